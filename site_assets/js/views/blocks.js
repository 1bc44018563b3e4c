// The lines of a panel. A block that keeps its shape from one moment to the next is updated in place.

import { h, textSetter } from './dom.js';
import { makeEquation } from './equation.js';
import { makeParts, partsShape } from './parts.js';
import { makeTable, tableShape } from './table.js';
import { makeWaterfall } from './waterfall.js';

const MAKERS = {
  equation: (block, ledger) => makeEquation(ledger),
  table: makeTable,
  waterfall: makeWaterfall,
  parts: makeParts,
  heading: () => makeWords('h4'),
  text: () => makeWords('p'),
};

const SHAPES = { table: tableShape, parts: partsShape };

function makeWords(tag) {
  const element = h(tag, {});
  const setText = textSetter(element);
  return { element, update: (block) => setText(block.text) };
}

export function makeBlocks(ledger, actions) {
  const element = h('div', { class: 'blocks' });
  let views = [];
  const viewFor = (block, n) => {
    const shape = `${block.type} ${SHAPES[block.type]?.(block, ledger) ?? block.key}`;
    if (views[n]?.shape === shape) return views[n];
    return { shape, ...MAKERS[block.type](block, ledger, actions) };
  };
  return {
    element,
    update(blocks) {
      const next = blocks.map(viewFor);
      if (next.length !== views.length || next.some((view, n) => view !== views[n])) {
        element.replaceChildren(...next.map((view) => view.element));
      }
      views = next;
      blocks.forEach((block, n) => views[n].update(block));
    },
  };
}
