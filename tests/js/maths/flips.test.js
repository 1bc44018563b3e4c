// The smallest set of pixels that flips an answer: never wrong about its size.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answersFlipped, flippedAt, smallestFlip } from '../../../site_assets/js/maths/flips.js';
import { argmax, forward, parameterCount, unflatten } from '../../../site_assets/js/maths/network.js';

const SHAPE = { inputs: 8, hidden: 3, outputs: 3 };
const EVERY_SET = 2 ** SHAPE.inputs;

// The same numbers every time: a linear congruential generator.
function dice(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

function anyNetwork(roll, spread) {
  return unflatten(Float64Array.from({ length: parameterCount(SHAPE) }, () => (roll() - 0.5) * spread), SHAPE);
}

function finish(search) {
  let turn = search.next();
  while (!turn.done) turn = search.next();
  return turn.value;
}

const answerTo = (network, x) => argmax(forward(network, x).a2);
const bitsOf = (set) => Array.from({ length: SHAPE.inputs }, (_, k) => k).filter((k) => (set >> k) & 1);

// The size of the smallest set, by trying all of them; null when there is none.
function smallestByTrying(network, x) {
  const answer = answerTo(network, x);
  const sizes = Array.from({ length: EVERY_SET }, (_, set) => bitsOf(set))
    .filter((pixels) => answerTo(network, flippedAt(x, pixels)) !== answer)
    .map((pixels) => pixels.length);
  return sizes.length ? Math.min(...sizes) : null;
}

test('the smallest set is as small as the smallest of all sets, and changes the answer', () => {
  const roll = dice(7);
  const found = { some: 0, none: 0 };
  for (let n = 0; n < 120; n++) {
    const network = anyNetwork(roll, [1, 4, 12][n % 3]);
    const x = Float64Array.from({ length: SHAPE.inputs }, () => Math.round(roll()));
    const { pixels } = finish(smallestFlip(network, x, Infinity));
    assert.equal(pixels?.length ?? null, smallestByTrying(network, x));
    if (pixels) assert.notEqual(answerTo(network, flippedAt(x, pixels)), answerTo(network, x));
    found[pixels ? 'some' : 'none'] += 1;
  }
  assert.ok(found.some > 30 && found.none > 10, JSON.stringify(found));
});

test('a picture is turned where it is asked to be and nowhere else', () => {
  assert.deepEqual([...flippedAt([0, 1, 0.25], [0, 2])], [1, 1, 0.75]);
});

test('every pixel is turned alone', () => {
  const network = anyNetwork(dice(3), 4);
  const x = Float64Array.from([0, 1, 1, 0, 0, 1, 0, 1]);
  const all = answersFlipped(network, x);
  assert.equal(all.length, SHAPE.inputs);
  assert.deepEqual([...all[2]], [...forward(network, [0, 1, 0, 0, 0, 1, 0, 1]).a2]);
});

test('an answer that no picture can change is known as such', () => {
  const network = unflatten(new Float64Array(parameterCount(SHAPE)), SHAPE);
  network.w2[0] = 1e-3; // the first answer is ahead whatever the picture
  assert.deepEqual(finish(smallestFlip(network, new Float64Array(SHAPE.inputs), Infinity)), { pixels: null, size: SHAPE.inputs });
});
