// Signed bars to both sides of zero, each with its name and its number.

import { attributeSetter, h } from '../ui/dom.js';
import { typeset } from '../ui/typeset.js';
import { makeNumber, opens } from './number.js';

// block: see explanations/pictures.js.
export function makeBars(block, ledger) {
  const bars = block.bars.map((bar) => makeBar(bar, ledger));
  return {
    element: h('ul', { class: 'bars', role: 'list' }, bars.map((bar) => bar.element)),
    update: (next) => next.bars.forEach((bar, n) => bars[n].update(bar)),
  };
}

// Bars of the same shape can take each other's numbers.
export function barsShape({ key, bars }, ledger) {
  return [key, ...bars.map((bar) => bar.name + (opens(bar.figure, ledger) ? '#' : '.'))].join('|');
}

function makeBar({ name, figure }, ledger) {
  const number = makeNumber(ledger, opens(figure, ledger));
  const fill = h('span', {});
  const set = attributeSetter(fill);
  const element = h('li', {}, h('span', { class: 'name' }, typeset(name)), h('span', { class: 'track', 'aria-hidden': 'true' }, fill), number.element);
  let shown = '';
  return {
    element,
    update(bar) {
      number.update(bar.figure, true);
      ledger.highlights.set(element, bar.highlights);
      set('class', bar.share < 0 ? 'minus' : 'plus');
      const cut = clipOf(bar.share);
      if (cut !== shown) fill.style.clipPath = shown = cut;
    },
  };
}

// Cuts the half on its side of zero down to its share.
function clipOf(share) {
  const rest = `${(100 * (1 - Math.abs(share))).toFixed(1)}%`;
  return share < 0 ? `inset(0 0 0 ${rest})` : `inset(0 ${rest} 0 0)`;
}
