// The symbols of a page's prose, formulas and listings.

// 'w1[3][7]' -> 'w1'
export function baseOf(symbol) {
  return symbol.split('[')[0];
}

// Lights every place of the same quantity: w1[3][7] and w1 belong together, w1[3][7] and w1[0][0] do not.
export function lightAll(article, symbol, isLit) {
  if (!symbol) return;
  for (const other of article.querySelectorAll(`[data-symbol^="${baseOf(symbol)}"]`)) {
    const theirs = other.dataset.symbol;
    const isSame = baseOf(theirs) === baseOf(symbol) && (theirs === symbol || !theirs.includes('[') || !symbol.includes('['));
    if (isSame) other.classList.toggle('lit', isLit);
  }
}

// The symbols of a displayed formula or a listing are one tab stop; arrow keys move within it.
export function walkSymbols(frame) {
  const symbols = Array.from(frame.querySelectorAll('[data-symbol]'));
  symbols.forEach((symbol, n) => {
    symbol.setAttribute('tabindex', n ? '-1' : '0');
    symbol.setAttribute('role', 'link');
  });
  frame.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = symbols[symbols.indexOf(event.target) + by];
    if (event.key === 'Enter') event.target.dispatchEvent(new Event('click', { bubbles: true }));
    else if (next) next.focus();
    else return;
    event.preventDefault();
  });
}
