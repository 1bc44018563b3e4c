// He's random start from a seed, as builder/model/initialisation.py draws it: numpy's RandomState, whose stream is
// frozen for ever, is the Mersenne twister with the polar method for normal numbers.

import { BLOCKS, SCALE } from '../shared.js';
import { sizeOf, sizesOf } from './network.js';

const SIZE = 624;
const SHIFT = 397;
const TENTHS = 10000; // four decimals

// The parameters in millionths, in flat order; biases start at 0.
/** @param {number} seed @param {Shape} shape */
export function drawStart(seed, shape) {
  const normal = makeNormal(makeTwister(seed));
  const draw = (deviation) => roundHalfToEven(normal() * deviation * TENTHS) * (SCALE / TENTHS);
  const blocks = Object.keys(BLOCKS).map((block) => {
    const deviation = block.startsWith('w') ? Math.sqrt(2 / sizesOf(block, shape)[1]) : 0;
    return Array.from({ length: sizeOf(block, shape) }, () => (deviation ? draw(deviation) : 0));
  });
  return Float64Array.from(blocks.flat());
}

// As numpy's rint; never the minus zero, which is no whole number of millionths.
function roundHalfToEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  return (rest > 0.5 || (rest === 0.5 && below % 2) ? below + 1 : below) + 0;
}

// Whole numbers of 32 bits.
function makeTwister(seed) {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let at = 1; at < SIZE; at++) {
    const before = state[at - 1];
    state[at] = Math.imul(1812433253, before ^ (before >>> 30)) + at;
  }
  let next = SIZE;
  const turn = () => {
    for (let at = 0; at < SIZE; at++) {
      const mixed = (state[at] & 0x80000000) | (state[(at + 1) % SIZE] & 0x7fffffff);
      state[at] = state[(at + SHIFT) % SIZE] ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    next = 0;
  };
  return () => {
    if (next === SIZE) turn();
    let y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

// Normal numbers, two at a time: a point in the unit circle gives both.
function makeNormal(twister) {
  const uniform = () => ((twister() >>> 5) * 67108864 + (twister() >>> 6)) / 9007199254740992;
  let kept = null;
  return () => {
    if (kept !== null) {
      const second = kept;
      kept = null;
      return second;
    }
    let x;
    let y;
    let square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const stretch = Math.sqrt((-2 * Math.log(square)) / square);
    kept = stretch * x;
    return stretch * y;
  };
}
