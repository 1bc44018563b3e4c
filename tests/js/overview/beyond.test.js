// A path that leaves the picture of the landscape: over which edges, how far, since when, and where its arrow points.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyondText, edgeBefore, edgesPast, leftWith } from '../../../site_assets/js/overview/beyond.js';

const LAND = { x: [-2, 6], y: [-1, 3], columns: 8, rows: 4 };
const at = (x, y) => ({ x, y, off: 0 });

test('a place inside is past no edge', () => {
  assert.deepEqual(edgesPast(LAND, at(0, 0)), []);
  assert.deepEqual(edgesPast(LAND, at(6, -1)), []);
});

test('a place beyond is told by each edge that it is past, and how far', () => {
  assert.deepEqual(edgesPast(LAND, at(7.5, 1)), [{ edge: 'right', by: 1.5 }]);
  assert.equal(beyondText(LAND, at(-2.25, -4)), 'by 0.25 past its left edge and by 3.00 past its lower edge');
  assert.equal(beyondText(LAND, at(0, 5)), 'by 2.00 past its upper edge');
});

test('the epoch with which it left is that after the last one inside', () => {
  const walk = (...places) => ({ run: { epochs: [10, 12, 14, 16, 18] }, indices: [0, 1, 2, 3, 4], places });
  const [inside, outside] = [at(0, 0), at(9, 9)];
  assert.equal(leftWith(LAND, walk(inside, inside, outside, outside, inside), 3), 14);
  assert.equal(leftWith(LAND, walk(inside, outside, inside, outside, outside), 4), 16);
  assert.equal(leftWith(LAND, walk(outside, outside, inside, outside, outside), 1), null);
});

test('the arrow stands at the nearest point of the edge and points on from there', () => {
  const { at: right, way } = edgeBefore(LAND, at(10, 1));
  assert.deepEqual([right, way], [[1, 0.5], 0]);
  const corner = edgeBefore(LAND, at(8, 5));
  assert.deepEqual(corner.at, [1, 0]);
  assert.ok(Math.abs(corner.way + Math.PI / 4) < 1e-12); // up is less
});
