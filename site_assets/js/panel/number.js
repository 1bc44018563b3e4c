// A number that can be opened, or, where it is the subject itself or was never made, only read.

import { attributeSetter, dataElement, h } from '../ui/dom.js';

// Remembers what each element of a panel stands for: the number it opens and what the graph lights for it.
export function makeLedger() {
  return { nodes: new WeakMap(), highlights: new WeakMap(), subject: null };
}

export function opens(figure, ledger) {
  return typeof figure.node?.id === 'string' && figure.node.id !== ledger.subject;
}

// Returns { element, update(figure) }. isOpener: a button; it stays one for as long as the element lives.
export function makeNumber(ledger, isOpener) {
  const data = dataElement({});
  const element = isOpener ? h('button', { type: 'button', class: 'number' }, data.element) : data.element;
  const set = attributeSetter(element);
  return {
    element,
    update(figure, label) {
      data.update(figure.value, figure.text);
      if (!isOpener) return;
      ledger.nodes.set(element, figure.node);
      if (label) set('aria-label', `${figure.node.symbol}, ${figure.text}`);
    },
  };
}
