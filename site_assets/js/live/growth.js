// The faces of all hidden neurons at an epoch that can be moved: noise that takes shape.

import { t } from '../language/text.js';
import { formatNumber } from '../explanations/format.js';
import { loader } from '../page/page.js';
import { weightColour } from '../ui/colour.js';
import { h, svg, textSetter } from '../ui/dom.js';
import { makeRow } from './widgets.js';

const SIGN = 0.25; // of the largest weight: from here on a minus is marked

export async function makeFigure({ epoch }) {
  const run = await loader.run('main');
  const largest = run.largest('w1');
  const faces = Array.from({ length: run.shape.hidden }, (_, j) => makeFace(j, run, largest));
  const row = makeRow({ ...epoch, label: t('Epoch') }, show);
  const words = h('p', { class: 'row' });

  function show() {
    faces.forEach((face) => face.update(row.value));
    const kept = faces.map((face) => face.kept(row.value));
    words.textContent = t('Below each face: how much of its start is left, from {number} to {number2}.', { number: formatNumber(Math.min(...kept), 2), number2: formatNumber(Math.max(...kept), 2) });
    row.show(t('epoch {value}', { value: row.value }));
  }

  show();
  return [h('div', { class: 'faces' }, faces.map((face) => face.element)), words, row.element];
}

function makeFace(j, run, largest) {
  const { inputs } = run.shape;
  const { columns, rows } = run.picture;
  const weights = (index) => run.network(index).w1.subarray(j * inputs, (j + 1) * inputs);
  const kept = (index) => likeness(weights(0), weights(index));
  const cells = Array.from({ length: inputs }, (_, k) => {
    const [x, y] = [k % columns, Math.floor(k / columns)];
    return {
      square: svg('rect', { x, y, width: 0.96, height: 0.96 }),
      sign: svg('path', { class: 'sign', d: `M${x + 0.3} ${y + 0.48}h0.36` }),
    };
  });
  const drawing = svg('svg', { viewBox: `0 0 ${columns} ${rows}`, role: 'img', 'aria-label': t('Weights of hidden neuron {j}', { j }) }, cells.flatMap(({ square, sign }) => [square, sign]));
  const share = h('span', {});
  const setShare = textSetter(share);
  return {
    element: h('div', {}, drawing, share),
    kept,
    update(index) {
      weights(index).forEach((weight, k) => {
        cells[k].square.setAttribute('fill', weightColour(weight, largest));
        cells[k].sign.setAttribute('visibility', weight < -SIGN * largest ? 'visible' : 'hidden');
      });
      setShare(formatNumber(kept(index), 2));
    },
  };
}

// The cosine of the angle between two lists of weights: 1 for the same pattern, 0 for nothing in common.
function likeness(a, b) {
  const product = (one, other) => one.reduce((sum, value, k) => sum + value * other[k], 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
