// The one sentence that a panel of the forward pass opens with: made from its numbers, and true because of how it is made.

import { listed, parts, t } from '../language/text.js';
import { layerIndices } from './layers.js';
import { hereOf } from './term_tables.js';
import { pushText, said, speakText } from './sentences.js';
import { digit } from './words_for_numbers.js';

// Quantity -> (node, digits) => sentence, or null where its name says it all.
export const FORWARD_ANSWERS = {
  x: pixel,
  wx: (node, digits) => addsTo(node, t('the sum of hidden {j}', { j: node.indices[0] }), digits),
  sumwx: (node, digits) => together(pixelsOf(node), node, digits),
  z1: (node, digits) => together([...pixelsOf(node), biasOf(node, 'b1')], node, digits),
  a1: activation,
  wa: (node, digits) => addsTo(node, t('the sum of answer {digit}', { digit: digit(node.at, node.indices[0]) }), digits),
  sumwa: (node, digits) => together(unitsOf(node), node, digits),
  z2: (node, digits) => together([...unitsOf(node), biasOf(node, 'b2')], node, digits),
  top: (node) => [t('Answer {digit} has the largest sum.', { digit: digit(node.at, largestOf(node)) })],
  gap: (node, digits) => (node.value ? parts(t('It lies {far} below the largest.'), { far: said(node, digits) }) : [t('It is the largest itself.')]),
  esum: (node, digits) => share(hereOf(node)('a2', [largestOf(node)]), digits),
  a2: probability,
  lead: (node, digits) => leads(node, digits),
  favour: (node) => [t('It speaks for answer {digit}.', { digit: digit(node.at, node.indices[node.value < 0 ? 1 : 0]) })],
  L: loss,
};

function pixel(node) {
  const [k] = node.indices;
  const here = hereOf(node);
  if (!node.value) return [t('Pixel {k} is off: it adds nothing to any sum, whatever its weights.', { k })];
  const terms = layerIndices(node.at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('wx', [j, k]).value }));
  const up = best(terms.filter(({ value }) => value > 0));
  const down = best(terms.filter(({ value }) => value < 0));
  const does = [up && t('it raises hidden {j} most', { j: up.index }), down && t('it lowers hidden {j} most', { j: down.index })].filter(Boolean);
  const told = listed(does) || t('it adds nothing, as all its weights are zero');
  return [node.value === 1 ? t('Pixel {k} is on: {told}.', { k, told }) : t('Pixel {k} is partly on: {told}.', { k, told })];
}

function best(terms) {
  return terms.reduce((most, term) => (!most || Math.abs(term.value) > Math.abs(most.value) ? term : most), null);
}

function addsTo(node, sum, digits) {
  if (node.value === 0) return [t('It adds nothing to {sum}.', { sum })];
  const told = node.value > 0 ? t('It raises {sum} by {far}.') : t('It lowers {sum} by {far}.');
  return parts(told, { sum, far: said(magnitude(node), digits) });
}

// A number without its sign; it opens what the number itself opens.
export function magnitude(node) {
  const { style, kind, definition } = node;
  return { value: Math.abs(node.value), exact: Math.abs(node.exact), style, kind, definition };
}

function pixelsOf(node) {
  const here = hereOf(node);
  const [j] = node.indices;
  return layerIndices(node.at, 'inputs').map((k) => ({ word: 'pixel', index: k, value: here('wx', [j, k]).value }));
}

function unitsOf(node) {
  const here = hereOf(node);
  const [i] = node.indices;
  return layerIndices(node.at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('wa', [i, j]).value }));
}

function biasOf(node, block) {
  return { word: t('its bias'), value: hereOf(node)(block, [node.indices[0]]).value };
}

function pushed(terms) {
  return pushText(terms) || t('Nothing pushes it');
}

function together(terms, node, digits) {
  return parts(t('{pushed}: together {sum}.'), { pushed: pushed(terms), sum: said(node, digits) });
}

function activation(node, digits) {
  if (!node.op) return [t('This experiment silences it: it answers 0 to every picture.')];
  const sum = hereOf(node)('z1', node.indices);
  const balance = sum.value === 0 ? t('exactly halfway') : sum.value > 0 ? t('more on than off') : t('more off than on');
  const terms = [...pixelsOf(node), biasOf(node, 'b1')];
  return parts(t('{pushed}: it is {balance}, at {activation}.'), { pushed: pushed(terms), balance, activation: said(node, digits) });
}

// The output of a softmax that came out on top; the first of equals.
function largestOf(node) {
  const here = hereOf(node);
  return layerIndices(node.at, 'outputs').reduce((top, i) => (here('a2', [i]).value > here('a2', [top]).value ? i : top), 0);
}

function share(largest, digits) {
  return parts(t('Answer {digit} holds the largest part of it, {share}.'), { digit: digit(largest.at, largest.indices[0]), share: said(largest, digits) });
}

function probability(node, digits) {
  const terms = [...unitsOf(node), biasOf(node, 'b2')];
  return parts(t('{pushed}. It gets {share}: {rank}.'), { pushed: pushed(terms), share: said(node, digits), rank: rankOf(node) });
}

// 'the answer', 'second of 3': equals keep the order of the digits.
function rankOf(node) {
  const here = hereOf(node);
  const [i] = node.indices;
  const units = layerIndices(node.at, 'outputs');
  const ahead = units.filter((other) => {
    const value = here('a2', [other]).value;
    return value > node.value || (value === node.value && other < i);
  }).length;
  const count = units.length;
  if (!ahead) return t('the answer');
  if (ahead === 1) return t('second of {count}', { count });
  return ahead === 2 ? t('third of {count}', { count }) : t('number {place} of {count}', { place: ahead + 1, count });
}

// Who speaks for the one digit and who for the other, and which is ahead.
export function leads(node, digits) {
  const { at, indices: [i, other], value } = node;
  const here = hereOf(node);
  const units = layerIndices(at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('favour', [i, other, j]).value }));
  const terms = [...units, { word: t('the bias'), value: here('headstart', [i, other]).value }];
  const told = speakText(terms, digit(at, i), digit(at, other)) || t('Nothing tells them apart');
  if (!value) return [t('{told}: the two are level.', { told })];
  const [ahead, behind] = value > 0 ? [i, other] : [other, i];
  return parts(t('{told}: {ahead} is ahead of {behind} by {far}.'), { told, ahead: digit(at, ahead), behind: digit(at, behind), far: said(magnitude(node), digits) });
}

function loss(node, digits) {
  const { at } = node;
  const right = hereOf(node)('a2', [at.label]);
  const { outputs } = at.run.shape;
  const isMore = right.value * outputs > 1;
  const told = isMore
    ? t('The right answer, {digit}, got {share}: more than a guess among {outputs} answers would give it.')
    : t('The right answer, {digit}, got {share}: less than a guess among {outputs} answers would give it.');
  return parts(told, { digit: digit(at, at.label), share: said(right, digits), outputs });
}
