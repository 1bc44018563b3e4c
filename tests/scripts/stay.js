// What leads to another page is pressed like anything else, and leads nowhere; nothing is dropped on the page either.
() => {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && (link.pathname !== location.pathname || !link.hash)) event.preventDefault();
    if (!link && event.target.closest?.('[data-symbol]')) event.stopPropagation(); // it would open the glossary
  }, true);
  document.addEventListener('dragstart', (event) => event.preventDefault(), true);
}
