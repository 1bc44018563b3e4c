// Experiments: unchanged, the record; any other, what Python computes; and the same refusals.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Companion } from '../../../site_assets/js/lab/companion.js';
import { ExperimentError } from '../../../site_assets/js/record/changes.js';
import { formatExperiment, makeTraining, parseExperiment, readExperiment, runOfExperiment } from '../../../site_assets/js/record/experiment.js';
import { momentOf, gradientsAt } from '../../../site_assets/js/record/moment.js';
import { expected, runCalled } from '../expected.js';

const RUNS = ['main', 'zeros', 'equal', 'lr-0.001', 'lr-0.1', 'lr-3', 'lr-12', 'lr-100', 'per-sample', 'long'];
const runs = new Map(RUNS.map((name) => [name, runCalled(name)]));
const recorded = (name) => runs.get(name) ?? null;
const PICTURE = '0111010001000100010011111';

function statesOf(text, epochs) {
  const training = makeTraining(readExperiment(text, recorded));
  training.advance(epochs);
  return training.states;
}

function forkOf(text, epochs) {
  const { name } = parseExperiment(text);
  return runOfExperiment('fork', readExperiment(text, recorded), expected(name), statesOf(text, epochs));
}

function assertSame(state, run, index) {
  assert.deepEqual(Array.from(state.q), Array.from(run.millionths(index)), `${run.name}, epoch ${run.epochs[index]}`);
  assert.equal(state.loss / 1e6, run.loss[index]);
  assert.equal(state.hits, run.hits[index]);
}

for (const [name, run] of runs) {
  test(`nothing changed is the record of ${name}, from its start to its end`, () => {
    const states = statesOf(`${name}@0`, run.lastEpoch);
    run.epochs.forEach((epoch, index) => assertSame(states[epoch], run, index));
  });

  test(`nothing changed is the record of ${name}, from every stored epoch to the next`, () => {
    run.epochs.slice(0, -1).forEach((epoch, index) => {
      const states = statesOf(`${name}@${epoch}`, run.epochs[index + 1] - epoch);
      assertSame(states[0], run, index);
      assertSame(states[states.length - 1], run, index + 1);
    });
  });
}

test('random experiments of several changes are, integer by integer, what Python computes', () => {
  const forks = expected('forks');
  assert.ok(forks.length >= 60);
  for (const { text, epoch, q, loss, hits } of forks) {
    const run = forkOf(text, epoch.length - 1);
    assert.deepEqual(run.epochs, epoch, text);
    assert.deepEqual(Array.from(run.q), q, text);
    assert.deepEqual(Array.from(run.loss, (value) => Math.round(value * 1e6)), loss, text);
    assert.deepEqual(Array.from(run.hits), hits, text);
  }
});

test('what is unknown or impossible is refused in the sentence that Python says', () => {
  for (const [text, sentence] of expected('refused')) {
    assert.throws(() => readExperiment(text, recorded), (error) => {
      assert.ok(error instanceof ExperimentError, text);
      assert.equal(error.message, sentence);
      return true;
    });
  }
});

test('a text longer than an address is refused', () => {
  assert.throws(() => readExperiment(`main@10${';hold:b1'.repeat(500)}`, recorded), /an experiment has at most 4000 characters/);
});

test('a refused change leaves the recorded run and its pictures as they were', () => {
  const run = runCalled('main');
  const before = [Array.from(run.millionths(10)), run.pictures.x.map((x) => Array.from(x)), run.pictures.labels.slice()];
  assert.throws(() => readExperiment('main@10;w1.0.0:1;x5.12:1;y8:0;lr:NaN', () => run));
  assert.deepEqual([Array.from(run.millionths(10)), run.pictures.x.map((x) => Array.from(x)), run.pictures.labels], before);
});

test('training stops where a parameter is no longer sure to its millionth', () => {
  const experiment = readExperiment('main@10', recorded);
  experiment.q[0] = 1000001e6;
  assert.throws(() => makeTraining(experiment), /beyond a million at epoch 10/);
});

test('training goes on from where it was, in turns as short as asked for', () => {
  const training = makeTraining(readExperiment('main@0', recorded));
  assert.equal(training.advance(100, () => true), false);
  assert.equal(training.states.length, 2);
  assert.equal(training.advance(60), true);
  assert.equal(training.advance(100), true);
  assert.equal(training.states.length, 101);
  assertSame(training.states[100], runs.get('main'), 100);
});

test('a text is parsed and written back', () => {
  const text = `per-sample@7;lr:0.5;add:2.${PICTURE};hold:b1`;
  assert.equal(formatExperiment(parseExperiment(text)), text);
});

test('what comes of an experiment answers as a recorded run does', () => {
  const run = forkOf(`main@10;off:h3;leave:3,4;add:1.${PICTURE};hold:b1`, 5);
  assert.deepEqual([run.sampleCount, run.learned.length, run.isStepwise, run.lastEpoch], [25, 23, true, 15]);
  assert.equal(run.indexOf(12), 2);
  assert.equal(run.pictures.x[24][1], 1);
  const moment = momentOf(run, 2, 24);
  assert.equal(moment.value('a1', 3), 0);
  assert.equal(moment.value('dz1', 3) + 0, 0);
  assert.ok(run.largest('w1') > 0.5);
});

test('the gradients of an experiment are those of the pictures that it learns from', () => {
  const run = forkOf('main@10;leave:3,4', 1);
  const { sums } = gradientsAt(run, 0);
  const moved = Array.from(run.millionths(1), (value, p) => value - run.millionths(0)[p]);
  assert.deepEqual(Array.from(sums, (sum) => Math.floor(-1.2 * (sum / 22) * 1e6 + 0.5)), moved);
});

test('what stands behind is the record from the experiment on, at the epoch on the stage', () => {
  const run = runs.get('main');
  let now = 60;
  const companion = new Companion(run, expected('main'), 10, () => now);
  assert.deepEqual([companion.name, companion.epochs[0], companion.lastEpoch], ['main', 10, 100]);
  const at = (epoch) => Array.from(companion.millionths(companion.indexOf(epoch)));
  assert.deepEqual(at(10), Array.from(run.millionths(60)));
  assert.equal(companion.loss[companion.indexOf(0)], run.loss[60]);
  now = 999; // the experiment goes on after the record has ended
  assert.deepEqual(at(10), Array.from(run.millionths(100)));
});
