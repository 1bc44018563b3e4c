// The replay of the record, and what it says of a record that is not right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkGradients, openRecord, replay } from '../../../site_assets/js/verify/replay.js';
import { expected, mainRun } from '../expected.js';

function reportOn(run) {
  const steps = replay(run);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test('the main run, trained again, agrees with the record in all 125,543 values', () => {
  const { compared, differences } = reportOn(mainRun());
  assert.deepEqual({ compared, differences }, { compared: 125543, differences: 0 });
});

test('a replay reports every epoch as it goes', () => {
  assert.deepEqual([...replay(mainRun())], Array.from({ length: 101 }, (_, epoch) => epoch + 1));
});

test('one number that is wrong is found and named', () => {
  const run = mainRun();
  run.recorded('a1', 50, 7)[3] += 1;
  const { differences, first } = reportOn(run);
  assert.equal(differences, 1);
  assert.equal(first.found, first.recorded - 1);
  assert.deepEqual([first.quantity, first.epoch, first.sample, first.unit], ['a1', 50, 7, 3]);
});

test('a parameter that is wrong is found at its own epoch, not at the next', () => {
  const run = mainRun();
  run.millionths(50)[234] -= 1;
  const { differences, first } = reportOn(run);
  assert.equal(differences, 1);
  assert.deepEqual([first.quantity, first.epoch, first.unit], ['q', 50, 234]);
});

test('a record that was published opens without a complaint', () => {
  const { run, mismatched } = openRecord({ bundle: expected('main'), pictures: null, parts: [expected('main-samples')] });
  assert.deepEqual(mismatched, []);
  assert.equal(run.isRecorded(0), true);
});

test('gradients of an epoch are checked one by one', () => {
  const { count, apart, largest, epoch } = checkGradients(mainRun(), 50);
  assert.deepEqual([count, epoch], [235, 50]);
  assert.ok(apart < 1e-8 && largest > 0.001);
});
