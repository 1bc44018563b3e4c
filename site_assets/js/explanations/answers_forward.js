// The one sentence that a panel of the forward pass opens with: made from its numbers, and true because of how it is made.

import { t } from '../language/text.js';
import { layerIndices } from './layers.js';
import { hereOf } from './term_tables.js';
import { counted, pushText, said, sidesText } from './wording.js';
import { digit } from './words.js';

const RANKS = [t('the answer'), 'second', 'third'];

// Quantity -> (node, digits) => sentence, or null where its name says it all.
export const FORWARD_ANSWERS = {
  x: pixel,
  wx: (node, digits) => addsTo(node, t('hidden {value}’s sum', { value: node.indices[0] }), digits),
  sumwx: (node, digits) => [...pushed(pixelsOf(node), 'it'), ': together ', said(node, digits), '.'],
  z1: (node, digits) => [...pushed([...pixelsOf(node), biasOf(node, 'b1')], 'it'), ': together ', said(node, digits), '.'],
  a1: activation,
  wa: (node, digits) => addsTo(node, t('the sum of digit {digit}', { digit: digit(node.at, node.indices[0]) }), digits),
  sumwa: (node, digits) => [...pushed(unitsOf(node), 'it'), ': together ', said(node, digits), '.'],
  z2: (node, digits) => [...pushed([...unitsOf(node), biasOf(node, 'b2')], 'it'), ': together ', said(node, digits), '.'],
  top: (node) => [t('Digit {digit} has the largest sum.', { digit: digit(node.at, largestOf(node)) })],
  gap: (node, digits) => (node.value ? [t('It lies '), said(node, digits), ' below the largest.'] : ['It is the largest itself.']),
  esum: (node, digits) => share(hereOf(node)('a2', [largestOf(node)]), digits),
  a2: probability,
  lead: (node, digits) => leads(node, digits),
  favour: (node) => [t('It speaks for digit {digit}.', { digit: digit(node.at, node.indices[node.value < 0 ? 1 : 0]) })],
  L: loss,
};

function pixel(node) {
  const [k] = node.indices;
  const here = hereOf(node);
  if (!node.value) return [t('Pixel {k} is off: it adds nothing to any sum, whatever its weights.', { k })];
  const terms = layerIndices(node.at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('wx', [j, k]).value }));
  const up = best(terms.filter(({ value }) => value > 0));
  const down = best(terms.filter(({ value }) => value < 0));
  const parts = [up && t('raises hidden {index} most', { index: up.index }), down && t('lowers hidden {index} most', { index: down.index })].filter(Boolean);
  const does = parts.join(' and ') || t('adds nothing, as all its weights are zero');
  return [t('Pixel {k} is {value}: it {does}.', { k, value: node.value === 1 ? 'on' : t('partly on'), does })];
}

function best(terms) {
  return terms.reduce((most, term) => (!most || Math.abs(term.value) > Math.abs(most.value) ? term : most), null);
}

function addsTo(node, sum, digits) {
  if (node.value === 0) return [t('It adds nothing to {sum}.', { sum })];
  return [t('It {value} {sum} by ', { value: node.value > 0 ? 'raises' : 'lowers', sum }), said(magnitude(node), digits), '.'];
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

export function unitsOf(node) {
  const here = hereOf(node);
  const [i] = node.indices;
  return layerIndices(node.at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('wa', [i, j]).value }));
}

function biasOf(node, block) {
  return { word: t('its bias'), value: hereOf(node)(block, [node.indices[0]]).value };
}

function pushed(terms, what) {
  return [pushText(terms, what) || 'Nothing pushes it'];
}

function activation(node, digits) {
  if (!node.op) return ['This experiment silences it: it answers 0 to every picture.'];
  const sum = hereOf(node)('z1', node.indices);
  const balance = sum.value === 0 ? t('exactly halfway') : sum.value > 0 ? t('more on than off') : t('more off than on');
  const terms = [...pixelsOf(node), biasOf(node, 'b1')];
  return [...pushed(terms, t('its sum')), t(': it is {balance}, at ', { balance }), said(node, digits), '.'];
}

// The output of a softmax that came out on top; the first of equals.
function largestOf(node) {
  const here = hereOf(node);
  return layerIndices(node.at, 'outputs').reduce((top, i) => (here('a2', [i]).value > here('a2', [top]).value ? i : top), 0);
}

function share(largest, digits) {
  return [t('Digit {digit} holds the largest part of it, ', { digit: digit(largest.at, largest.indices[0]) }), said(largest, digits), '.'];
}

function probability(node, digits) {
  const terms = [...unitsOf(node), biasOf(node, 'b2')];
  return [...pushed(terms, t('its sum')), '. It gets ', said(node, digits), `: ${rankOf(node)}.`];
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
  if (!ahead) return RANKS[0];
  return t('{value} of {count}', { value: RANKS[ahead] ?? t('number {value}', { value: ahead + 1 }), count: units.length });
}

// Who speaks for the one digit and who for the other, and which is ahead.
export function leads(node, digits) {
  const { at, indices: [i, other], value } = node;
  const here = hereOf(node);
  const units = layerIndices(at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('favour', [i, other, j]).value }));
  const terms = [...units, { word: t('the bias'), value: here('headstart', [i, other]).value }];
  const told = sidesText(terms, 'speak', digit(at, i), digit(at, other)) || t('Nothing tells them apart');
  if (!value) return [t('{told}: the two are level.', { told })];
  const [ahead, behind] = value > 0 ? [i, other] : [other, i];
  return [t('{told}: {digit} is ahead of {digit2} by ', { told, digit: digit(at, ahead), digit2: digit(at, behind) }), said(magnitude(node), digits), '.'];
}

function loss(node, digits) {
  const { at } = node;
  const right = hereOf(node)('a2', [at.label]);
  const { outputs } = at.run.shape;
  const than = right.value * outputs > 1 ? 'more' : 'less';
  const guess = t('{than} than a guess among {counted} would give it', { than, counted: counted(outputs, 'answer') });
  return [t('The right answer, {digit}, got ', { digit: digit(at, at.label) }), said(right, digits), `: ${guess}.`];
}
