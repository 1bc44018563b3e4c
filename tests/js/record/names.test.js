// The names of parameters and selections.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatIndex, isParameter, parameterName, parseSelection, selectionText, subscripted } from '../../../site_assets/js/record/names.js';

const SHAPE = { inputs: 25, hidden: 8, outputs: 3 };

test('a selection is read and written back as it was', () => {
  for (const text of ['x0', 'x24', 'h7', 'o2', 'w1.7.24', 'w2.2.7', 'b1.0', 'b2.2', 'loss', 'accuracy', 'lr']) {
    const { kind, indices } = parseSelection(text, SHAPE) ?? assert.fail(text);
    assert.equal(selectionText(kind, indices), text);
  }
});

test('what names nothing of this network is no selection', () => {
  const wrong = ['', 'x', 'x25', 'x-1', 'x01', 'x1.0', 'h8', 'o3', 'w1', 'w1.3', 'w1.8.0', 'w1.0.25', 'w2.3.0', 'w2.0.8', 'w3.0.0', 'b1.8',
    'b2.3', 'b1.1.1', 'LOSS', 'losses', 'z1.0', 'constructor', '__proto__', 'x1 ', 'x١'];
  for (const text of [...wrong, null, undefined]) assert.equal(parseSelection(text, SHAPE), null, String(text));
});

test('each of the 235 parameters has a place of its own in flat order', () => {
  const places = [];
  for (let j = 0; j < 8; j++) for (let k = 0; k < 25; k++) places.push(flatIndex('w1', [j, k], SHAPE));
  for (let j = 0; j < 8; j++) places.push(flatIndex('b1', [j], SHAPE));
  for (let i = 0; i < 3; i++) for (let j = 0; j < 8; j++) places.push(flatIndex('w2', [i, j], SHAPE));
  for (let i = 0; i < 3; i++) places.push(flatIndex('b2', [i], SHAPE));
  assert.deepEqual(places, Array.from({ length: 235 }, (_, place) => place));
  assert.deepEqual([0, 25, 199, 200, 208, 210, 231, 232, 234].map((place) => parameterName(place, SHAPE)),
    ['w1[0][0]', 'w1[1][0]', 'w1[7][24]', 'b1[0]', 'w2[0][0]', 'w2[0][2]', 'w2[2][7]', 'b2[0]', 'b2[2]']);
});

test('names on screen carry their indices in brackets', () => {
  assert.equal(subscripted('w1', [3, 7]), 'w1[3][7]');
  assert.deepEqual(['w1', 'b2', 'x', 'loss'].map(isParameter), [true, true, false, false]);
});
