// A neuron as a judge: the same performance, and a bias that can be dragged.

import { t } from '../language/text.js';
import { formatRate, formatSigned } from '../explanations/format.js';
import { sigmoid } from '../maths/network.js';
import { glowColour } from '../ui/colour.js';
import { h, svg } from '../ui/dom.js';
import { given, makeLine, makeRow } from './widgets.js';
import { makePlot } from './plot.js';

/** @type {[string, number][]} */
const ACTS = [[t('voice'), 1.4], [t('dance'), 0.8], [t('jokes'), -0.7]]; // what each is worth to this judge
const HEIGHT = 24; // of a bar and the space below it

export function makeFigure({ bias, sum: scale }) {
  const sum = makeLine(t('worth'));
  const verdict = h('p', { class: 'line' });
  const row = makeRow({ ...bias, label: t('Bias') }, update);
  const plot = makePlot({
    x: scale,
    y: () => ({ from: 0, to: 1, ticks: [] }),
    draw: ({ X, base }) => [
      svg('path', { class: 'level', d: `M${X(0)} 0V${base}` }),
      bars([...ACTS, [t('bias'), row.value]], X),
      svg('circle', { class: 'handle', cx: X(total()), cy: base, r: 11, fill: glowColour(sigmoid(total())) }),
    ],
  });

  function total() {
    return tenths(ACTS.reduce((z, [, worth]) => z + worth, row.value));
  }

  function update() {
    const z = given(total());
    const said = verdictOn(sigmoid(z.value));
    const worth = [...ACTS.map(([, value]) => value), row.value];
    sum.write('add', worth.map(given), z);
    verdict.textContent = t('The judge: {said}.', { said });
    row.show(`${formatRate(row.value)}: ${said}`);
    plot.redraw();
  }

  update();
  return [sum.element, verdict, plot.element, row.element];
}

// Each bar begins where the one above it ends; the last end is the sum.
function bars(rows, X) {
  let end = 0;
  return rows.flatMap(([name, value], n) => {
    const from = X(end);
    end += value;
    const [to, y] = [X(end), n * HEIGHT + 4];
    return [
      svg('rect', { class: `part ${value < 0 ? 'minus' : ''}`, x: Math.min(from, to), y, width: Math.abs(to - from), height: HEIGHT - 8 }),
      svg('path', { class: 'join', d: `M${to} ${y}v${HEIGHT}` }),
      svg('text', { x: 0, y: y + 12 }, `${name} ${formatSigned(value, 1)}`),
    ];
  });
}

function tenths(value) {
  return Math.round(value * 10) / 10;
}

function verdictOn(a) {
  if (a === 0.5) return t('undecided');
  if (Math.abs(a - 0.5) > 0.35) return a > 0.5 ? t('a clear yes') : t('a clear no');
  return a > 0.5 ? t('leans towards yes') : t('leans towards no');
}
