// How lines of the graph are drawn.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_LINES } from '../../../site_assets/js/shared.js';
import { emphasisOf, leastDrawn, strokeOf } from '../../../site_assets/js/stage/strokes.js';

const LINE = { name: 'w1.3.7', block: 'w1', row: 3, column: 7 };
const TOUCHED = { w1: (j) => j === 3, w2: () => false };

test('the open line is solid and at least two and a half pixels wide, whatever its weight', () => {
  for (const weight of [-3, -0.4, -0.0001, 0, 0.0001, 2]) {
    const { width, isDashed, alpha } = strokeOf(weight, 3, true, 'selected');
    assert.ok(width >= 2.5);
    assert.equal(isDashed, false);
    assert.equal(alpha, 1);
  }
});

test('width follows the size of the weight, and dashes its sign', () => {
  assert.equal(strokeOf(0, 3, false, '').width, 0.4);
  assert.equal(strokeOf(-3, 3, false, '').width, 5);
  assert.ok(Math.abs(strokeOf(1.5, 3, false, '').width - 2.7) < 1e-9);
  assert.equal(strokeOf(-1, 3, false, '').isDashed, true);
  assert.equal(strokeOf(1, 3, false, '').isDashed, false);
  assert.equal(strokeOf(-1, 3, false, '').sign, 'minus');
});

test('a line whose pixel is off is faint, and one that is not touched fainter still', () => {
  const [faded, idle, plain, forward] = [[false, 'faded'], [true, ''], [false, ''], [false, 'forward']].map(
    ([isIdle, emphasis]) => strokeOf(1, 3, isIdle, emphasis).alpha,
  );
  assert.ok(faded < idle && idle < plain && plain < forward);
});

test('of many lines the strongest are drawn, of few all', () => {
  const weights = Array.from({ length: 2 * MOST_LINES }, (_, n) => (n % 2 ? -n : n));
  const least = leastDrawn(weights);
  assert.equal(weights.filter((weight) => Math.abs(weight) >= least).length, MOST_LINES);
  assert.equal(leastDrawn(weights.slice(0, MOST_LINES)), 0);
});

test('what is open stands before what is read, and that before what is pointed at', () => {
  const look = { touched: TOUCHED, lit: new Set(['w1.3.7']), pointed: 'w1.3.7', selected: 'w1.3.7' };
  assert.equal(emphasisOf(LINE, look), 'selected');
  assert.equal(emphasisOf(LINE, { ...look, selected: 'h3' }), 'lit');
  assert.equal(emphasisOf(LINE, { ...look, selected: 'h3', lit: null }), 'pointed');
  assert.equal(emphasisOf(LINE, { touched: TOUCHED, lit: null, pointed: null, selected: 'h3' }), 'forward');
  assert.equal(emphasisOf({ ...LINE, row: 4, name: 'w1.4.7' }, { touched: TOUCHED, lit: null, pointed: null, selected: 'h3' }), 'faded');
  assert.equal(emphasisOf(LINE, { touched: null, lit: null, pointed: null, selected: null }), '');
});
