// Keeps what a page says on its console, throws or is refused, for an engine whose driver does not tell it.
window.said = [];
for (const level of ['debug', 'info', 'log', 'warn', 'error']) {
  console[level] = (...words) => window.said.push(`${level}: ${words.join(' ')}`);
}
window.addEventListener('error', (event) => {
  const { src, href } = event.target;
  window.said.push(event.message ?? `does not load: ${src ?? href}`);
}, true);
window.addEventListener('unhandledrejection', (event) => window.said.push(String(event.reason)));
document.addEventListener('securitypolicyviolation', (event) => {
  window.said.push(`refused: ${event.violatedDirective} ${event.blockedURI}`);
});
