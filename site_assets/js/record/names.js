// The names of parameters and selections: in addresses (w1.3.7), on screen (w1[3][7]), and in flat order.

import { sizeOf } from '../maths/network.js';
import { BLOCKS, SELECTIONS } from '../shared.js';

const OF_ANY_PICTURE = ['not', 'flip']; // questions that make sense without training
const OF_ONE_PICTURE = ['x', 'h', 'o', 'lr', 'not', 'flip'];
const SELECTION = /^([wb]\d|[a-z]+)((?:\.?\d+)*)$/;

// Parses the value of `select`: { kind, indices } or null. Kinds: those of SELECTIONS.
/** @param {string | null | undefined} text @param {Shape} shape @returns {Selected | null} */
export function parseSelection(text, shape) {
  const [, kind, places] = SELECTION.exec(text ?? '') ?? [];
  if (!Object.hasOwn(SELECTIONS, kind ?? '')) return null;
  const indices = Array.from(places.matchAll(/\d+/g), Number);
  const sizes = SELECTIONS[kind].map((layer) => shape[layer]);
  const fits = indices.length === sizes.length && indices.every((index, axis) => index < sizes[axis]);
  return fits && selectionText(kind, indices) === text ? { kind, indices } : null;
}

/** @param {string} kind @param {number[]} indices */
export function selectionText(kind, indices) {
  return isParameter(kind) ? [kind, ...indices].join('.') : kind + indices.join('');
}

// Does a kind of selection make no sense without training?
export function needsTraining(kind) {
  return !isPart(kind) && !OF_ANY_PICTURE.includes(kind);
}

// Is it about the picture at hand alone?
export function isOfOnePicture(kind) {
  return OF_ONE_PICTURE.includes(kind);
}

// Is it a part of the network, which the graph shows?
export function isPart(kind) {
  return kind.length === 1 || isParameter(kind);
}

/** @param {string} kind */
export function isParameter(kind) {
  return Object.hasOwn(BLOCKS, kind);
}

// 'w1', [3, 7] -> 'w1[3][7]'
/** @param {string} name @param {number[]} indices */
export function subscripted(name, indices) {
  return name + indices.map((index) => `[${index}]`).join('');
}

// The place of a parameter within its block, and in flat order.
/** @param {string} block @param {number[]} indices @param {Shape} shape */
export function placeInBlock(block, [first, second], shape) {
  return second === undefined ? first : first * shape[BLOCKS[block][1]] + second;
}

/** @param {string} block @param {number[]} indices @param {Shape} shape */
export function flatIndex(block, indices, shape) {
  return startOf(block, shape) + placeInBlock(block, indices, shape);
}

function startOf(block, shape) {
  const names = Object.keys(BLOCKS);
  return names.slice(0, names.indexOf(block)).reduce((start, before) => start + sizeOf(before, shape), 0);
}

// The other way: the parameter at a place in flat order, as [block, indices].
/** @returns {[string, number[]]} */
export function parameterAt(place, shape) {
  const block = Object.keys(BLOCKS).findLast((name) => startOf(name, shape) <= place) ?? 'w1';
  const rest = place - startOf(block, shape);
  const width = shape[BLOCKS[block][1]];
  return [block, width ? [Math.floor(rest / width), rest % width] : [rest]];
}

// 'w1[3][7]' of the parameter at a place in flat order.
/** @param {number} place @param {Shape} shape */
export function parameterName(place, shape) {
  return subscripted(...parameterAt(place, shape));
}

// A class as facts and tasks name it: a number where its name is one.
/** @param {string} text */
export function className(text) {
  return /^\d+$/.test(text) ? Number(text) : text;
}
