// Links that load a page are pressed and dragged like anything else, and lead nowhere.
() => {
  const stay = (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && (link.pathname !== location.pathname || !link.hash)) event.preventDefault();
  };
  for (const kind of ['click', 'dragstart']) document.addEventListener(kind, stay, true);
}
