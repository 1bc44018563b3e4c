// The one sentence that a panel of blame or of learning opens with, made as in answers_forward.js.

import { listed, parts, t, tn } from '../language/text.js';
import { magnitude } from './answers_forward.js';
import { figureOf, inPercent } from './figures.js';
import { formatRate } from './format.js';
import { layerIndices } from './layers.js';
import { hereOf } from './term_tables.js';
import { numberOf } from './tree.js';
import { said } from './sentences.js';
import { digit, sampleText } from './words_for_numbers.js';

const MOST_LISTED = 6; // missed pictures that are named
const HELD = t('This experiment holds it where it is: it does not move.');
const STEEPEST = 0.25; // of the sigmoid, in its middle

export const LEARNING_ANSWERS = {
  dz2: outputBlame,
  wd: (node) => [t('Through this line, output {i} asks hidden {j} to be {wish} active.', { i: node.indices[0], j: node.indices[1], wish: wish(node) })],
  da1: hiddenBlame,
  slope: (node, digits) => parts(t('It lets {part} of the blame through; {most} would be the most.'), { part: said(node, digits), most: formatRate(STEEPEST) }),
  dz1: ({ value, indices: [j] }) => [wished(value, j)],
  g: (node) => (node.value ? [t('This picture asks for {wish} of it.', { wish: wish(node) })] : [t('This picture asks nothing of it.')]),
  sum: pushes,
  avg: (node) => pushes(hereOf(node)(`sum.${blockOf(node)}`, node.indices)),
  step: (node, digits) => stepAnswer(node, digits),
  moved: allSteps,
  Lsum: (node, digits) => costliest(node, digits),
  loss: (node, digits) => costliest(numberOf(node.at.context, 'Lsum', [], { index: node.at.index }), digits),
  hits: (node) => missed(node),
  accuracy: (node) => missed(numberOf(node.at.context, 'hits', [], { index: node.at.index })),
};

for (const block of ['w1', 'b1', 'w2', 'b2']) LEARNING_ANSWERS[block] = parameter;

function blockOf(node) {
  return node.name.split('.').at(-1);
}

// A slope above zero asks for less, one below for more.
function wish({ value }) {
  if (value === 0) return t('neither more nor less');
  return value > 0 ? t('less') : t('more');
}

function wished(value, j) {
  if (value === 0) return t('For this picture’s loss, the sum of hidden {j} is right as it is.', { j });
  if (value > 0) return t('For this picture’s loss, a smaller sum of hidden {j} would be better.', { j });
  return t('For this picture’s loss, a larger sum of hidden {j} would be better.', { j });
}

function outputBlame(node, digits) {
  const { at, indices: [i], value } = node;
  const due = inPercent(hereOf(node)('y', [i]));
  const got = value > 0 ? t('too much') : value < 0 ? t('too little') : t('exactly right');
  return parts(t('Answer {digit} got {share} and should have got {due}: {got}.'), { digit: digit(at, i), share: said(hereOf(node)('a2', [i]), digits), due: figureOf(due, 0), got });
}

function hiddenBlame(node) {
  const here = hereOf(node);
  const [j] = node.indices;
  const terms = layerIndices(node.at, 'outputs').map((i) => ({ i, value: here('wd', [i, j]).value }));
  const loudest = furthestFromZero(terms);
  if (!loudest.value) return [t('No output asks anything of it.')];
  const told = { i: loudest.i, loudest: wish(loudest), wish: wish(node) };
  return [t('Output {i} asks loudest, for {loudest}; all together, it should be {wish} active.', told)];
}

// Who asks for more and who for less of a parameter, at the epoch of their sum; the majority first.
function pushes(sum, isPast = false) {
  const sides = [
    { asks: t('more'), count: sum.operands.filter(({ value }) => value < 0).length },
    { asks: t('less'), count: sum.operands.filter(({ value }) => value > 0).length },
  ].sort((a, b) => b.count - a.count);
  const [most, least] = sides;
  if (!most.count) return [isPast ? t('No picture asked anything of it.') : t('No picture asks anything of it.')];
  const loudest = furthestFromZero(sum.operands);
  const { run, sample } = loudest.at;
  const told = { most: most.asks, others: least.count || t('none'), least: least.asks, wish: wish(loudest), sample: { text: sampleText(run, sample), action: { sample } } };
  return askedBy(most.count, isPast, told);
}

function askedBy(count, isPast, told) {
  const places = Object.fromEntries(Object.keys(told).map((name) => [name, `{${name}}`]));
  const text = isPast
    ? tn(['{n} picture asked for {most} of it, {others} for {least}; the loudest was {sample}, for {wish}.', '{n} pictures asked for {most} of it, {others} for {least}; the loudest was {sample}, for {wish}.'], count, places)
    : tn(['{n} picture asks for {most} of it, {others} for {least}; the loudest is {sample}, for {wish}.', '{n} pictures ask for {most} of it, {others} for {least}; the loudest is {sample}, for {wish}.'], count, places);
  return parts(text, told);
}

function furthestFromZero(nodes) {
  return nodes.reduce((most, node) => (Math.abs(node.value) > Math.abs(most.value) ? node : most));
}

export function stepAnswer(step, digits) {
  if (step.at.run.isStepwise && !step.op) return [HELD];
  const way = step.value > 0 ? t('The step raises it by {far}.') : t('The step lowers it by {far}.');
  const moves = step.value ? parts(way, { far: said(magnitude(step), digits) }) : [t('The step leaves it as it is.')];
  if (!step.at.run.isStepwise) return moves;
  return [...moves, ' ', ...pushes(hereOf(step)(`sum.${step.name.split('.')[1]}`, step.indices))];
}

// What the last step did to it, and why.
function parameter(node, digits) {
  const { at, indices } = node;
  if (at.drawn) return [t('Learned in training, and frozen now.')];
  if (at.index === 0) return [t('No update yet: this is the number it started with.')];
  const before = at.index - 1;
  const step = numberOf(at.context, `step.${node.name}`, indices, { index: before });
  if (at.run.isStepwise && !step.op) return [HELD];
  const moves = movesSince(at.run.epochs[before], step, digits);
  if (!at.run.isStepwise) return moves;
  return [...moves, ' ', ...pushes(numberOf(at.context, `sum.${node.name}`, indices, { index: before }), true)];
}

function movesSince(epoch, step, digits) {
  if (!step.value) return [t('It has not moved since epoch {epoch}.', { epoch })];
  const told = step.value > 0 ? t('It has risen by {far} since epoch {epoch}.') : t('It has fallen by {far} since epoch {epoch}.');
  return parts(told, { far: said(magnitude(step), digits), epoch });
}

function allSteps(node) {
  const ups = node.operands.filter(({ value }) => value > 0).length;
  const downs = node.operands.filter(({ value }) => value < 0).length;
  const others = downs || t('none');
  if (!ups) return [t('No steps raised it, {others} lowered it.', { others })];
  return [tn(['{n} step raised it, {others} lowered it.', '{n} steps raised it, {others} lowered it.'], ups, { others })];
}

// How few pictures make at least half of the loss, and which costs most.
function costliest(sum, digits) {
  const ordered = [...sum.operands].sort((a, b) => b.value - a.value);
  const half = ordered.reduce((total, { value }) => total + value, 0) / 2;
  let reached = 0;
  const few = ordered.findIndex(({ value }) => (reached += value) >= half) + 1;
  const [most] = ordered;
  const { run, sample } = most.at;
  const places = { count: ordered.length, sample: '{sample}', loss: '{loss}' };
  const told = tn(
    ['{n} picture of {count} makes at least half of it; the costliest is {sample}, at {loss}.', '{n} pictures of {count} make at least half of it; the costliest is {sample}, at {loss}.'],
    few,
    places,
  );
  return parts(told, { sample: { text: sampleText(run, sample), action: { sample } }, loss: said(most, digits) });
}

// Which pictures are answered wrong.
function missed(hits) {
  const misses = hits.operands.filter(({ value }) => !value);
  const all = hits.operands.length;
  if (!misses.length) return [t('All {all} pictures are answered right.', { all })];
  const shown = misses.slice(0, MOST_LISTED).map(({ at }) => String(at.sample));
  const others = misses.length > shown.length ? [t('{count} others', { count: misses.length - shown.length })] : [];
  const told = { right: all - misses.length, all, who: listed([...shown, ...others]) };
  return [tn(['{right} of {all} pictures are answered right; sample {who} is not.', '{right} of {all} pictures are answered right; samples {who} are not.'], misses.length, told)];
}
