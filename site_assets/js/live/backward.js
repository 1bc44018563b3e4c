// Blame on its way back through the real graph: outputs, lines, hidden neurons, sigmoid, weights.

import { classed, t } from '../language/text.js';
import { formatSigned } from '../explanations/format.js';
import { DECIMALS_OF } from '../shared.js';
import { glowColour } from '../ui/colour.js';
import { h, svg } from '../ui/dom.js';
import { makeRow } from './widgets.js';

const WIDTH = 340;
const HEIGHT = 250;
const CELL = 15;
const HIDDEN = 170; // where the columns stand
const OUTPUT = 272;
const THICK = 5; // px of the strongest line, and
const LARGE = 12; // of the largest circle of blame

const STAGES = [
  t('Forward. The picture goes in, the neurons light up, and the answer is wrong.'),
  t('Blame at the outputs: what each said less what it should have said.'),
  t('Back along the lines: the blame of each output times the weight, summed at each neuron.'),
  t('Through the sigmoid: at most a quarter of the blame gets by.'),
  t('To the weights: the blame of the listener times what came in. Dark pixels get none.'),
];

// What is drawn at each stage: blame of the hidden neurons, and of the lines.
export function makeFigure(numbers) {
  const row = makeRow({ ...numbers.stage, label: t('Stage') }, show);
  const words = h('p', { class: 'row stages', role: 'status' });
  const drawing = svg('svg', { class: 'walk-back', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' });

  function show() {
    const stage = row.value;
    words.textContent = STAGES[stage];
    row.show(`${stage}: ${STAGES[stage]} ${spoken(numbers, stage)}`);
    const hidden = { 2: numbers.da1, 3: numbers.dz1, 4: numbers.dz1 }[stage];
    drawing.replaceChildren(...inputLines(numbers, stage), ...outputLines(numbers, stage), ...picture(numbers), ...neurons(numbers, hidden), ...outputs(numbers, stage));
  }

  show();
  return [words, drawing, row.element];
}

function spoken({ dz2, da1, dz1 }, stage) {
  const blame = [[], dz2, da1, dz1, []][stage];
  return blame.map((value) => formatSigned(value, DECIMALS_OF.blame)).join(', ');
}

const middleOf = (n, count) => (HEIGHT * (n + 0.5)) / count;
const pixelAt = (k, columns) => [10 + (k % columns) * CELL, HEIGHT / 2 + (Math.floor(k / columns) - columns / 2) * CELL];

function picture({ x, columns }) {
  const [x0, y0] = pixelAt(0, columns);
  const frame = svg('rect', { x: x0 - 3, y: y0 - 3, width: columns * CELL + 5, height: columns * CELL + 5, fill: glowColour(0) });
  const pixels = x.map((value, k) => {
    const [left, top] = pixelAt(k, columns);
    return svg('rect', { x: left, y: top, width: CELL - 1, height: CELL - 1, fill: glowColour(value) });
  });
  return [frame, ...pixels];
}

// The lines from pixels show only what the last stage finds: the slopes of the first weights.
function inputLines({ x, dz1, columns }, stage) {
  if (stage < 4) return [];
  const largest = Math.max(...dz1.map(Math.abs));
  return dz1.flatMap((blame, j) =>
    x.flatMap((value, k) => {
      const [left, top] = pixelAt(k, columns);
      return value ? line([left + CELL, top + CELL / 2], [HIDDEN, middleOf(j, dz1.length)], blame / largest / 2) : [];
    }));
}

function outputLines({ w2, dz2, a1 }, stage) {
  const carried = [
    (i, j) => w2[i][j], () => 0, (i, j) => w2[i][j] * dz2[i], () => 0, (i, j) => dz2[i] * a1[j],
  ][stage];
  const all = w2.flatMap((row, i) => row.map((_, j) => [i, j, carried(i, j)]));
  const largest = Math.max(...all.map(([, , value]) => Math.abs(value))) || 1;
  return all.flatMap(([i, j, value]) => line([HIDDEN, middleOf(j, a1.length)], [OUTPUT, middleOf(i, dz2.length)], value / largest));
}

function line([x1, y1], [x2, y2], share) {
  if (!share) return [svg('path', { class: 'level', d: `M${x1} ${y1}L${x2} ${y2}` })];
  return [svg('path', { class: `carried ${share < 0 ? 'minus' : ''}`, d: `M${x1} ${y1}L${x2} ${y2}`, 'stroke-width': Math.max(0.4, THICK * Math.abs(share)) })];
}

function neurons({ a1, da1 }, blame) {
  const largest = Math.max(...da1.map(Math.abs));
  return a1.flatMap((activation, j) => [
    svg('circle', { class: 'handle quiet', cx: HIDDEN, cy: middleOf(j, a1.length), r: 9, fill: glowColour(activation) }),
    blame ? charge(HIDDEN, middleOf(j, a1.length), blame[j] / largest) : [],
    svg('text', { x: HIDDEN - 20, y: middleOf(j, a1.length) + 4 }, String(j)),
  ].flat());
}

function outputs({ a2, dz2, names, label }, stage) {
  return a2.flatMap((share, i) => {
    const y = middleOf(i, a2.length);
    const shown = stage ? formatSigned(dz2[i], 2) : `${Math.round(100 * share)} %`;
    return [
      svg('circle', { class: 'handle quiet', cx: OUTPUT, cy: y, r: 9, fill: glowColour(share) }),
      stage ? charge(OUTPUT, y, dz2[i]) : [],
      svg('text', { x: OUTPUT + 18, y: y - 4 }, `${classed(names[i])}${i === label ? ' ✓' : ''}`),
      svg('text', { x: OUTPUT + 18, y: y + 12 }, shown),
    ].flat();
  });
}

// Blame as a disc: as large as it is, blue where positive, red and ringed where negative.
function charge(x, y, share) {
  const minus = share < 0;
  const r = Math.max(2, LARGE * Math.sqrt(Math.abs(share)));
  return [
    svg('circle', { class: `part ${minus ? 'minus' : ''}`, cx: x, cy: y, r }),
    svg('path', { class: 'sign', d: minus ? `M${x - 4} ${y}h8` : `M${x - 4} ${y}h8M${x} ${y - 4}v8` }),
  ];
}
