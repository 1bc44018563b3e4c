// What a verification says of the first value that differs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereOf } from '../../../site_assets/js/verify/outcome.js';

const SHAPE = { inputs: 25, hidden: 8, outputs: 3 };
const values = { recorded: 1500000, found: -2 };

test('the first value that differs is named with its place and both numbers', () => {
  const said = [
    { quantity: 'q', epoch: 5, unit: 0 },
    { quantity: 'q', epoch: 5, unit: 199 },
    { quantity: 'q', epoch: 5, unit: 200 },
    { quantity: 'q', epoch: 5, unit: 231 },
    { quantity: 'q', epoch: 5, unit: 234 },
    { quantity: 'a1', epoch: 5, sample: 7, unit: 3 },
    { quantity: 'sample_loss', epoch: 5, sample: 7, unit: 0 },
  ].map((first) => whereOf({ ...first, ...values }, SHAPE));
  const ending = 'The file says 1.5, the replay finds −0.000002.';
  assert.deepEqual(said, [
    `The first that differs: w1[0][0] at epoch 5. ${ending}`,
    `The first that differs: w1[7][24] at epoch 5. ${ending}`,
    `The first that differs: b1[0] at epoch 5. ${ending}`,
    `The first that differs: w2[2][7] at epoch 5. ${ending}`,
    `The first that differs: b2[2] at epoch 5. ${ending}`,
    `The first that differs: a1[3] at epoch 5, sample 7. ${ending}`,
    `The first that differs: sample_loss at epoch 5, sample 7. ${ending}`,
  ]);
});
