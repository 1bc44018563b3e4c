// One moment: from the record where there is one, computed where there is none, and nobody can tell which.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argmax } from '../../../site_assets/js/maths/network.js';
import { gradientsAt, layer, momentOf, momentOfDrawing } from '../../../site_assets/js/record/moment.js';
import { expected, mainRun, runCalled } from '../expected.js';

const TOLERANCE = 1e-12; // the order in which terms are added differs
const LAYERS = ['z1', 'a1', 'z2', 'a2', 'da1', 'dz1', 'dz2'];

test('what is computed has the six decimals of the record, at every epoch and sample', () => {
  const [recorded, bare] = [mainRun(), runCalled('main')];
  assert.deepEqual([recorded.isRecorded(7), bare.isRecorded(7)], [true, false]);
  for (let index = 0; index < 101; index++) {
    for (let sample = 0; sample < 24; sample++) {
      const [kept, computed] = [momentOf(recorded, index, sample), momentOf(bare, index, sample)];
      for (const quantity of LAYERS) assert.deepEqual(layer(computed, quantity), layer(kept, quantity), `${quantity} ${index} ${sample}`);
      assert.equal(computed.value('sample_loss'), kept.value('sample_loss'));
    }
  }
});

test('any picture passes forward as it does in Python', () => {
  const run = runCalled('main');
  for (const { pixels, epoch, passed } of expected('drawings')) {
    const moment = momentOfDrawing(run, run.indexOf(epoch), Float64Array.from(pixels, Number));
    for (const [quantity, values] of Object.entries(passed)) {
      layer(moment, quantity).forEach((value, unit) => {
        assert.ok(Math.abs(value - values[unit]) < TOLERANCE, `${quantity}[${unit}] of ${pixels} at epoch ${epoch}`);
      });
    }
  }
});

test('of a layer the first unit is meant where none is named', () => {
  const moments = [momentOf(mainRun(), 10, 3), momentOfDrawing(mainRun(), 10, mainRun().pictures.x[3])];
  for (const moment of moments) assert.equal(moment.value('z1'), moment.value('z1', 0));
});

test('the gradients of the last four epochs are kept, those of an earlier one are summed again', () => {
  const run = runCalled('main');
  const first = gradientsAt(run, 0);
  for (const index of [1, 2, 3]) gradientsAt(run, index);
  assert.equal(gradientsAt(run, 0), first);
  gradientsAt(run, 4);
  const again = gradientsAt(run, 0);
  assert.notEqual(again, first);
  assert.deepEqual(again, first);
});

test('a drawing has no label, no loss and no gradients', () => {
  const moment = momentOfDrawing(mainRun(), 100, new Float64Array(25));
  assert.deepEqual([moment.drawn, moment.label, moment.sample], [true, null, null]);
  assert.deepEqual(['sample_loss', 'dz2', 'da1', 'dz1'].map((quantity) => moment.value(quantity)), [undefined, undefined, undefined, undefined]);
});

test('the trained network answers every picture right, and as the run says', () => {
  const run = mainRun();
  const answers = run.pictures.labels.map((_, sample) => argmax(layer(momentOf(run, 100, sample), 'a2')));
  assert.deepEqual(answers, run.pictures.labels);
  assert.deepEqual(answers, run.pictures.labels.map((_, sample) => run.prediction(100, sample)));
});
