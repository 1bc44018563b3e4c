// What a run says of itself, and what it refuses to take for its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BundleError } from '../../../site_assets/js/record/bundle.js';
import { expected, mainRun, runCalled } from '../expected.js';

test('a run is told apart whose stored states are one step from each other', () => {
  assert.equal(runCalled('main').isStepwise, true);
  assert.equal(runCalled('per-sample').isStepwise, false);
  assert.equal(runCalled('long').isStepwise, false);
});

test('the largest weight of a layer is that of all its epochs', () => {
  for (const run of ['main', 'long'].map(runCalled)) {
    for (const block of ['w1', 'w2']) {
      const weights = run.epochs.flatMap((_, index) => Array.from(run.network(index)[block], Math.abs));
      assert.equal(run.largest(block), Math.max(...weights));
    }
  }
});

test('the samples of another run are refused', () => {
  assert.throws(() => runCalled('zeros').attachSamples(expected('main-samples')), BundleError);
});

test('a file of samples holds those that the run has, each with its numbers', () => {
  const run = mainRun();
  assert.equal(run.isComplete, true);
});

test('a run that silences and holds nothing says so', () => {
  const run = runCalled('main');
  assert.deepEqual([run.leftOut, run.silent, run.held], [[], [], []]);
});
