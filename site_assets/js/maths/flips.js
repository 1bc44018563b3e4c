// Which pixels, turned to their opposite, change the answer. Pure.

import { argmax, forward, sigmoid, softmax } from './network.js';

const TURN = 4000; // pictures tried between two pauses

// The answers with one pixel turned to its opposite, for each pixel: arrays of probabilities.
export function answersFlipped(network, x) {
  return Array.from(x, (_, k) => forward(network, flippedAt(x, [k])).a2);
}

export function flippedAt(x, pixels) {
  const next = Float64Array.from(x);
  for (const k of pixels) next[k] = 1 - next[k];
  return next;
}

// Looks for the smallest set of pixels that changes the answer when all of them are turned: tries every set of one, of
// two, and so on, but none of those that cannot reach far enough. A generator that pauses often; it returns
// { pixels, size }: null where none was found; size: all sets of up to so many were ruled out or tried.
// most: pictures tried before it gives up.
export function* smallestFlip(network, x, most) {
  const search = prepare(network, x);
  for (let size = 1; size <= x.length; size++) {
    if (!canReach(search, search.start, 0, size)) {
      if (!canReach(search, search.start, 0, x.length)) return { pixels: null, size: x.length };
      continue;
    }
    const places = yield* setsOf(search, search.start, 0, size, []);
    if (places) return { pixels: places.map((place) => search.order[place]).sort((a, b) => a - b), size };
    if (search.tried > most) return { pixels: null, size };
  }
  return { pixels: null, size: x.length };
}

// What each flip adds to each hidden sum, the flips that take most from the answer first; and how far the best so many
// of those from a place on can move it.
function prepare(network, x) {
  const { inputs, hidden, outputs } = network.shape;
  const { z1, a2 } = forward(network, x);
  const answer = argmax(a2);
  const left = answersFlipped(network, x).map((probabilities) => probabilities[answer]);
  const order = left.map((_, k) => k).sort((a, b) => left[a] - left[b] || a - b);
  const moves = order.map((k) => Float64Array.from(z1, (_, j) => network.w1[j * inputs + k] * (1 - 2 * x[k])));
  const ranges = Array.from({ length: inputs + 1 }, (_, place) => rangesFrom(moves.slice(place), hidden));
  const w2 = network.w2.map((weight, n) => (network.silent.includes(n % hidden) ? 0 : weight));
  return { w2, b2: network.b2, hidden, outputs, order, moves, ranges, start: z1, answer, tried: 0 };
}

// For each hidden unit and each count: the lowest and the highest sum of at most so many of these moves.
function rangesFrom(moves, hidden) {
  return Array.from({ length: hidden }, (_, j) => {
    const values = moves.map((move) => move[j]);
    return { low: runningSums(values.filter((value) => value < 0).sort((a, b) => a - b)), high: runningSums(values.filter((value) => value > 0).sort((a, b) => b - a)) };
  });
}

function runningSums(values) {
  let sum = 0;
  return [0, ...values.map((value) => (sum += value))];
}

// May turning at most `count` more pixels, from place `first` on, bring another answer to the top?
function canReach({ w2, b2, hidden, outputs, ranges, answer }, z1, first, count) {
  const low = new Float64Array(hidden);
  const high = new Float64Array(hidden);
  for (let j = 0; j < hidden; j++) {
    const range = ranges[first][j];
    low[j] = sigmoid(z1[j] + range.low[Math.min(count, range.low.length - 1)]);
    high[j] = sigmoid(z1[j] + range.high[Math.min(count, range.high.length - 1)]);
  }
  for (let i = 0; i < outputs; i++) {
    if (i === answer) continue;
    let lead = b2[i] - b2[answer];
    for (let j = 0; j < hidden; j++) {
      const tilt = w2[i * hidden + j] - w2[answer * hidden + j];
      lead += tilt * (tilt > 0 ? high[j] : low[j]);
    }
    if (i < answer ? lead >= 0 : lead > 0) return true; // of equal answers the first counts
  }
  return false;
}

// All sets of so many flips from place `first` on, beside those chosen; returns the first that changes the answer, or null.
function* setsOf(search, z1, first, size, chosen) {
  const { moves, hidden } = search;
  for (let k = first; k <= moves.length - size; k++) {
    const next = new Float64Array(hidden);
    for (let j = 0; j < hidden; j++) next[j] = z1[j] + moves[k][j];
    search.tried += 1;
    if (search.tried % TURN === 0) yield;
    if (size === 1) {
      if (answerOf(search, next) !== search.answer) return [...chosen, k];
    } else if (canReach(search, next, k + 1, size - 1)) {
      const found = yield* setsOf(search, next, k + 1, size - 1, [...chosen, k]);
      if (found) return found;
    }
  }
  return null;
}

function answerOf({ w2, b2, hidden, outputs }, z1) {
  const z2 = new Float64Array(outputs);
  for (let i = 0; i < outputs; i++) {
    let sum = 0;
    for (let j = 0; j < hidden; j++) sum += w2[i * hidden + j] * sigmoid(z1[j]);
    z2[i] = sum + b2[i];
  }
  return argmax(softmax(z2));
}
