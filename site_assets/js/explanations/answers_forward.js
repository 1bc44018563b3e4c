// The one sentence that a panel of the forward pass opens with: made from its numbers, and true because of how it is made.

import { layerIndices } from './layers.js';
import { hereOf } from './term_tables.js';
import { counted, pushText, said, sidesText } from './wording.js';
import { digit } from './words.js';

const RANKS = ['the answer', 'second', 'third'];

// Quantity -> (node, digits) => sentence, or null where its name says it all.
export const FORWARD_ANSWERS = {
  x: pixel,
  wx: (node, digits) => addsTo(node, `hidden ${node.indices[0]}’s sum`, digits),
  sumwx: (node, digits) => [...pushed(pixelsOf(node), 'it'), ': together ', said(node, digits), '.'],
  z1: (node, digits) => [...pushed([...pixelsOf(node), biasOf(node, 'b1')], 'it'), ': together ', said(node, digits), '.'],
  a1: activation,
  wa: (node, digits) => addsTo(node, `the sum of digit ${digit(node.at, node.indices[0])}`, digits),
  sumwa: (node, digits) => [...pushed(unitsOf(node), 'it'), ': together ', said(node, digits), '.'],
  z2: (node, digits) => [...pushed([...unitsOf(node), biasOf(node, 'b2')], 'it'), ': together ', said(node, digits), '.'],
  top: (node) => [`Digit ${digit(node.at, largestOf(node))} has the largest sum.`],
  gap: (node, digits) => (node.value ? ['It lies ', said(node, digits), ' below the largest.'] : ['It is the largest itself.']),
  esum: (node, digits) => share(hereOf(node)('a2', [largestOf(node)]), digits),
  a2: probability,
  lead: (node, digits) => leads(node, digits),
  favour: (node) => [`It speaks for digit ${digit(node.at, node.indices[node.value < 0 ? 1 : 0])}.`],
  L: loss,
};

function pixel(node) {
  const [k] = node.indices;
  const here = hereOf(node);
  if (!node.value) return [`Pixel ${k} is off: it adds nothing to any sum, whatever its weights.`];
  const terms = layerIndices(node.at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('wx', [j, k]).value }));
  const up = best(terms.filter(({ value }) => value > 0));
  const down = best(terms.filter(({ value }) => value < 0));
  const parts = [up && `raises hidden ${up.index} most`, down && `lowers hidden ${down.index} most`].filter(Boolean);
  const does = parts.join(' and ') || 'adds nothing, as all its weights are zero';
  return [`Pixel ${k} is ${node.value === 1 ? 'on' : 'partly on'}: it ${does}.`];
}

function best(terms) {
  return terms.reduce((most, term) => (!most || Math.abs(term.value) > Math.abs(most.value) ? term : most), null);
}

function addsTo(node, sum, digits) {
  if (node.value === 0) return [`It adds nothing to ${sum}.`];
  return [`It ${node.value > 0 ? 'raises' : 'lowers'} ${sum} by `, said(magnitude(node), digits), '.'];
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
  return { word: 'its bias', value: hereOf(node)(block, [node.indices[0]]).value };
}

function pushed(terms, what) {
  return [pushText(terms, what) || 'Nothing pushes it'];
}

function activation(node, digits) {
  if (!node.op) return ['This experiment silences it: it answers 0 to every picture.'];
  const sum = hereOf(node)('z1', node.indices);
  const balance = sum.value === 0 ? 'exactly halfway' : sum.value > 0 ? 'more on than off' : 'more off than on';
  const terms = [...pixelsOf(node), biasOf(node, 'b1')];
  return [...pushed(terms, 'its sum'), `: it is ${balance}, at `, said(node, digits), '.'];
}

// The output of a softmax that came out on top; the first of equals.
function largestOf(node) {
  const here = hereOf(node);
  return layerIndices(node.at, 'outputs').reduce((top, i) => (here('a2', [i]).value > here('a2', [top]).value ? i : top), 0);
}

function share(largest, digits) {
  return [`Digit ${digit(largest.at, largest.indices[0])} holds the largest part of it, `, said(largest, digits), '.'];
}

function probability(node, digits) {
  const terms = [...unitsOf(node), biasOf(node, 'b2')];
  return [...pushed(terms, 'its sum'), '. It gets ', said(node, digits), `: ${rankOf(node)}.`];
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
  return `${RANKS[ahead] ?? `number ${ahead + 1}`} of ${units.length}`;
}

// Who speaks for the one digit and who for the other, and which is ahead.
export function leads(node, digits) {
  const { at, indices: [i, other], value } = node;
  const here = hereOf(node);
  const units = layerIndices(at, 'hidden').map((j) => ({ word: 'hidden', index: j, value: here('favour', [i, other, j]).value }));
  const terms = [...units, { word: 'the bias', value: here('headstart', [i, other]).value }];
  const told = sidesText(terms, 'speak', digit(at, i), digit(at, other)) || 'Nothing tells them apart';
  if (!value) return [`${told}: the two are level.`];
  const [ahead, behind] = value > 0 ? [i, other] : [other, i];
  return [`${told}: ${digit(at, ahead)} is ahead of ${digit(at, behind)} by `, said(magnitude(node), digits), '.'];
}

function loss(node, digits) {
  const { at } = node;
  const right = hereOf(node)('a2', [at.label]);
  const { outputs } = at.run.shape;
  const than = right.value * outputs > 1 ? 'more' : 'less';
  const guess = `${than} than a guess among ${counted(outputs, 'answer')} would give it`;
  return [`The right answer, ${digit(at, at.label)}, got `, said(right, digits), `: ${guess}.`];
}
