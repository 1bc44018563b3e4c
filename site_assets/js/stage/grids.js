// The weights of the hidden units as pictures side by side, for figures without a graph, and those of the outputs
// behind a switch. All squares of a layer share one symmetric scale, so that a shade means the same at every epoch.

import { t } from '../language/text.js';
import { formatSigned } from '../explanations/format.js';
import { makeFace } from './faces.js';
import { DECIMALS_OF } from '../shared.js';
import { dataElement, h } from '../ui/dom.js';

const MOST_NAMED = 10; // pictures of weights that say 'hidden' beside their number
const LEGEND = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];

// actions: { select(kind, indices), hover(selection, place), leave() }
export function makeGrids(container, run, actions) {
  const { shape, picture } = run;
  const scales = { w1: run.largest('w1') || 1, w2: run.largest('w2') || 1 };
  const faces = Array.from({ length: shape.hidden }, (_, j) => {
    const face = makeFace(picture.rows, picture.columns, scales.w1, { role: 'img', 'aria-label': t('weights of hidden {j}', { j }) });
    openSquares(face, (k) => ({ kind: 'w1', indices: [j, k] }), actions);
    return face;
  });
  const outputs = makeFace(shape.outputs, shape.hidden, scales.w2, { role: 'img', 'aria-label': t('weights of the outputs') });
  openSquares(outputs, (n) => ({ kind: 'w2', indices: [Math.floor(n / shape.hidden), n % shape.hidden] }), actions);
  const figures = faces.map((face, j) => h('figure', {}, face.element, nameOf(j, shape.hidden <= MOST_NAMED, actions)));
  const caption = h('figcaption', {}, t('a row for each output, a column for each hidden neuron'));
  container.append(
    h('div', { class: 'faces' }, figures),
    makeLegend('w1', scales.w1),
    h('details', { class: 'w2' }, h('summary', {}, t('Weights to the outputs')), h('figure', {}, outputs.element, caption), makeLegend('w2', scales.w2)),
  );
  return {
    update(model, ghost, { touched }) {
      faces.forEach((face, j) => {
        face.draw(model.network.w1, j * shape.inputs, ghost?.network.w1 ?? null);
        figures[j].classList.toggle('faded', Boolean(touched) && !touched.h.has(j));
      });
      outputs.draw(model.network.w2, 0, ghost?.network.w2 ?? null);
    },
  };
}

function nameOf(j, isNamed, actions) {
  const word = isNamed ? h('span', {}, `${t('hidden')} `) : null;
  const open = () => actions.select('h', [j]);
  return h('figcaption', {}, h('button', { type: 'button', onclick: open, 'aria-label': t('open hidden {j}', { j }) }, word, String(j)));
}

// Pointing at a square tells its weight, pressing it opens it.
function openSquares({ element, cellAt }, selectionOf, actions) {
  const at = (event) => {
    const cell = cellAt(event);
    return cell === null ? null : selectionOf(cell);
  };
  element.addEventListener('pointermove', (event) => {
    const selection = at(event);
    if (selection) actions.hover(selection, new DOMRect(event.clientX, event.clientY));
  });
  element.addEventListener('pointerleave', () => actions.leave());
  element.addEventListener('click', (event) => {
    const selection = at(event);
    if (selection) actions.select(selection.kind, selection.indices);
  });
}

export function makeLegend(block, scale) {
  const face = makeFace(1, LEGEND.length, scale, { 'aria-hidden': 'true' });
  face.draw(LEGEND.map((share) => share * scale), 0);
  const end = (value) => {
    const number = dataElement({});
    number.update(value, formatSigned(value, DECIMALS_OF.weight));
    return number.element;
  };
  return h(
    'p',
    { class: 'legend' },
    end(-scale),
    face.element,
    end(scale),
    h('span', { class: 'note alone' }, t('{block}, one scale for all epochs; a bar means minus', { block })),
    h('span', { class: 'note while-comparing' }, t('left half: the pinned moment, right half: now')),
  );
}
