// Which weight moves most next, and why? Every parameter, ranked by its step into the next epoch.

import { parts, t } from '../language/text.js';
import { stepAnswer } from './answers_learning.js';
import { line, text } from './lines.js';
import { barOf, bars, columns } from './pictures.js';
import { foldedTable } from './tables.js';
import { numberOf } from './tree.js';
import { parameterAt, selectionText, subscripted } from '../record/names.js';

const LISTED = 24; // rows of the table
const SHOWN = 6; // bars, and lit in the graph
const DRAWN = 240; // upright bars

export function nextPanel(view) {
  const { context, digits } = view;
  const { run } = context;
  const isLast = context.index === run.epochs.length - 1;
  const index = isLast ? context.index - 1 : context.index;
  const title = isLast ? t('Which parameter moved most?') : t('Which parameter moves most next?');
  if (index < 0) return { title, answer: [t('This run holds one epoch: nothing moves.')], blocks: [], compared: [] };
  const ranked = rankedSteps(run, index);
  const steps = ranked.slice(0, LISTED).map(({ flat }) => stepOf(context, flat, index));
  const [most] = steps;
  const [from, to] = [run.epochs[index], run.epochs[index + 1]];
  return {
    title,
    answer: [
      ...parts(isLast ? t('{symbol} moved most of all {count} parameters, from epoch {from} to epoch {to}.') : t('{symbol} moves most of all {count} parameters, from epoch {from} to epoch {to}.'), { symbol: { text: symbolOf(most), action: { select: parameterOf(most) } }, count: ranked.length, from, to }),
      ' ',
      ...stepAnswer(most, digits),
    ],
    blocks: [
      bars('steps', steps.slice(0, SHOWN).map((step) => ({ ...barOf(symbolOf(step), step), highlights: highlightsFor(step) })), digits),
      columns('ranked', rankLabel(ranked), ranked.slice(0, DRAWN).map(({ value, flat }) => columnOf(value, flat, run.shape))),
      ...(run.isStepwise ? [text(t('The largest step has the largest average slope behind it.')), line(numberOf(context, `avg.${parameterOf(most)[0]}`, most.indices, { index }), digits), line(most, digits)] : []),
      foldedTable(stepTable(steps, ranked.length, context, index), view),
    ],
    compared: [],
    highlights: steps.slice(0, SHOWN).map((step) => selectionText(...parameterOf(step))),
  };
}

// [{ flat, value }] from the largest step to the smallest; equals keep their order.
export function rankedSteps(run, index) {
  const before = run.millionths(index);
  const steps = Array.from(run.millionths(index + 1), (after, flat) => ({ flat, value: after - before[flat] }));
  return steps.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

export function stepOf(context, flat, index) {
  const [block, indices] = parameterAt(flat, context.run.shape);
  return numberOf(context, `step.${block}`, indices, { index });
}

// [block, indices] of the parameter that a step belongs to.
/** @returns {[string, number[]]} */
function parameterOf({ name, indices }) {
  return [name.split('.')[1], indices];
}

function symbolOf(step) {
  return subscripted(...parameterOf(step));
}

function highlightsFor(step) {
  const [block, [first, second]] = parameterOf(step);
  const ends = { w1: [`x${second}`, `h${first}`], w2: [`h${second}`, `o${first}`], b1: [`h${first}`], b2: [`o${first}`] }[block];
  return [selectionText(...parameterOf(step)), ...ends];
}

function columnOf(value, flat, shape) {
  const [block, indices] = parameterAt(flat, shape);
  return { value, note: '', title: subscripted(block, indices), action: { select: [block, indices] }, isHere: false };
}

function rankLabel(ranked) {
  const told = { most: DRAWN, count: ranked.length };
  if (ranked.length > DRAWN) return t('The {most} largest of {count} steps, ordered by size: up where the parameter rises, down where it falls.', told);
  return t('All {count} steps, ordered by size: up where the parameter rises, down where it falls.', told);
}

function stepTable(steps, count, context, index) {
  const at = (place) => steps.map((step) => numberOf(context, parameterOf(step)[0], step.indices, { index: place }));
  return {
    key: 'next',
    caption: t('The {shown} largest of {count} steps', { shown: steps.length, count }),
    side: 'parameter',
    rows: steps.map((step) => ({ text: symbolOf(step), action: { select: parameterOf(step) }, highlights: highlightsFor(step) })),
    columns: [{ head: 'before', numbers: at(index) }, { head: 'Δ', numbers: steps }, { head: 'after', numbers: at(index + 1) }],
    rules: [{ op: 'add', operands: [0, 1], result: 2 }],
  };
}
