// Writes down, at every change of the panel, how many digits after the point each number of its lines has.
() => {
  const seen = [];
  const panel = document.querySelector('.panel');
  const digitsOf = ({ textContent }) => (textContent.split('.')[1] ?? '').length;
  const read = () => seen.push(Array.from(panel.querySelectorAll('.line .equation data'), digitsOf));
  new MutationObserver(read).observe(panel, { subtree: true, characterData: true, childList: true });
  globalThis.digitsSeen = seen;
}
