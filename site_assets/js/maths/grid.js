// The grid of millionths, the same as builder/model/grid.py: every recorded number is an integer count.

import { SCALE } from '../shared.js';

// The nearest grid point in millionths; halves go up.
/** @param {number} value */
export function snap(value) {
  return Math.floor(value * SCALE + 0.5);
}

// The weighted sums of the pixels and the bias of every hidden unit, in millionths, from a network in millionths.
// counts: the pixels as whole numbers of steps of brightness. Whole numbers throughout: with grey pixels a sum often
// lies halfway between two grid points, where the last bit of a float would decide; here halves always go up.
/** @param {{ w1: Vector, b1: Vector }} blocks @param {Vector} counts @param {number} steps */
export function pixelSums({ w1, b1 }, counts, steps) {
  const inputs = counts.length;
  const sums = new Float64Array(b1.length);
  for (let j = 0; j < b1.length; j++) {
    let sum = steps * b1[j];
    for (let k = 0; k < inputs; k++) sum += counts[k] * w1[j * inputs + k];
    sums[j] = Math.floor((2 * sum + steps) / (2 * steps));
  }
  return sums;
}

// A value moved to its nearest grid point, as a float: what the record would hold.
/** @param {number} value */
export function onGrid(value) {
  return snap(value) / SCALE;
}
