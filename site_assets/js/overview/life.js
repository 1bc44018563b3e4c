// The life of a number: its value at every epoch of the run, and of the one that is pinned behind it.

import { t } from '../language/text.js';
import { foldedTable } from '../explanations/tables.js';
import { numberOf } from '../explanations/tree.js';
import { momentOf, momentOfDrawing } from '../record/moment.js';
import { makeCurve, writeValue } from './curve.js';
import { columnOf, shownIndices } from './epochs.js';

const KEPT = 24; // lives of a run that stay in memory
const ROWS = 11; // of the table

// node: of the tree; move: what else has to change for the stage to go to its moment. Returns blocks.
export function lifeBlocks({ node, context, ghost, move, table }) {
  const life = lifeOf(context.run, node, context);
  const behind = ghost && ghost.run !== context.run ? lifeOf(ghost.run, node, context) : null;
  return [
    { make: makeCurve, type: 'curve', key: `curve ${node.name}`, life, behind, node, column: columnOf(life.indices, node.at.index), move },
    ...(life.isDone ? [foldedTable(tableOf(node, life), { digits: null, table })] : []),
  ];
}

const lives = new WeakMap(); // run -> Map(what -> life)

// { run, indices, values, isDone, turns }: values are NaN where there is no such number; turns works them out, one a turn.
function lifeOf(run, node, { moment, sample }) {
  if (!lives.has(run)) lives.set(run, new Map());
  const known = lives.get(run);
  const picture = node.at.sample ?? sample;
  const drawing = moment.drawn ? moment.x : null;
  const key = [node.name, node.indices, drawing ? drawing.join('') : picture].join(' ');
  if (!known.has(key)) {
    if (known.size >= KEPT) known.delete(known.keys().next().value);
    const indices = shownIndices(run);
    /** @type {any} */
    const life = { run, indices, values: new Float64Array(indices.length).fill(NaN), isDone: false };
    life.turns = valuesOf(life, node, picture, drawing);
    known.set(key, life);
  }
  return known.get(key);
}

function* valuesOf(life, { name, indices: its }, sample, drawing) {
  const { run, indices, values } = life;
  for (const [column, index] of indices.entries()) {
    const moment = drawing ? momentOfDrawing(run, index, drawing) : momentOf(run, index, Math.min(sample, run.sampleCount - 1));
    const found = numberOf({ run, index, sample: moment.sample, moment }, name, its);
    if (found.definition.exists?.(found.at) !== false) values[column] = found.value;
    yield;
  }
  life.isDone = true;
}

function tableOf(node, { run, indices, values }) {
  const last = indices.length - 1;
  const columns = [...new Set(Array.from({ length: ROWS }, (_, n) => Math.round((n * last) / (ROWS - 1))))].filter((column) => !Number.isNaN(values[column]));
  return {
    key: `life ${columns.length}`,
    caption: t('Some of its values'),
    side: 'epoch',
    rows: columns.map((column) => ({ text: String(run.epochs[indices[column]]), action: { move: { epoch: run.epochs[indices[column]] } } })),
    columns: [{ head: node.symbol, texts: columns.map((column) => writeValue(node, values[column])) }],
  };
}
