// The grid of millionths.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onGrid, pixelSums, snap } from '../../../site_assets/js/maths/grid.js';

test('a value goes to the nearest millionth, and halves go up', () => {
  assert.deepEqual([0.1234564, 0.1234566, 0.0000005, -0.0000005, -0.0000015].map(snap), [123456, 123457, 1, 0, -1]);
  assert.equal(onGrid(1 / 3), 0.333333);
});

test('black and white pixels add whole weights', () => {
  const network = { w1: [1, 20, 300, 4, 50, 600], b1: [7000, 80000] }; // two units with three pixels each
  assert.deepEqual(Array.from(pixelSums(network, [1, 0, 1], 1)), [7301, 80604]);
});

test('a sum over greys that lies halfway between two millionths goes up', () => {
  const sumOf = (weight) => pixelSums({ w1: [weight], b1: [0] }, [8], 16)[0];
  assert.deepEqual([1, 3, -1, -3, 2].map(sumOf), [1, 2, 0, -1, 1]);
});
