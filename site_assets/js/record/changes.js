// What an experiment may change, as builder/record/changes.py reads it: the same notation, the same refusals.

import { t } from '../language/text.js';
import { drawStart } from '../maths/draw.js';
import { snap } from '../maths/grid.js';
import { sizeOf, sizesOf } from '../maths/network.js';
import { DIGITS, EXPERIMENT, NOTATION } from '../shared.js';
import { flatIndex, isParameter } from './names.js';

const { fastest: FASTEST, largest: LARGEST, seeds: MOST_SEEDS, updates: UPDATES, known: KNOWN, shown: SHOWN } = EXPERIMENT;
const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
const [INDEX, NUMBER, PARAMETER, PIXEL, ANSWER, HIDDEN, SAMPLES, ADDED, SEED] = [
  'index', 'number', 'parameter', 'pixel', 'answer', 'hidden', 'samples', 'added', 'seed',
].map((name) => whole(NOTATION[name]));

export class ExperimentError extends Error {}

export function refusal(change, reason) {
  const letters = Array.from(change);
  const shown = letters.length <= SHOWN ? change : `${letters.slice(0, SHOWN).join('')}…`;
  return new ExperimentError(t('\'{change}\' cannot be done: {reason}', { change: shown, reason }));
}

// Applies one change, such as 'lr:0.5', to a fork { shape, levels, epoch, q, learningRate, update, pictures: { counts, x,
// labels, names }, held, silent, leftOut }; the last three are sets. Throws an ExperimentError.
export function applyChange(fork, change) {
  const at = change.indexOf(':');
  const key = change.slice(0, at);
  const action = at < 0 ? null : WORDS.get(key) ?? NAMED.find(({ pattern }) => pattern.test(key))?.action;
  if (!action) throw refusal(change, t('a change is one of {known}, a colon, and a value', { known: KNOWN }));
  action(fork, { key, value: change.slice(at + 1), no: (reason) => refusal(change, reason) });
}

function setRate(fork, { value, no }) {
  const rate = NUMBER.test(value) ? Number(value) : 0;
  if (!(rate > 0 && rate <= FASTEST)) throw no(t('a learning rate is a number above 0, at most {most}', { most: FASTEST }));
  fork.learningRate = rate;
}

function setParameter(fork, { key, value, no }) {
  const place = placeOf(fork.shape, key, no);
  if (!NUMBER.test(value) || Math.abs(Number(value)) > LARGEST) throw no(t('a parameter is a number from -{largest} to {largest}', { largest: LARGEST }));
  fork.q[place] = snap(Number(value));
}

// Where a parameter stands in flat order.
function placeOf(shape, name, no) {
  const [block, ...texts] = name.split('.');
  const indices = texts.map(Number);
  const sizes = sizesOf(block, shape);
  if (indices.length === sizes.length && indices.every((index, axis) => index < sizes[axis])) return flatIndex(block, indices, shape);
  throw no(t('the last parameter of {block} is {last}', { block, last: [block, ...sizes.map((size) => size - 1)].join('.') }));
}

function hold(fork, { value, no }) {
  if (isParameter(value)) {
    const first = flatIndex(value, [0], fork.shape);
    for (let n = 0; n < sizeOf(value, fork.shape); n++) fork.held.add(first + n);
    return;
  }
  if (!PARAMETER.test(value)) throw no('what is held is w1, b1, w2, b2, or a parameter such as w1.3.7');
  fork.held.add(placeOf(fork.shape, value, no));
}

function silence(fork, { value, no }) {
  const j = Number(HIDDEN.exec(value)?.[1] ?? Infinity);
  if (j >= fork.shape.hidden) throw no(t('hidden neurons are h0 to h{last}', { last: fork.shape.hidden - 1 }));
  fork.silent.add(j);
}

function paint(fork, { key, value, no }) {
  const [sample, pixel] = key.slice(1).split('.').map(Number);
  checkSample(fork, sample, no);
  if (pixel >= fork.shape.inputs) throw no(t('pixels are 0 to {last}', { last: fork.shape.inputs - 1 }));
  if (value.length !== 1 || !isLevel(value, fork)) throw no(t('a pixel is {levels}', { levels: range(fork) }));
  const counts = fork.pictures.counts[sample].slice();
  counts[pixel] = DIGITS.indexOf(value);
  setPicture(fork, sample, counts);
}

function setPicture({ pictures, levels }, sample, counts) {
  pictures.counts[sample] = counts;
  pictures.x[sample] = Float64Array.from(counts, (count) => count / (levels - 1));
}

function relabel(fork, { key, value, no }) {
  const sample = Number(key.slice(1));
  checkSample(fork, sample, no);
  if (!INDEX.test(value) || Number(value) >= fork.shape.outputs) throw no(t('answers are 0 to {last}', { last: fork.shape.outputs - 1 }));
  fork.pictures.labels[sample] = Number(value);
}

function leave(fork, { value, no }) {
  if (!SAMPLES.test(value)) throw no(t('what is left out are sample numbers with commas between, as in 3,4'));
  for (const sample of value.split(',').map(Number)) {
    checkSample(fork, sample, no);
    fork.leftOut.add(sample);
  }
  if (fork.leftOut.size === fork.pictures.labels.length) throw no(t('at least one picture must stay'));
}

function add(fork, { value, no }) {
  const [, answer, digits] = ADDED.exec(value) ?? [];
  const { inputs, outputs } = fork.shape;
  if (answer === undefined || Number(answer) >= outputs) throw no(t('a picture starts with its answer, 0 to {last}, and a point', { last: outputs - 1 }));
  if (digits.length !== inputs || !Array.from(digits).every((digit) => isLevel(digit, fork))) {
    throw no(t('a picture has {inputs} pixels, each {levels}', { inputs, levels: range(fork) }));
  }
  setPicture(fork, fork.pictures.labels.length, Uint8Array.from(digits, (digit) => DIGITS.indexOf(digit)));
  fork.pictures.labels.push(Number(answer));
  fork.pictures.names.push('added');
}

function follow(fork, { value, no }) {
  if (!UPDATES.includes(value)) throw no(t('an update is {one} or {other}', { one: UPDATES[0], other: UPDATES[1] }));
  fork.update = value;
}

function draw(fork, { value, no }) {
  if (!SEED.test(value) || Number(value) >= MOST_SEEDS) throw no(t('a seed is a whole number from 0 to {last}', { last: MOST_SEEDS - 1 }));
  if (fork.epoch) throw no(t('another start can be drawn at epoch 0 only'));
  fork.q = drawStart(Number(value), fork.shape);
}

function checkSample({ pictures }, sample, no) {
  if (sample >= pictures.labels.length) throw no(t('pictures are 0 to {last}', { last: pictures.labels.length - 1 }));
}

function isLevel(digit, { levels }) {
  return DIGITS.slice(0, levels).includes(digit);
}

function range({ levels }) {
  return levels === 2 ? t('0 or 1') : t('0 to {last}', { last: DIGITS[levels - 1] });
}

const WORDS = new Map(Object.entries({ lr: setRate, hold, off: silence, leave, add, update: follow, seed: draw }));
const NAMED = [
  { pattern: PARAMETER, action: setParameter },
  { pattern: PIXEL, action: paint },
  { pattern: ANSWER, action: relabel },
];
