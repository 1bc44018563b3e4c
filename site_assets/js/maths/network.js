// The forward and the backward pass of one sample: pure, as in builder/model/network.py.
// A network is { shape, silent, w1, b1, w2, b2 }, flat arrays row by row; x holds the pixels, 0 to 1.

import { BLOCKS } from '../shared.js';

// How many rows a block has, and how many columns if it has any: [8, 25].
/** @param {string} block @param {Shape} shape */
export function sizesOf(block, shape) {
  return BLOCKS[block].map((layer) => shape[layer]);
}

// How many parameters it has.
/** @param {string} block @param {Shape} shape */
export function sizeOf(block, shape) {
  return sizesOf(block, shape).reduce((product, size) => product * size);
}

/** @param {Shape} shape */
export function parameterCount(shape) {
  return Object.keys(BLOCKS).reduce((count, block) => count + sizeOf(block, shape), 0);
}

// Splits parameters in flat order into named views.
// silent: the hidden units that answer 0, in an experiment.
/** @param {Float64Array} flat @param {Shape} shape @param {number[]} silent @returns {Network} */
export function unflatten(flat, shape, silent = []) {
  const network = { shape, silent, w1: flat, b1: flat, w2: flat, b2: flat };
  let start = 0;
  for (const block of Object.keys(BLOCKS)) {
    const end = start + sizeOf(block, shape);
    network[block] = flat.subarray(start, end);
    start = end;
  }
  return network;
}

/** @param {number} z */
export function sigmoid(z) {
  return 1 / (1 + Math.exp(-z));
}

// Each row of weights times the values, plus the bias.
function weightedSums(weights, biases, values) {
  const width = values.length;
  const sums = new Float64Array(biases.length);
  for (let unit = 0; unit < biases.length; unit++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += weights[unit * width + k] * values[k];
    sums[unit] = sum + biases[unit];
  }
  return sums;
}

// The largest z is subtracted first, so that nothing overflows.
/** @param {Vector} z */
export function softmax(z) {
  const largest = Math.max(...z);
  const e = z.map((value) => Math.exp(value - largest));
  const sum = e.reduce((total, value) => total + value, 0);
  return e.map((value) => value / sum);
}

/** @param {Network} network @param {Vector} x */
export function forward(network, x) {
  const z1 = weightedSums(network.w1, network.b1, x);
  const a1 = z1.map(sigmoid);
  for (const j of network.silent) a1[j] = 0;
  const z2 = weightedSums(network.w2, network.b2, a1);
  return { z1, a1, z2, a2: softmax(z2) };
}

// −ln of the probability of the right class, from z2: finite for any z2.
/** @param {Vector} z2 @param {number} label */
export function crossEntropy(z2, label) {
  const largest = Math.max(...z2);
  const sum = z2.reduce((total, value) => total + Math.exp(value - largest), 0);
  return Math.log(sum) - (z2[label] - largest);
}

/** @param {Network} network @param {{ a1: Vector, a2: Vector }} passed @param {number} label */
export function backward(network, passed, label) {
  const { hidden, outputs } = network.shape;
  const dz2 = passed.a2.map((probability, i) => probability - (i === label ? 1 : 0));
  const da1 = new Float64Array(hidden);
  for (let j = 0; j < hidden; j++) {
    for (let i = 0; i < outputs; i++) da1[j] += network.w2[i * hidden + j] * dz2[i];
  }
  const dz1 = da1.map((blame, j) => blame * (passed.a1[j] * (1 - passed.a1[j])));
  return { dz2, da1, dz1 };
}

// The index of the largest value; the first of equals.
/** @param {Vector} values */
export function argmax(values) {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
