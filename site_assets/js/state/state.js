// The state of one inspector and everything that may happen to it, as pure functions of state.

import { needsTraining, parseSelection, selectionText } from '../record/names.js';
import { DIGITS } from '../shared.js';

export const DEFAULTS = Object.freeze({
  mode: 'training', // or 'inference'
  run: 'main',
  epoch: 0, // the true epoch number
  sample: 0,
  select: null, // as in the address: 'h3', 'w1.3.7', 'loss', …
  trail: [], // ids of numbers opened below the selection
  pixels: null, // the drawn picture, a digit for each pixel: its steps of brightness, in base 36
  pin: null, // a moment to compare with: '30' or 'lr-3@30'
  zeros: false, // show terms whose pixel is off
  digits: null, // 6: show all recorded decimals
  stage: 0, // of one step, in its panel
  table: false, // unfold the tables of the panel
  life: false, // unfold the values at all epochs
  sort: 'sample', // rows of the contributions: 'sample' or 'contribution'
  playing: false,
  speed: 10, // epochs a second
});

/** @param {State} state @param {number} epoch @param {Run} run @returns {Partial<State>} */
export function chooseEpoch(state, epoch, run) {
  return { epoch: run.epochs[run.indexOf(Math.max(0, Math.min(run.lastEpoch, epoch)))] };
}

// A state that needs no picture but the first ones.
/** @returns {Partial<State>} */
export function withFirstPictures() {
  return { mode: 'training', sample: 0, ...release() };
}

// Moves by stored epochs, stopping at the ends.
/** @param {State} state @param {number} by @param {Run} run */
export function stepEpoch(state, by, run) {
  const index = run.indexOf(state.epoch) + by;
  return { epoch: run.epochs[Math.max(0, Math.min(run.epochs.length - 1, index))] };
}

/** @param {State} state @param {number} sample @param {Run} run */
export function chooseSample(state, sample, run) {
  return { sample: Math.max(0, Math.min(run.sampleCount - 1, sample)) };
}

// Selecting what is selected already lets it go, unless a number below it is open: then it goes back up.
/** @param {State} state @param {string} kind @param {number[]} indices @returns {Partial<State>} */
export function select(state, kind, indices) {
  const text = selectionText(kind, indices);
  if (state.select === text && !state.trail.length) return release();
  return { select: text, trail: [] };
}

// A picture of the reader's own, at the same epoch; what is open stays open where it still makes sense.
export function draw(state, pixels, run) {
  return { ...chooseMode(state, 'inference', run), epoch: state.epoch, pixels, trail: [] };
}

export function release() {
  return { select: null, trail: [] };
}

/** @param {State} state @param {string} id */
export function openNumber(state, id) {
  const at = state.trail.indexOf(id);
  return { trail: at < 0 ? [...state.trail, id] : state.trail.slice(0, at + 1) };
}

// Back up the trail: depth 0 is the selection itself.
/** @param {State} state @param {number} depth */
export function backTo(state, depth) {
  return { trail: state.trail.slice(0, depth) };
}

// Escape: one level up, then out.
/** @param {State} state @returns {Partial<State>} */
export function escape(state) {
  return state.trail.length ? backTo(state, state.trail.length - 1) : release();
}

/** @param {State} state @param {string} mode @param {Run} run @returns {Partial<State>} */
export function chooseMode(state, mode, run) {
  if (mode === state.mode) return {};
  const kept = isForwardOnly(state.select, run.shape) ? state.select : null;
  const pixels = state.pixels ?? pixelsOf(run.pictures.counts[state.sample]);
  const epoch = mode === 'inference' ? run.lastEpoch : state.epoch; // an exam is for the trained network
  return { mode, epoch, trail: [], select: kept, pixels, playing: false };
}

// Inference has no label, so nothing to do with loss, accuracy or learning can be open there.
function isForwardOnly(text, shape) {
  const selection = parseSelection(text, shape);
  return selection !== null && !needsTraining(selection.kind);
}

// A picture, given in steps of brightness, as the address carries it; and back.
/** @param {ArrayLike<number>} counts */
export function pixelsOf(counts) {
  return Array.from(counts, (count) => DIGITS[count]).join('');
}

/** @param {string} pixels */
export function countsOf(pixels) {
  return Array.from(pixels, (digit) => DIGITS.indexOf(digit));
}

/** @param {State} state @param {Run} run */
export function play(state, run) {
  const atEnd = run.indexOf(state.epoch) === run.epochs.length - 1;
  return { playing: true, epoch: atEnd ? run.epochs[0] : state.epoch };
}
