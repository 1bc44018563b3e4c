// Links that load a page are pressed like anything else, and lead nowhere; nothing is dropped on the page either.
() => {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && (link.pathname !== location.pathname || !link.hash)) event.preventDefault();
  }, true);
  document.addEventListener('dragstart', (event) => event.preventDefault(), true);
}
