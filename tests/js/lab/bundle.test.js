// An experiment as a bundle reads back as what was written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundleOf } from '../../../site_assets/js/lab/bundle.js';
import { checkHeading, decodeChecked } from '../../../site_assets/js/record/bundle.js';
import { makeTraining, readExperiment, runOfExperiment } from '../../../site_assets/js/record/experiment.js';
import { expected, runCalled } from '../expected.js';

test('every number that the lab writes is read again', () => {
  const experiment = readExperiment('main@10;lr:12;off:h3', () => runCalled('main'));
  const training = makeTraining(experiment);
  training.advance(30);
  const bundle = bundleOf(runOfExperiment('fork', experiment, expected('main'), training.states));
  checkHeading(bundle, 'fork');
  const read = (name) => Array.from(decodeChecked(bundle.arrays[name], name));
  assert.deepEqual(read('q'), training.states.flatMap((state) => Array.from(state.q)));
  assert.deepEqual(read('loss'), training.states.map((state) => state.loss));
  assert.deepEqual(read('epoch'), training.states.map((_, n) => 10 + n));
});
