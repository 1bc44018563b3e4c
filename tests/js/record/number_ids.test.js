// The ids of numbers: read and written back as they were.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatId, parseId } from '../../../site_assets/js/record/number_ids.js';

test('an id is read and written back as it was', () => {
  for (const text of ['loss', 'a1.3', 'g.w2.0.2', 'a1.3@11', 'a1.3:5', 'a1.3@0:0', 'g.w2.0.2@11:5']) {
    const { name, indices, epoch, sample } = parseId(text) ?? assert.fail(text);
    assert.equal(formatId(name, indices, epoch, sample), text);
  }
});

test('an id says its name, its place, its epoch and its sample', () => {
  assert.deepEqual(parseId('g.w2.0.2@11:5'), { name: 'g.w2', indices: [0, 2], epoch: 11, sample: 5 });
  assert.deepEqual(parseId('loss'), { name: 'loss', indices: [], epoch: null, sample: null });
});

test('what is no id is none', () => {
  for (const text of ['', ' ', 'a1.', 'a1.3@', 'a1.3@x', 'a1.3:5@11', null, undefined]) assert.equal(parseId(text), null, String(text));
});
