// Changes put together and taken apart, in words, undone and in the address.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExperimentAddress, readMoment, writeExperimentAddress } from '../../../site_assets/js/lab/address.js';
import { inWords, withChange, withHeld, withPicture } from '../../../site_assets/js/lab/edit.js';
import { canMove, current, move, remember, startHistory } from '../../../site_assets/js/lab/history.js';
import { presetsOf } from '../../../site_assets/js/lab/presets.js';
import { readExperiment } from '../../../site_assets/js/record/experiment.js';
import { DEFAULTS } from '../../../site_assets/js/state/state.js';
import { expected, runCalled } from '../expected.js';

const run = runCalled('main');

test('a change takes the place of what it overrules', () => {
  assert.deepEqual(withChange(['lr:1', 'off:h3'], 'lr:2', run), ['off:h3', 'lr:2']);
  assert.deepEqual(withChange(['w1.0.0:1'], 'w1.0.1:2', run), ['w1.0.0:1', 'w1.0.1:2']);
  assert.deepEqual(withChange(['off:h3', 'hold:b1'], 'off:h3', run), ['hold:b1', 'off:h3']);
  assert.deepEqual(withChange(['add:2.1'], 'add:2.1', run), ['add:2.1', 'add:2.1']);
});

test('pictures that are left out stand in one change, in order, and can be taken back', () => {
  assert.deepEqual(withChange(['leave:10,3', 'lr:1'], 'leave:4', run), ['lr:1', 'leave:3,4,10']);
  assert.deepEqual(withPicture(['leave:3,4', 'lr:1'], 3), ['lr:1', 'leave:4']);
  assert.deepEqual(withPicture(['leave:3', 'lr:1'], 3), ['lr:1']);
});

test('blocks are held, and let go where all of them are held', () => {
  assert.deepEqual(withHeld(['lr:1', 'hold:b1'], ['b1', 'b2']), ['lr:1', 'hold:b1', 'hold:b2']);
  assert.deepEqual(withHeld(['hold:b1', 'lr:1', 'hold:b2', 'hold:w1'], ['b1', 'b2']), ['lr:1', 'hold:w1']);
});

test('a pixel or an answer that is again as it was recorded is no change', () => {
  const pixel = run.pictures.counts[5][12];
  const changed = withChange([], `x5.12:${1 - pixel}`, run);
  assert.deepEqual(changed, [`x5.12:${1 - pixel}`]);
  assert.deepEqual(withChange(changed, `x5.12:${pixel}`, run), []);
  assert.deepEqual(withChange(['y5:0'], `y5:${run.pictures.labels[5]}`, run), []);
});

test('each change has its words', () => {
  const words = [
    ['lr:0.5', 'learning rate 0.5'],
    ['w1.3.7:-0.5', 'w1[3][7] = −0.5'],
    ['hold:b1', 'b1 held'],
    ['hold:w1.3.7', 'w1[3][7] held'],
    ['off:h3', 'hidden 3 silenced'],
    ['x5.12:1', 'picture 5: pixel 12 on'],
    ['x5.12:0', 'picture 5: pixel 12 off'],
    ['y8:0', 'picture 8 labelled \u20680\u2069'],
    ['leave:3', 'picture 3 left out'],
    ['leave:3,4', 'pictures 3, 4 left out'],
    ['add:2.0111010001000100010011111', 'a drawn \u20682\u2069 added'],
    ['update:per-sample', 'a step after every picture'],
    ['update:full-batch', 'one averaged step an epoch'],
    ['seed:7', 'start drawn from seed 7'],
  ];
  for (const [change, wanted] of words) assert.equal(inWords(change, run), wanted);
});

test('the words are those that the build writes in chapters', () => {
  for (const { text, words } of expected('forks')) {
    assert.deepEqual(text.split(';').slice(1).map((change) => inWords(change, run)), words);
  }
});

test('what was undone can be done again until something else is done', () => {
  const history = remember(remember(startHistory('a'), 'b'), 'c');
  const back = move(move(history, -1), -1);
  assert.deepEqual([current(back), canMove(back, -1), canMove(back, 1)], ['a', false, true]);
  assert.equal(move(back, -1), back);
  assert.equal(current(move(back, 1)), 'b');
  assert.equal(canMove(remember(back, 'd'), 1), false);
});

test('an address says an experiment, how long it trains, and a moment, and is written back', () => {
  const text = 'main@10;lr:12;leave:3,4';
  const address = `fork=${text}&epochs=150&epoch=60&select=w1.3.7`;
  const entry = readExperimentAddress(`#${address}`);
  assert.deepEqual(entry, { text, epochs: 150 });
  const fork = { lastEpoch: 160, sampleCount: 24 };
  const moment = readMoment(`#${address}`, fork, { runs: ['main'], samples: 24, shape: run.shape, levels: 2 });
  assert.deepEqual([moment.epoch, moment.select], [60, 'w1.3.7']);
  assert.equal(writeExperimentAddress(entry, fork, { ...DEFAULTS, ...moment }), address);
});

test('an address without an experiment is the main run; what makes no sense is left out', () => {
  assert.deepEqual(readExperimentAddress(''), { text: 'main@0', epochs: null });
  assert.deepEqual(readExperimentAddress('#fork=main@10%3Blr:1&epochs=1e9'), { text: 'main@10;lr:1', epochs: null });
  assert.deepEqual(readExperimentAddress('#fork=%&epochs=10001'), { text: '%', epochs: null });
});

test('every experiment to start from can be done', () => {
  const presets = presetsOf(run);
  assert.equal(presets.length, 5);
  for (const { text } of presets) assert.equal(readExperiment(text, () => run).text, text);
});
