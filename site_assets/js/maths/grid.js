// The grid of millionths, the same as builder/model/grid.py: every recorded number is an integer count.

export const SCALE = 1000000;
export const DECIMALS = 6;

// The nearest grid point in millionths; halves go up.
export function snap(value) {
  return Math.floor(value * SCALE + 0.5);
}

// The weighted sums of the pixels and the bias of every hidden unit, in millionths, from parameters in millionths.
// counts: the pixels as whole numbers of steps of brightness. Whole numbers throughout: with grey pixels a sum often
// lies halfway between two grid points, where the last bit of a float would decide; here halves always go up.
export function pixelSums(q, { inputs, hidden }, counts, steps) {
  const sums = new Float64Array(hidden);
  for (let j = 0; j < hidden; j++) {
    let sum = steps * q[hidden * inputs + j];
    for (let k = 0; k < inputs; k++) sum += counts[k] * q[j * inputs + k];
    sums[j] = Math.floor((2 * sum + steps) / (2 * steps));
  }
  return sums;
}

// A value moved to its nearest grid point, as a float: what the record would hold.
export function onGrid(value) {
  return snap(value) / SCALE;
}
