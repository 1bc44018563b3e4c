// The forward and the backward pass, against worked examples and against Python's naive implementation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argmax, backward, crossEntropy, forward, parameterCount, sigmoid, softmax, unflatten } from '../../../site_assets/js/maths/network.js';
import { expected, runCalled } from '../expected.js';

const SHAPE = { inputs: 25, hidden: 8, outputs: 3 };
const TOLERANCE = 1e-13; // the order in which terms are added differs

/** @param {ArrayLike<number>} found @param {number[]} wanted @param {number} decimals */
function assertRounded(found, wanted, decimals) {
  assert.deepEqual(Array.from(found, (value) => Number(value.toFixed(decimals))), wanted);
}

test('the sigmoid squeezes as the table of the article says', () => {
  assertRounded([-5, -2, 0, 2, 5].map(sigmoid), [0.007, 0.119, 0.5, 0.881, 0.993], 3);
});

test('softmax gives the shares of the worked example', () => {
  assertRounded(softmax([2.1, 0.5, -0.3]), [0.774, 0.156, 0.07], 3);
});

test('softmax and loss stay finite where an exponential would overflow', () => {
  assert.deepEqual(Array.from(softmax([1000, 1000, -1000])), [0.5, 0.5, 0]);
  assert.equal(crossEntropy(Float64Array.of(1000, -1000, 0), 1), 2000);
  assert.equal(crossEntropy(Float64Array.of(1000, -1000, 0), 0), 0);
});

test('guessing among three costs ln 3', () => {
  assertRounded([crossEntropy(Float64Array.of(7, 7, 7), 2)], [1.099], 3);
});

test('the largest value is found, and the first of equals', () => {
  assert.equal(argmax([1, 3, 2]), 1);
  assert.equal(argmax([0.5, 0.5]), 0);
});

test('parameters in a row are cut in the order w1, b1, w2, b2', () => {
  assert.equal(parameterCount(SHAPE), 235);
  const network = unflatten(Float64Array.from({ length: 235 }, (_, place) => place), SHAPE);
  const ends = [network.w1, network.b1, network.w2, network.b2].map((block) => [block[0], block.length]);
  assert.deepEqual(ends, [[0, 200], [200, 8], [208, 24], [232, 3]]);
});

for (const { epoch, samples } of expected('naive')) {
  test(`every number of both passes at epoch ${epoch} is the one that Python's naive implementation finds`, () => {
    const run = runCalled('main');
    const network = run.network(epoch);
    samples.forEach((wanted, sample) => {
      const label = run.pictures.labels[sample];
      const passed = forward(network, run.pictures.x[sample]);
      const found = { ...passed, ...backward(network, passed, label), sample_loss: [crossEntropy(passed.z2, label)] };
      for (const [quantity, values] of Object.entries(wanted)) {
        assert.equal(found[quantity].length, values.length);
        values.forEach((value, unit) => {
          assert.ok(Math.abs(found[quantity][unit] - value) <= TOLERANCE, `${quantity}[${unit}] of sample ${sample}`);
        });
      }
    });
  });
}
