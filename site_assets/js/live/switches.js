// One neuron and its pixels: which of them make it shine?

import { classed, parts, t } from '../language/text.js';
import { formatActivation, formatRate } from '../explanations/format.js';
import { sigmoid } from '../maths/network.js';
import { glowColour } from '../ui/colour.js';
import { dataElement, h, svg } from '../ui/dom.js';
import { makeBoard, PIXELS } from './board.js';
import { makeButton } from './widgets.js';

const BRIGHT = 0.95;
const DIM = 0.05;

export function makeFigure({ weights, bias, pictures, columns }, tell) {
  const lamp = svg('circle', { class: 'handle quiet', cx: 60, cy: 60, r: 50 });
  const held = dataElement({});
  const words = h('p', { class: 'row', role: 'status' });
  const board = makeBoard({ name: t('Pixels'), columns, values: pictures[0].x, ...PIXELS }, update);
  const buttons = pictures.map(({ name, x }) => makeButton(t('Draw {digit}', { digit: classed(name) }), () => board.set(x)));
  const blank = makeButton(t('Clear'), () => board.set(weights.map(() => 0)));
  let found = new Set();

  function update() {
    const a = sigmoid(weights.reduce((sum, weight, k) => sum + weight * board.values[k], bias));
    lamp.setAttribute('fill', glowColour(a));
    held.update(a, formatActivation(a));
    if (a > BRIGHT) found = found.add('bright');
    if (a < DIM) found = found.add('dark');
    words.textContent = said(a, found);
    tell({ a, on: board.values.filter((value) => value > 0).length });
  }

  update();
  return [
    h('div', { class: 'pair' }, board.element, h('div', {}, svg('svg', { class: 'lamp', viewBox: '0 0 120 120', 'aria-hidden': 'true' }, lamp), h('p', { class: 'row' }, parts(t('It holds {sum}'), { sum: held.element })))),
    words,
    h('div', { class: 'foot' }, [...buttons, blank].map((button) => button.element)),
  ];
}

function said(a, found) {
  if (found.size === 2) return t('You have had it fully lit and quite dark. What does it look for?');
  if (a > BRIGHT) return t('Fully lit. Now put it out.');
  if (a < DIM) return t('Quite dark. Now make it shine.');
  return t('Bring it above {bright}, then below {dim}.', { bright: formatRate(BRIGHT), dim: formatRate(DIM) });
}
