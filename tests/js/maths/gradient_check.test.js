// Gradients by backpropagation and by nudging.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanLoss, slopesByNudging } from '../../../site_assets/js/maths/gradient_check.js';
import { SCALE } from '../../../site_assets/js/shared.js';
import { summedGradients } from '../../../site_assets/js/maths/training.js';
import { runCalled } from '../expected.js';

test('nudging each of the 235 parameters gives the slope that backpropagation gives', () => {
  const run = runCalled('main');
  for (const epoch of [0, 5, 100]) {
    const flat = run.millionths(epoch).map((count) => count / SCALE);
    const slopes = slopesByNudging(flat, run.shape, run.pictures);
    const { sums } = summedGradients(run.network(epoch), run.pictures);
    assert.equal(slopes.length, 235);
    slopes.forEach((slope, p) => assert.ok(Math.abs(slope - sums[p] / 24) < 1e-8, `parameter ${p} at epoch ${epoch}`));
  }
});

test('the mean loss over the pictures is the one of the record', () => {
  const run = runCalled('main');
  for (const epoch of [0, 5, 100]) assert.ok(Math.abs(meanLoss(run.network(epoch), run.pictures) - run.loss[epoch]) < 1e-6);
});
