// The symbols of a page's prose, formulas and listings.

import { placeOf } from '../page/links.js';

// 'w1[3][7]' -> 'w1'
export function baseOf(symbol) {
  return symbol.split('[')[0];
}

// The symbol's entry in the glossary.
export function entryPlace(symbol) {
  return placeOf(`glossary.html${location.search}#${baseOf(symbol)}`);
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
