// Trains the recorded run again and compares every value with the record.

import { crc32, decodeArray } from './bundle.js';
import { SCALE, snap } from './maths/grid.js';
import { slopesByNudging } from './maths/gradient_check.js';
import { crossEntropy, unflatten } from './maths/network.js';
import { nextParameters, summedGradients } from './maths/training.js';
import { QUANTITIES, Run } from './run.js';

// The record as it is, whatever its checksums say; those that do not match are listed.
export function openRecord(bundle, samplesBundle) {
  const run = new Run(bundle, decodeArray);
  run.attachSamples(samplesBundle, decodeArray);
  const entries = Object.entries({ ...bundle.arrays, ...samplesBundle.arrays });
  const mismatched = entries.filter(([, entry]) => entry.values !== undefined && crc32(entry.values) !== entry.crc32);
  return { run, mismatched: mismatched.map(([name]) => name) };
}

// Yields the count of epochs done after each; returns { compared, differences, first, milliseconds }.
export function* replay(run) {
  const report = { compared: 0, differences: 0, first: null, milliseconds: 0 };
  let q = Float64Array.from(run.millionths(0));
  for (let index = 0; index < run.epochs.length; index++) {
    const started = performance.now();
    compare(report, run.millionths(index), q, { quantity: 'q', epoch: run.epochs[index] });
    const { next, passes } = nextParameters(q, run.shape, run.pictures, run.learningRate);
    passes.forEach((passed, sample) => comparePass(report, run, index, sample, passed));
    q = next;
    report.milliseconds += performance.now() - started;
    yield index + 1;
  }
  return report;
}

function comparePass(report, run, index, sample, passed) {
  const loss = crossEntropy(passed.z2, run.pictures.labels[sample]);
  for (const quantity of QUANTITIES) {
    const found = quantity === 'sample_loss' ? [loss] : passed[quantity];
    const start = (index * run.sampleCount + sample) * found.length;
    const recorded = run.samples[quantity].subarray(start, start + found.length);
    compare(report, recorded, found, { quantity, epoch: run.epochs[index], sample }, snap);
  }
}

function compare(report, recorded, found, place, toGrid = Number) {
  for (let unit = 0; unit < found.length; unit++) {
    report.compared++;
    const value = toGrid(found[unit]);
    if (value === recorded[unit]) continue;
    report.differences++;
    report.first ??= { ...place, unit, recorded: recorded[unit], found: value };
  }
}

// All gradients of one stored epoch, by backpropagation and by nudging: how far apart they are at most.
export function checkGradients(run, index) {
  const flat = run.millionths(index).map((value) => value / SCALE);
  const network = unflatten(flat, run.shape);
  const { sums } = summedGradients(network, run.pictures);
  const slopes = slopesByNudging(flat, run.shape, run.pictures);
  let apart = 0;
  let largest = 0;
  sums.forEach((sum, p) => {
    const average = sum / run.sampleCount;
    apart = Math.max(apart, Math.abs(average - slopes[p]));
    largest = Math.max(largest, Math.abs(average));
  });
  return { count: sums.length, apart, largest, epoch: run.epochs[index] };
}
