// What may happen to the state of an inspector.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backTo, chooseEpoch, chooseMode, chooseSample, countsOf, DEFAULTS, escape, openNumber, pixelsOf, play, select, stepEpoch } from '../../../site_assets/js/state/state.js';
import { runCalled } from '../expected.js';

const run = runCalled('main');
const long = runCalled('long'); // of whose epochs some are recorded

test('an epoch is taken to the nearest recorded one at or below, within the run', () => {
  assert.deepEqual([-5, 0, 37, 100, 999].map((epoch) => chooseEpoch(DEFAULTS, epoch, run).epoch), [0, 0, 37, 100, 100]);
  const { epoch } = chooseEpoch(DEFAULTS, 1000, long);
  assert.equal(epoch, Math.max(...long.epochs.filter((each) => each <= 1000)));
});

test('steps go from one recorded epoch to the next, and stop at the ends', () => {
  assert.equal(stepEpoch({ ...DEFAULTS, epoch: 99 }, 5, run).epoch, 100);
  assert.equal(stepEpoch(DEFAULTS, -1, run).epoch, 0);
  assert.equal(stepEpoch(DEFAULTS, 1, long).epoch, long.epochs[1]);
});

test('a sample is one of the run', () => {
  assert.deepEqual([-1, 7, 24].map((sample) => chooseSample(DEFAULTS, sample, run).sample), [0, 7, 23]);
});

test('selecting what is selected lets it go, unless a number below it is open', () => {
  const chosen = { ...DEFAULTS, select: 'h3' };
  assert.deepEqual(select(DEFAULTS, 'h', [3]), { select: 'h3', trail: [] });
  assert.deepEqual(select(chosen, 'h', [3]), { select: null, trail: [] });
  assert.deepEqual(select({ ...chosen, trail: ['z1.3'] }, 'h', [3]), { select: 'h3', trail: [] });
});

test('numbers open one below the other, and Escape goes back up and out', () => {
  const deep = { ...DEFAULTS, select: 'o0', trail: ['a2.0', 'z2.0'] };
  assert.deepEqual(openNumber(deep, 'a1.3').trail, ['a2.0', 'z2.0', 'a1.3']);
  assert.deepEqual(openNumber(deep, 'a2.0').trail, ['a2.0']);
  assert.deepEqual(backTo(deep, 0).trail, []);
  assert.deepEqual(escape(deep).trail, ['a2.0']);
  assert.deepEqual(escape({ ...deep, trail: [] }), { select: null, trail: [] });
});

test('inference starts from the picture in sight and drops what is about learning', () => {
  const learning = { ...DEFAULTS, sample: 3, select: 'loss', playing: true };
  const changes = chooseMode(learning, 'inference', run);
  assert.deepEqual({ select: changes.select, playing: changes.playing }, { select: null, playing: false });
  assert.deepEqual(countsOf(changes.pixels), Array.from(run.pictures.x[3]));
  assert.equal(chooseMode({ ...learning, select: 'h2' }, 'inference', run).select, 'h2');
  assert.deepEqual(chooseMode(DEFAULTS, 'training', run), {});
});

test('greys are written one character each', () => {
  assert.equal(pixelsOf([0, 9, 10, 35]), '09az');
  assert.deepEqual(countsOf('09az'), [0, 9, 10, 35]);
});

test('playing at the end starts again from the beginning', () => {
  assert.deepEqual(play({ ...DEFAULTS, epoch: 100 }, run), { playing: true, epoch: 0 });
  assert.deepEqual(play({ ...DEFAULTS, epoch: 40 }, run), { playing: true, epoch: 40 });
});
