// The symbols of a page's prose, formulas and listings.

import { t } from '../language/text.js';
import { placeOf } from '../page/links.js';
import { h } from '../ui/dom.js';

// Where the symbol of a formula's link stands in the formula.
const seen = new WeakMap();

// 'w1[3][7]' -> 'w1'
export function baseOf(symbol) {
  return symbol.split('[')[0];
}

// The symbol's entry in the glossary.
export function entryPlace(symbol) {
  return placeOf(`glossary.html${location.search}#${baseOf(symbol)}`);
}

// What the eye sees of words that have a note.
export function seenAt(words) {
  return seen.get(words) ?? words;
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
  const links = frame.matches('pre') ? symbols : linksTo(symbols, frame);
  links.forEach((link, n) => {
    link.setAttribute('tabindex', n ? '-1' : '0');
    link.setAttribute('role', 'link');
  });
  frame.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = links[links.indexOf(event.target) + by];
    if (event.key === 'Enter') event.target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    else if (next) next.focus();
    else return;
    event.preventDefault();
  });
}

// A formula is one thing to those who listen, and nothing inside it can be a link: the links follow it, unseen, and
// the focus shows in the formula.
function linksTo(symbols, frame) {
  const names = Array.from(new Set(symbols.map((symbol) => symbol.dataset.symbol)));
  const links = names.map((name) => linkTo(symbols.find((symbol) => symbol.dataset.symbol === name)));
  if (links.length) frame.append(h('span', { class: 'visually-hidden', role: 'group', 'aria-label': t('Symbols of the formula') }, links));
  if (links.length || frame.scrollWidth <= frame.clientWidth) frame.removeAttribute('tabindex');
  return links;
}

function linkTo(symbol) {
  const name = symbol.dataset.symbol;
  const link = h('a', { href: entryPlace(name) }, name);
  Object.assign(link.dataset, symbol.dataset);
  seen.set(link, symbol);
  link.addEventListener('focus', () => {
    symbol.classList.add('focused');
    symbol.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  link.addEventListener('blur', () => symbol.classList.remove('focused'));
  return link;
}
