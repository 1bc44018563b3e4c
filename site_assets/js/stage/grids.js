// Weights as coloured squares: each hidden unit's row of w1 as a picture, and w2 as one table.
// All squares share one symmetric scale, so that a shade means the same everywhere and at every epoch.

import { formatNumber } from '../explanations/format.js';
import { weightColour } from '../ui/colour.js';
import { attributeSetter, dataElement, h, svg } from '../ui/dom.js';

const MOST_NAMED = 10; // pictures of weights that say 'hidden' beside their number
const CELL = 10; // in the units of the drawing; CSS sizes the whole

// actions: { select(kind, indices), hover(selection, place), leave() }
export function makeGrids(container, run, actions) {
  const { shape, picture } = run;
  const scales = { w1: run.largest('w1') || 1, w2: run.largest('w2') || 1 };
  const faces = Array.from({ length: shape.hidden }, (_, j) => {
    const cells = { block: 'w1', count: shape.inputs, columns: picture.columns, indices: (k) => [j, k] };
    return makeFace(`weights of hidden ${j}`, cells, actions);
  });
  const w2 = makeFace('weights of the outputs', {
    block: 'w2',
    count: shape.outputs * shape.hidden,
    columns: shape.hidden,
    indices: (n) => [Math.floor(n / shape.hidden), n % shape.hidden],
  }, actions);
  container.append(
    h('div', { class: 'w1' }, h('div', { class: 'faces' }, faces.map((face) => face.element)), makeLegend('w1', scales.w1)),
    h('div', { class: 'w2' }, w2.element, makeLegend('w2', scales.w2)),
  );
  faces.forEach((face, j) => {
    const open = () => actions.select('h', [j]);
    const word = shape.hidden <= MOST_NAMED ? h('span', {}, 'hidden ') : null;
    const name = h('button', { type: 'button', onclick: open, 'aria-label': `open hidden ${j}` }, word, String(j));
    face.element.append(h('figcaption', {}, name));
  });
  w2.element.append(h('figcaption', {}, 'a row for each output, a column for each hidden neuron'));
  return {
    update(model, ghost, { touched }) {
      faces.forEach((face, j) => {
        face.update(model.network.w1, ghost?.network.w1, scales.w1, j * shape.inputs);
        face.element.classList.toggle('faded', Boolean(touched) && !touched.h.has(j));
      });
      w2.update(model.network.w2, ghost?.network.w2, scales.w2, 0);
    },
  };
}

// cells: { block, count, columns, indices(n) }
function makeFace(label, cells, actions) {
  const squares = Array.from({ length: cells.count }, (_, n) => makeSquare(n, cells.columns));
  const width = cells.columns * CELL;
  const height = (cells.count / cells.columns) * CELL;
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label, class: 'face' },
    squares.map((square) => square.element),
  );
  const cellAt = (event) => {
    const box = drawing.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * cells.columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * (cells.count / cells.columns));
    const n = row * cells.columns + column;
    return n >= 0 && n < cells.count ? { kind: cells.block, indices: cells.indices(n) } : null;
  };
  drawing.addEventListener('pointermove', (event) => {
    const selection = cellAt(event);
    if (selection) actions.hover(selection, new DOMRect(event.clientX, event.clientY));
  });
  drawing.addEventListener('pointerleave', () => actions.leave());
  drawing.addEventListener('click', (event) => {
    const selection = cellAt(event);
    if (selection) actions.select(selection.kind, selection.indices);
  });
  return {
    element: h('figure', {}, drawing),
    update(weights, before, scale, start) {
      squares.forEach((square, n) => {
        const weight = weights[start + n];
        square.update(weight, before ? before[start + n] : null, scale);
      });
    },
  };
}

// A square in the weight's shade; a bar across it means minus; a small square shows the pinned moment.
function makeSquare(n, columns) {
  const x = (n % columns) * CELL;
  const y = Math.floor(n / columns) * CELL;
  const square = svg('rect', { x, y, width: CELL, height: CELL });
  const sign = svg('path', { class: 'sign', d: `M${x + 3} ${y + 5}h4` });
  const ghost = svg('rect', { class: 'ghost', x, y, width: CELL / 2, height: CELL, visibility: 'hidden' });
  const setSquare = attributeSetter(square);
  const setSign = attributeSetter(sign);
  const setGhost = attributeSetter(ghost);
  return {
    element: svg('g', {}, square, ghost, sign),
    update(weight, before, scale) {
      setSquare('fill', weightColour(weight, scale));
      setSign('visibility', weight < 0 ? 'visible' : 'hidden');
      setGhost('visibility', before === null ? 'hidden' : 'visible');
      if (before !== null) setGhost('fill', weightColour(before, scale));
    },
  };
}

function makeLegend(block, scale) {
  const steps = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];
  const squares = steps.map((share, n) => {
    const square = makeSquare(n, steps.length);
    square.update(share * scale, null, scale);
    return square.element;
  });
  const drawing = svg('svg', { viewBox: `0 0 ${steps.length * CELL} ${CELL}`, 'aria-hidden': 'true' }, squares);
  const end = (value) => {
    const number = dataElement({});
    number.update(value, (value > 0 ? '+' : '') + formatNumber(value, 3));
    return number.element;
  };
  return h(
    'p',
    { class: 'legend' },
    end(-scale),
    drawing,
    end(scale),
    h('span', { class: 'note alone' }, `${block}, one scale for all epochs; a bar means minus`),
    h('span', { class: 'note while-comparing' }, 'left half: the pinned moment, right half: now'),
  );
}
