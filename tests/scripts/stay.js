// Links that lead off the page are pressed like anything else, and lead nowhere.
() => document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (link && link.pathname !== location.pathname) event.preventDefault();
}, true)
