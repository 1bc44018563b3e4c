// What each operand of a line is: its symbol, its number and its name.

import { h, textSetter } from '../ui/dom.js';
import { makeNumber, opens } from './number.js';
import { typeset } from '../ui/typeset.js';

export function makeParts(block, ledger) {
  const parts = block.parts.map((part) => makePart(part, ledger));
  return {
    element: h('dl', { class: 'parts' }, parts.map((part) => part.element)),
    update: (next) => next.parts.forEach((part, n) => parts[n].update(part)),
  };
}

// Lists of the same shape can take each other's numbers.
export function partsShape({ key, parts }, ledger) {
  return [key, ...parts.map((part) => part.symbol + (opens(part.figure, ledger) ? '#' : '.'))].join('|');
}

function makePart({ symbol, figure }, ledger) {
  const number = makeNumber(ledger, opens(figure, ledger));
  const name = h('dd', { class: 'name' });
  const setName = textSetter(name);
  const element = h('div', {}, h('dt', {}, typeset(symbol)), h('dd', {}, number.element), name);
  return {
    element,
    update(part) {
      number.update(part.figure, true);
      setName(part.name);
      ledger.highlights.set(element, part.highlights);
    },
  };
}
