// The one sentence that a panel of blame or of learning opens with, made as in answers_forward.js.

import { t } from '../language/text.js';
import { magnitude } from './answers_forward.js';
import { figureOf, inPercent } from './figures.js';
import { layerIndices } from './layers.js';
import { hereOf } from './term_tables.js';
import { numberOf } from './tree.js';
import { capital, counted, listed, said, verb } from './wording.js';
import { digit, sampleText } from './words.js';

const MOST_LISTED = 6; // missed pictures that are named
const HELD = t('This experiment holds it where it is: it does not move.');
const STEEPEST = 0.25; // of the sigmoid, in its middle

export const LEARNING_ANSWERS = {
  dz2: outputBlame,
  wd: (node) => [t('Through this line, output {value} asks hidden {value2} to be {wish} active.', { value: node.indices[0], value2: node.indices[1], wish: wish(node, 'less', 'more') })],
  da1: hiddenBlame,
  slope: (node, digits) => [t('It lets '), said(node, digits), t(' of the blame through; {STEEPEST} would be the most.', { STEEPEST })],
  dz1: (node) => [t('For this picture’s loss, {wish} sum of hidden {value} would be better.', { wish: wish(node, 'a smaller', 'a larger'), value: node.indices[0] })],
  g: (node) => (node.value ? [t('This picture asks for {wish} of it.', { wish: wish(node, 'less', 'more') })] : ['This picture asks nothing of it.']),
  sum: pushes,
  avg: (node) => pushes(hereOf(node)(`sum.${blockOf(node)}`, node.indices)),
  step: (node, digits) => stepAnswer(node, digits),
  moved: allSteps,
  Lsum: (node, digits) => dearest(node, digits),
  loss: (node, digits) => dearest(numberOf(node.at.context, 'Lsum', [], { index: node.at.index }), digits),
  hits: (node) => missed(node),
  accuracy: (node) => missed(numberOf(node.at.context, 'hits', [], { index: node.at.index })),
};

for (const block of ['w1', 'b1', 'w2', 'b2']) LEARNING_ANSWERS[block] = parameter;

function blockOf(node) {
  return node.name.split('.').at(-1);
}

// A slope above zero asks for less, one below for more.
function wish({ value }, less, more) {
  if (value === 0) return t('neither more nor less');
  return value > 0 ? less : more;
}

function outputBlame(node, digits) {
  const { at, indices: [i], value } = node;
  const due = inPercent(hereOf(node)('y', [i]));
  const got = value > 0 ? t('too much') : value < 0 ? t('too little') : t('exactly right');
  return [t('Digit {digit} got ', { digit: digit(at, i) }), said(hereOf(node)('a2', [i]), digits), t(' and should have got '), figureOf(due, 0), `: ${got}.`];
}

function hiddenBlame(node) {
  const here = hereOf(node);
  const [j] = node.indices;
  const terms = layerIndices(node.at, 'outputs').map((i) => ({ i, value: here('wd', [i, j]).value }));
  const loudest = furthestFromZero(terms);
  if (!loudest.value) return ['No output asks anything of it.'];
  const asks = t('Output {i} asks loudest, for {wish}', { i: loudest.i, wish: wish(loudest, 'less', 'more') });
  return [t('{asks}; all together, it should be {wish} active.', { asks, wish: wish(node, 'less', 'more') })];
}

// Who asks for more and who for less of a parameter, at the epoch of their sum; the majority first.
function pushes(sum) {
  const sides = [
    { asks: 'more', count: sum.operands.filter(({ value }) => value < 0).length },
    { asks: 'less', count: sum.operands.filter(({ value }) => value > 0).length },
  ].sort((a, b) => b.count - a.count);
  const [most, least] = sides;
  if (!most.count) return ['No picture asks anything of it.'];
  const loudest = furthestFromZero(sum.operands);
  const { run, sample } = loudest.at;
  const asked = t('{counted} {verb} for {asks} of it, {value} for {asks2}; the loudest is ', { counted: counted(most.count, 'picture'), verb: verb(most.count, 'ask'), asks: most.asks, value: least.count || 'none', asks2: least.asks });
  return [capital(asked), { text: sampleText(run, sample), action: { sample } }, t(', for {wish}.', { wish: wish(loudest, 'less', 'more') })];
}

function furthestFromZero(nodes) {
  return nodes.reduce((most, node) => (Math.abs(node.value) > Math.abs(most.value) ? node : most));
}

export function stepAnswer(step, digits) {
  if (step.at.run.isStepwise && !step.op) return [HELD];
  const way = step.value > 0 ? t('raises it by ') : t('lowers it by ');
  const moves = step.value ? [t('The step {way}', { way }), said(magnitude(step), digits), '.'] : ['The step leaves it as it is.'];
  if (!step.at.run.isStepwise) return moves;
  return [...moves, ' ', ...pushes(hereOf(step)(`sum.${step.name.split('.')[1]}`, step.indices))];
}

// What the last step did to it, and why.
function parameter(node, digits) {
  const { at, indices } = node;
  if (at.drawn) return ['Learned in training, and frozen now.'];
  if (at.index === 0) return ['No update yet: this is the number it started with.'];
  const before = at.index - 1;
  const step = numberOf(at.context, `step.${node.name}`, indices, { index: before });
  const from = t(' since epoch {before}.', { before: at.run.epochs[before] });
  if (at.run.isStepwise && !step.op) return [HELD];
  const moves = step.value
    ? [t('It has {value} by ', { value: step.value > 0 ? 'risen' : 'fallen' }), said(magnitude(step), digits), from]
    : [t('It has not moved{from}', { from })];
  if (!at.run.isStepwise) return moves;
  return [...moves, ' ', ...pastTense(pushes(numberOf(at.context, `sum.${node.name}`, indices, { index: before })))];
}

function pastTense(sentence) {
  return sentence.map((token) => (typeof token === 'string' ? token.replace(/\basks?\b/g, 'asked').replace('loudest is', 'loudest was') : token));
}

function allSteps(node) {
  const ups = node.operands.filter(({ value }) => value > 0).length;
  const downs = node.operands.filter(({ value }) => value < 0).length;
  return [t('{capital} raised it, {value} lowered it.', { capital: capital(counted(ups, 'step')), value: downs || 'none' })];
}

// How few pictures make at least half of the loss, and which costs most.
function dearest(sum, digits) {
  const ordered = [...sum.operands].sort((a, b) => b.value - a.value);
  const half = ordered.reduce((total, { value }) => total + value, 0) / 2;
  let reached = 0;
  const few = ordered.findIndex(({ value }) => (reached += value) >= half) + 1;
  const [most] = ordered;
  const { run, sample } = most.at;
  return [
    t('{capital} of {count} {verb} at least half of it; the dearest is ', { capital: capital(counted(few, 'picture')), count: ordered.length, verb: verb(few, 'make') }),
    { text: sampleText(run, sample), action: { sample } },
    ', at ',
    said(most, digits),
    '.',
  ];
}

// Which pictures are answered wrong.
function missed(hits) {
  const misses = hits.operands.filter(({ value }) => !value);
  const all = hits.operands.length;
  if (!misses.length) return [t('All {all} pictures are answered right.', { all })];
  const shown = misses.slice(0, MOST_LISTED).map(({ at }) => String(at.sample));
  const others = misses.length > shown.length ? [t('{value} others', { value: misses.length - shown.length })] : [];
  const who = `${shown.length + others.length > 1 ? 'samples' : 'sample'} ${listed([...shown, ...others])}`;
  return [t('{value} of {all} pictures are answered right; {who} {value2} not.', { value: all - misses.length, all, who, value2: misses.length === 1 ? 'is' : 'are' })];
}
