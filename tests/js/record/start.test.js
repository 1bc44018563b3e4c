// A run that is sent as its start is trained again in the page, and is the record or nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeArray } from '../../../site_assets/js/record/bundle.js';
import { trainAgain } from '../../../site_assets/js/record/start.js';
import { expected } from '../expected.js';

const started = () => expected('main-start');

test('what the page trains is the record', async () => {
  const run = await trainAgain(started());
  assert.deepEqual(Array.from(run.q), Array.from(decodeArray(expected('main').arrays.q, 'q')));
  assert.equal(run.lastEpoch, 100);
});

test('another rule leads elsewhere, which the checksum tells', async () => {
  assert.equal(await trainAgain({ ...started(), learning_rate: 1.1 }), null);
});
