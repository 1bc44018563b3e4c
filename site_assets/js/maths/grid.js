// The grid of millionths, the same as builder/grid.py: every recorded number is an integer count.

export const SCALE = 1000000;
export const DECIMALS = 6;

// The nearest grid point in millionths; halves go up.
export function snap(value) {
  return Math.floor(value * SCALE + 0.5);
}

// A value moved to its nearest grid point, as a float: what the record would hold.
export function onGrid(value) {
  return snap(value) / SCALE;
}
