// Symbols by keyboard: those of a formula or a listing are links, one tab stop for all.

import { t } from '../language/text.js';
import { h, setAttribute } from '../ui/dom.js';
import { entryPlace } from './symbols.js';

// Where the symbol of a formula's link stands in the formula.
const seen = new WeakMap();

// What the eye sees of words that have a note.
export function seenAt(words) {
  return seen.get(words) ?? words;
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
  if (links.length) frame.removeAttribute('tabindex');
  else new ResizeObserver(() => letScroll(frame)).observe(frame);
  return links;
}

// What is too wide for its place, with large text say, is a region that can be focused and scrolled.
function letScroll(frame) {
  const scrolls = frame.scrollWidth > frame.clientWidth;
  setAttribute(frame, 'tabindex', scrolls && '0');
  setAttribute(frame, 'role', scrolls && 'region');
  setAttribute(frame, 'aria-label', scrolls && frame.querySelector('math').getAttribute('alttext'));
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
