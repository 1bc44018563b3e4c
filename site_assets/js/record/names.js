// The names of parameters and selections: in addresses (w1.3.7), on screen (w1[3][7]), and in flat order.

import { sizeOf } from '../maths/network.js';
import { BLOCKS, SELECTIONS } from '../shared.js';

const SELECTION = /^([wb]\d|[a-z]+)((?:\.?\d+)*)$/;

// Parses the value of `select`: { kind, indices } or null. Kinds: x h o w1 b1 w2 b2 loss accuracy lr.
export function parseSelection(text, shape) {
  const [, kind, places] = SELECTION.exec(text ?? '') ?? [];
  if (!Object.hasOwn(SELECTIONS, kind ?? '')) return null;
  const indices = Array.from(places.matchAll(/\d+/g), Number);
  const sizes = SELECTIONS[kind].map((layer) => shape[layer]);
  const fits = indices.length === sizes.length && indices.every((index, axis) => index < sizes[axis]);
  return fits && selectionText(kind, indices) === text ? { kind, indices } : null;
}

export function selectionText(kind, indices) {
  return kind.length === 1 ? kind + indices[0] : [kind, ...indices].join('.');
}

export function isParameter(kind) {
  return Object.hasOwn(BLOCKS, kind);
}

// 'w1', [3, 7] -> 'w1[3][7]'
export function subscripted(name, indices) {
  return name + indices.map((index) => `[${index}]`).join('');
}

// The place of a parameter within its block, and in flat order.
export function placeInBlock(block, [first, second], shape) {
  return second === undefined ? first : first * shape[BLOCKS[block][1]] + second;
}

export function flatIndex(block, indices, shape) {
  return startOf(block, shape) + placeInBlock(block, indices, shape);
}

function startOf(block, shape) {
  const names = Object.keys(BLOCKS);
  return names.slice(0, names.indexOf(block)).reduce((start, before) => start + sizeOf(before, shape), 0);
}

// 'w1[3][7]' of the parameter at a place in flat order.
export function parameterName(place, shape) {
  const block = Object.keys(BLOCKS).findLast((name) => startOf(name, shape) <= place);
  const rest = place - startOf(block, shape);
  const width = shape[BLOCKS[block][1]];
  return subscripted(block, width ? [Math.floor(rest / width), rest % width] : [rest]);
}
