// Trains the recorded run again and compares every value with the record.

import { RECORDED, SCALE } from '../shared.js';
import { crc32, decodeArray } from '../record/bundle.js';
import { pixelSums, snap } from '../maths/grid.js';
import { slopesByNudging } from '../maths/gradient_check.js';
import { crossEntropy, unflatten } from '../maths/network.js';
import { nextParameters, summedGradients } from '../maths/training.js';
import { Run } from '../record/run.js';

// The record as it is, whatever its checksums say; those that do not match are listed.
// bundle: the run's; pictures: that of all pictures, where the run does not hold them; parts: those of its samples.
export function openRecord({ bundle, pictures, parts }) {
  const run = new Run(bundle, decodeArray);
  if (!run.isComplete) run.takePictures(pictures);
  for (const part of parts) run.attachSamples(part, decodeArray);
  return { run, mismatched: [bundle, ...parts].flatMap(mismatchedIn) };
}

// The arrays of a bundle whose checksum is wrong, by name.
export function mismatchedIn({ arrays }) {
  const entries = Object.entries(arrays);
  return entries.filter(([, entry]) => entry.values !== undefined && crc32(entry.values) !== entry.crc32).map(([name]) => name);
}

// Yields the count of epochs done after each; returns { compared, differences, first, milliseconds }.
/** @param {Run} run */
export function* replay(run) {
  const report = { compared: 0, differences: 0, first: null, milliseconds: 0 };
  let q = Float64Array.from(run.millionths(0));
  for (let index = 0; index < run.epochs.length; index++) {
    const started = performance.now();
    compare(report, run.millionths(index), q, { quantity: 'q', epoch: run.epochs[index] });
    const { next, passes } = nextParameters(q, run.shape, run.pictures, run.learningRate);
    const network = unflatten(q, run.shape);
    passes.forEach((passed, sample) => comparePass(report, run, index, sample, network, passed));
    q = next;
    report.milliseconds += performance.now() - started;
    yield index + 1;
  }
  return report;
}

// network: in millionths
function comparePass(report, run, index, sample, network, passed) {
  const { counts, labels } = run.pictures;
  const sums = pixelSums(network, counts[sample], run.picture.levels.length - 1);
  const loss = [snap(crossEntropy(passed.z2, labels[sample]))];
  for (const quantity of RECORDED) {
    const found = { z1: sums, sample_loss: loss }[quantity] ?? passed[quantity].map(snap);
    compare(report, run.recorded(quantity, index, sample), found, { quantity, epoch: run.epochs[index], sample });
  }
}

function compare(report, recorded, found, place) {
  for (let unit = 0; unit < found.length; unit++) {
    report.compared++;
    if (found[unit] === recorded[unit]) continue;
    report.differences++;
    report.first ??= { ...place, unit, recorded: recorded[unit], found: found[unit] };
  }
}

// All gradients of one stored epoch, by backpropagation and by nudging: how far apart they are at most.
/** @param {Run} run @param {number} index */
export function checkGradients(run, index) {
  const flat = run.millionths(index).map((value) => value / SCALE);
  const network = unflatten(flat, run.shape);
  const { sums } = summedGradients(network, run.pictures);
  const slopes = slopesByNudging(flat, run.shape, run.pictures);
  let apart = 0;
  let largest = 0;
  sums.forEach((sum, p) => {
    const average = sum / run.learned.length;
    apart = Math.max(apart, Math.abs(average - slopes[p]));
    largest = Math.max(largest, Math.abs(average));
  });
  return { count: sums.length, apart, largest, epoch: run.epochs[index] };
}
