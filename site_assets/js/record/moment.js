// One moment: this run, this epoch, this picture. Answers with the record where there is one, and
// computes with the page's own forward and backward pass where there is none.
// The two agree to the six recorded decimals, so nobody downstream needs to know which it was.

import { SCALE } from '../shared.js';
import { onGrid } from '../maths/grid.js';
import { crossEntropy, forward } from '../maths/network.js';
import { pass, summedGradients } from '../maths/training.js';

const KEPT = 4; // epochs whose exact passes stay in memory

// A training picture at a stored epoch (by index): { x, label, value(quantity, unit) }.
/** @param {Run} run @param {number} index @param {number} sample @returns {Moment} */
export function momentOf(run, index, sample) {
  const label = run.pictures.labels[sample];
  const x = run.pictures.x[sample];
  const network = run.network(index);
  const computed = run.isRecorded(sample) ? null : exactPass(run, index, sample);
  const value = (quantity, unit = 0) => {
    if (!computed) return run.recorded(quantity, index, sample)[unit] / SCALE;
    if (quantity === 'z1') return run.pixelSums(index, sample)[unit] / SCALE;
    return onGrid(quantity === 'sample_loss' ? computed.sample_loss : computed[quantity][unit]);
  };
  return { run, index, epoch: run.epochs[index], sample, x, label, network, value, drawn: false };
}

// A drawn picture: the forward pass only, unrounded. It has no label, no loss and no gradients.
/** @param {Run} run @param {number} index @param {Vector} x @returns {Moment} */
export function momentOfDrawing(run, index, x) {
  const network = run.network(index);
  const passed = forward(network, x);
  const value = (quantity, unit = 0) => passed[quantity]?.[unit];
  return { run, index, epoch: run.epochs[index], sample: null, x, label: null, network, value, drawn: true };
}

// All values of one quantity, one for each unit.
/** @param {Moment} moment @param {string} quantity */
export function layer(moment, quantity) {
  const { hidden, outputs } = moment.run.shape;
  const width = quantity.endsWith('2') ? outputs : hidden;
  return Array.from({ length: width }, (_, unit) => moment.value(quantity, unit));
}

// The unrounded pass of one training picture; where all have been passed through, it is among them.
/** @param {Run} run @param {number} index @param {number} sample */
function exactPass(run, index, sample) {
  const label = run.pictures.labels[sample];
  const known = summed.get(run)?.get(index);
  const passed = known ? known.passes[sample] : pass(run.network(index), run.pictures.x[sample], label);
  return { ...passed, sample_loss: crossEntropy(passed.z2, label) };
}

const summed = new WeakMap(); // run -> Map(index -> { sums, passes })

// The gradients summed over all training pictures at a stored epoch, unrounded, in flat order.
/** @param {Run} run @param {number} index */
export function gradientsAt(run, index) {
  if (!summed.has(run)) summed.set(run, new Map());
  const kept = summed.get(run);
  if (!kept.has(index)) {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
    kept.set(index, summedGradients(run.network(index), run.pictures, run.learned));
  }
  return kept.get(index);
}
