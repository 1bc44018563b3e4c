// The lines of a panel. A block that keeps its shape from one moment to the next is updated in place.

import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { makeEquation } from './equation.js';
import { makeParts, partsShape } from './operands.js';
import { makeTable, tableShape } from './table.js';
import { makeWaterfall } from './waterfall.js';

const MAKERS = {
  equation: (block, ledger) => makeEquation(ledger),
  table: makeTable,
  waterfall: makeWaterfall,
  parts: makeParts,
  switch: makeSwitch,
  heading: () => makeWords('h4'),
  text: () => makeWords('p'),
};

const SHAPES = { table: tableShape, parts: partsShape };

function makeSwitch({ key }, ledger, actions) {
  const button = h('button', { type: 'button' });
  const set = attributeSetter(button);
  const setText = textSetter(button);
  let isOn = false;
  button.addEventListener('click', () => {
    if (key === 'sort') actions.sort(isOn ? 'sample' : 'contribution');
    else actions.toggle(key);
  });
  return {
    element: h('p', { class: 'switch' }, button),
    update(block) {
      isOn = block.isOn;
      set('aria-pressed', String(isOn));
      setText(block.text);
    },
  };
}

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
      next.forEach((view, n) => put(element, view.element, n));
      while (element.children.length > next.length) element.lastChild.remove();
      views = next;
      blocks.forEach((block, n) => views[n].update(block));
    },
  };
}

// Leaves an element that stands right alone: moving it would take the focus from what is inside.
function put(parent, element, n) {
  const there = parent.children[n];
  if (there === element) return;
  if (there) there.replaceWith(element);
  else parent.append(element);
}
