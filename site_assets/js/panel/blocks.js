// The lines of a panel. A block that keeps its shape from one moment to the next is updated in place. One whose script
// comes later says itself what makes it.

import { h, textSetter } from '../ui/dom.js';
import { barsShape, makeBars } from './bars.js';
import { makeColumns } from './columns.js';
import { makeEquation } from './equation.js';
import { makeFlip } from './flip.js';
import { makeLife } from './life.js';
import { makeParts, partsShape } from './operands.js';
import { makePictures } from './pictures.js';
import { makeSamples } from './samples.js';
import { makeScrubber } from './scrubber.js';
import { makeSentence } from './sentence.js';
import { makeSwitch } from './switch.js';
import { makeFoldedTable } from './table.js';

const MAKERS = {
  equation: (block, ledger) => makeEquation(ledger),
  bars: makeBars,
  columns: makeColumns,
  pictures: makePictures,
  table: makeFoldedTable,
  parts: makeParts,
  sentence: makeSentenceBlock,
  samples: makeSamples,
  flip: makeFlip,
  life: (block, ledger, actions) => makeLife(block, ledger, actions, makeBlocks),
  scrubber: makeScrubber,
  switch: (block, ledger, actions) => makeSwitch(block, actions),
  link: makeLink,
  heading: () => makeWords('h4'),
  text: () => makeWords('p'),
};

const SHAPES = { bars: barsShape, parts: partsShape };

// Opens a number or shows another moment.
function makeLink(block, ledger, actions) {
  let now = block;
  const button = h('button', { type: 'button', onclick: () => (now.open ? actions.open(now.open) : actions.move(now.move)) });
  const setText = textSetter(button);
  return {
    element: h('p', { class: 'switch' }, button),
    update(next) {
      now = next;
      setText(next.text);
    },
  };
}

function makeSentenceBlock(block, ledger, actions) {
  const { element, update } = makeSentence(ledger, actions, { class: 'more-said' });
  return { element, update: ({ tokens }) => update(tokens) };
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
    return { shape, ...(block.make ?? MAKERS[block.type])(block, ledger, actions) };
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
