// An experiment as a bundle, as builder/record/fork_bundle.py writes it: `python build.py verify FILE` and the page's own
// verification train it again and compare.

import { crc32 } from '../record/bundle.js';
import { ALPHABET, ARRAYS, FORMAT, SCALE, VERSION } from '../shared.js';

const NAME = 'experiment';
const BASE = ALPHABET.length / 2;

// The bundle of the run that an experiment has made.
export function bundleOf(run) {
  const { shape, pictures, picture, heldOut, epochs, width } = run;
  const count = epochs.length;
  const arrays = {
    epoch: [epochs, [count]],
    q: [run.q, [count, width]],
    loss: [Array.from(run.loss, (value) => Math.round(value * SCALE)), [count]],
    hits: [run.hits, [count]],
  };
  return {
    format: FORMAT,
    version: VERSION,
    shape: { inputs: shape.inputs, hidden: shape.hidden, outputs: shape.outputs },
    samples: run.sampleCount,
    run: NAME,
    scale: SCALE,
    order: 'row by row, the last axis fastest',
    samples_per_file: run.sampleCount,
    title: run.title,
    learning_rate: run.learningRate,
    update: run.update,
    classes: run.classes,
    picture,
    pictures: drawn(pictures, picture.levels),
    held_out: drawn(heldOut, picture.levels),
    parameters: 'w1, b1, w2, b2; each row by row',
    arrays: Object.fromEntries(Object.entries(arrays).map(([name, [values, sizes]]) => [name, entryOf(name, values, sizes)])),
    experiment: run.title,
    left_out: ordered(run.leftOut),
    silent: ordered(run.silent),
    held: ordered(run.held),
  };
}

function ordered(numbers) {
  return [...numbers].sort((a, b) => a - b);
}

function drawn({ labels, names, counts }, levels) {
  return { labels, names, pixels: counts.map((picture) => Array.from(picture, (count) => levels[count]).join('')) };
}

// Differenced as often as makes its text the shortest.
function entryOf(name, values, sizes) {
  const row = values.length / sizes[0];
  let numbers = Float64Array.from(values);
  let best = { difference: 0, text: toVlq(numbers) };
  for (let difference = 1; difference <= ARRAYS.differences; difference++) {
    numbers = differenced(numbers, row);
    const text = toVlq(numbers);
    if (text.length < best.text.length) best = { difference, text };
  }
  const scale = ARRAYS.unscaled.includes(name) ? { scale: 1 } : {};
  return { axes: ARRAYS.axes[name], ...scale, shape: sizes, difference: best.difference, crc32: crc32(best.text), values: best.text };
}

function differenced(numbers, row) {
  return numbers.map((value, at) => (at < row ? value : value - numbers[at - row]));
}

// Base64 VLQ, as record/bundle.js reads it.
function toVlq(numbers) {
  let text = '';
  for (const value of numbers) {
    let rest = 2 * Math.abs(value) + (value < 0 ? 1 : 0);
    do {
      const digit = rest % BASE;
      rest = Math.floor(rest / BASE);
      text += ALPHABET[rest ? digit + BASE : digit];
    } while (rest);
  }
  return text;
}
