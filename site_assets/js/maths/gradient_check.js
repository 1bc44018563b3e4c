// Gradients by nudging: each parameter a little up and a little down, and how much the loss moves.

import { crossEntropy, forward, unflatten } from './network.js';

const NUDGE = 1e-4;

/** @param {Network} network @param {Pictures} pictures */
export function meanLoss(network, pictures) {
  const losses = pictures.x.map((x, s) => crossEntropy(forward(network, x).z2, pictures.labels[s]));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

// The slope of the mean loss along every parameter, in flat order, by central differences.
/** @param {Float64Array} flat @param {Shape} shape @param {Pictures} pictures */
export function slopesByNudging(flat, shape, pictures) {
  const nudged = Float64Array.from(flat);
  const network = unflatten(nudged, shape);
  return Float64Array.from(flat, (value, p) => {
    nudged[p] = value + NUDGE;
    const up = meanLoss(network, pictures);
    nudged[p] = value - NUDGE;
    const down = meanLoss(network, pictures);
    nudged[p] = value;
    return (up - down) / (2 * NUDGE);
  });
}
