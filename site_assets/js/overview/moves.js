// Which weights moved when? Every step of every parameter as one picture.

import { parts, t } from '../language/text.js';
import { formatSigned } from '../explanations/format.js';
import { parameterAt, parameterName, subscripted } from '../record/names.js';
import { BLOCKS, DECIMALS_OF, SCALE } from '../shared.js';
import { sizesOf } from '../maths/network.js';
import { weightColour } from '../ui/colour.js';
import { h } from '../ui/dom.js';
import { columnOf, oncePerRun, shownIndices } from './epochs.js';
import { mapPanel } from './map.js';

const TALLEST = 470; // px of the picture
const CELL = [3, 1]; // dots; the middle one stays dark where a parameter falls
const LISTED = 24;
const LEAST_HEAD = 6; // px that a name needs before its rows

// { indices, steps, ways, largest, half }: millionths that each parameter moved between one shown epoch and the next; how
// far each went in all; the largest step { column, place }; the first shown epoch by which half of all ways was gone.
const movesIn = oncePerRun((run) => {
  const indices = shownIndices(run);
  const steps = indices.slice(1).map((index, n) => {
    const before = run.millionths(indices[n]);
    return Float64Array.from(run.millionths(index), (value, place) => value - before[place]);
  });
  const ways = new Float64Array(run.width);
  const largest = { column: 0, place: 0, size: 0 };
  const strides = steps.map((moved, column) => moved.reduce((sum, step, place) => {
    const size = Math.abs(step);
    ways[place] += size;
    if (size > largest.size) Object.assign(largest, { column, place, size });
    return sum + size;
  }, 0));
  return { indices, steps, ways, largest, half: halfWay(strides) };
});

// How many steps it takes until half of the way is gone.
function halfWay(strides) {
  const whole = strides.reduce((sum, stride) => sum + stride, 0);
  let gone = 0;
  return strides.findIndex((stride) => (gone += stride) >= whole / 2) + 1;
}

const chosen = new WeakMap(); // run -> the place of the parameter that its reader looks at

export function movesPanel(view) {
  const { context } = view;
  const { run } = context;
  const found = movesIn(run);
  if (!found.largest.size) return { answer: [run.epochs.length > 1 ? t('No parameter of this run moves.') : t('No parameter of this run moves: it holds one epoch.')], blocks: [] };
  return mapPanel(view, {
    name: 'moves',
    answer: answerOf(run, found),
    indices: found.indices,
    map: mapOf(context, found),
    reading: t('A row is one of the {width} parameters, a column a step: blue up, red with a dark line down, the stronger the farther.', { width: run.width }),
    table: movesTable(run, found),
  });
}

function answerOf(run, { indices, largest, half, steps }) {
  const { column, place } = largest;
  const into = run.epochs[indices[column + 1]];
  return parts(t('The largest step of all is that of {symbol} into {epoch}: {step}. Half of all the way was gone by epoch {half}.'), {
    symbol: { text: parameterName(place, run.shape), action: { select: parameterAt(place, run.shape) } },
    epoch: { text: t('epoch {epoch}', { epoch: into }), action: { move: { epoch: into } } },
    step: signed(steps[column][place]),
    half: run.epochs[indices[half]],
  });
}

function signed(millionths) {
  return formatSigned(millionths / SCALE, DECIMALS_OF.step);
}

function mapOf({ run, index }, found) {
  const { indices, steps, largest } = found;
  const height = Math.min(2, TALLEST / run.width);
  const scale = largest.size;
  return {
    label: t('Steps and parameters, each with how far it moved'),
    columns: steps.length,
    rows: run.width,
    column: Math.max(0, columnOf(indices, index) - 1),
    row: chosen.get(run) ?? largest.place,
    height,
    cell: CELL,
    source: found,
    heads: headsOf(run.shape, height),
    paint: (brush) => steps.forEach((moved, column) => moved.forEach((step, row) => {
      brush(column, row, weightColour(step, scale));
      if (step < 0) brush(column, row, weightColour(0, scale), 1, 0, 1, 1);
    })),
    tell: (column, row) => tellOf(run, found, column, row),
    go: (column, row) => {
      chosen.set(run, row);
      return { epoch: run.epochs[indices[column + 1]] };
    },
  };
}

function tellOf(run, { indices, steps }, column, place) {
  return [
    { text: parameterName(place, run.shape), action: { select: parameterAt(place, run.shape) } },
    ` ${t('from epoch {before} to {epoch}: {step}', { before: run.epochs[indices[column]], epoch: run.epochs[indices[column + 1]], step: signed(steps[column][place]) })}`,
  ];
}

// The rows of a matrix, or a whole row of biases, by name.
function headsOf(shape, height) {
  let row = 0;
  return Object.keys(BLOCKS).flatMap((block) => {
    const [units, width] = sizesOf(block, shape);
    const groups = width ? Array.from({ length: units }, (_, unit) => ({ name: subscripted(block, [unit]), rows: width })) : [{ name: block, rows: units }];
    return groups.map(({ name, rows }) => {
      row += rows;
      return { element: h('span', {}, name), row: row - rows, rows };
    });
  }).filter(({ rows }) => rows * height >= LEAST_HEAD);
}

function movesTable(run, { indices, steps, ways }) {
  const order = Array.from(ways.keys()).sort((a, b) => ways[b] - ways[a] || a - b).slice(0, LISTED);
  const farthest = order.map((place) => steps.reduce((best, moved, column) => (Math.abs(moved[place]) > Math.abs(steps[best][place]) ? column : best), 0));
  const number = (millionths) => ({ value: millionths / SCALE, exact: millionths / SCALE, style: 'step', kind: 'computed' });
  return {
    key: 'moves',
    caption: t('The {count} that went farthest', { count: order.length }),
    side: 'parameter',
    rows: order.map((place) => ({ text: parameterName(place, run.shape), action: { select: parameterAt(place, run.shape) } })),
    columns: [
      { head: 'way', numbers: order.map((place) => number(ways[place])) },
      { head: t('largest step'), numbers: order.map((place, n) => number(steps[farthest[n]][place])) },
      { head: t('into epoch'), texts: farthest.map((column) => String(run.epochs[indices[column + 1]])) },
    ],
  };
}
