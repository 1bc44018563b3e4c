// A recorded run: decoded bundles behind plain questions. Owns no state of the reader.

import { classed, t } from '../language/text.js';
import { RECORDED, SCALE } from '../shared.js';
import { BundleError, checkHeading, decodeChecked, decodePictures, samplesBundlesOf } from './bundle.js';
import { pixelSums } from '../maths/grid.js';
import { argmax, forward, parameterCount, sizeOf, unflatten } from '../maths/network.js';
import { flatIndex } from './names.js';

const UNKNOWN = -1;

export class Run {
  // decode: decodeChecked, or decodeArray to read a file in spite of a wrong checksum.
  constructor(bundle, decode = decodeChecked) {
    const name = `data/${bundle?.run}.json`;
    checkHeading(bundle, name);
    this.name = bundle.run;
    this.title = bundle.title;
    this.shape = bundle.shape;
    this.learningRate = bundle.learning_rate;
    this.update = bundle.update;
    this.classes = bundle.classes;
    this.picture = bundle.picture;
    this.sampleCount = bundle.samples;
    this.pictures = decodePictures(bundle.pictures, bundle.picture.levels);
    this.heldOut = decodePictures(bundle.held_out, bundle.picture.levels);
    const arrays = bundle.arrays ?? {};
    this.epochs = Array.from(decode(arrays.epoch, 'epoch'));
    this.q = decode(arrays.q, 'q');
    this.loss = decode(arrays.loss, 'loss').map((value) => value / SCALE);
    this.hits = decode(arrays.hits, 'hits');
    this.samplesPerFile = bundle.samples_per_file;
    this.samplesBundles = samplesBundlesOf(bundle);
    this.records = new Map(); // number of a file of samples -> { first, count, arrays }, once it has come
    // Of an experiment: pictures that it does not learn from, hidden units that answer 0, parameters that do not move.
    this.leftOut = bundle.left_out ?? [];
    this.silent = bundle.silent ?? [];
    this.held = bundle.held ?? [];
    this.width = parameterCount(this.shape);
    if (this.q.length !== this.width * this.epochs.length) {
      throw new BundleError(t('{file} does not hold {count} parameters for each epoch.', { file: name, count: this.width }));
    }
    this.networks = [];
    this.guesses = [];
    this.extremes = {};
    this.lessons = null;
  }

  get lastEpoch() {
    return this.epochs[this.epochs.length - 1];
  }

  // A class by its name, for a text on screen.
  /** @param {number} index */
  classed(index) {
    return classed(this.classes[index]);
  }

  // The index of the nearest recorded epoch at or below a true epoch number.
  /** @param {number} epoch */
  indexOf(epoch) {
    let low = 0;
    let high = this.epochs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.epochs[middle] <= epoch) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // Is each stored state one averaged step after the one before?
  get isStepwise() {
    return this.update === 'full-batch' && this.lastEpoch - this.epochs[0] === this.epochs.length - 1;
  }

  // The parameters at a stored epoch, in millionths.
  /** @param {number} index */
  millionths(index) {
    return this.q.subarray(index * this.width, (index + 1) * this.width);
  }

  // The network at a stored epoch: { shape, w1, b1, w2, b2 }.
  /** @param {number} index @returns {Network} */
  network(index) {
    this.networks[index] ??= unflatten(this.millionths(index).map((value) => value / SCALE), this.shape, this.silent);
    return this.networks[index];
  }

  // The answered class of a training picture at a stored epoch.
  /** @param {number} index @param {number} sample @returns {number} */
  prediction(index, sample) {
    this.guesses[index] ??= new Int16Array(this.sampleCount).fill(UNKNOWN);
    const guesses = this.guesses[index];
    if (guesses[sample] === UNKNOWN) {
      guesses[sample] = argmax(forward(this.network(index), this.pictures.x[sample]).a2);
    }
    return guesses[sample];
  }

  // The largest |weight| of a block ('w1' or 'w2') over the whole run: one scale for all epochs.
  /** @param {'w1' | 'w2'} block @returns {number} */
  largest(block) {
    this.extremes[block] ??= this.largestOf(flatIndex(block, [0], this.shape), sizeOf(block, this.shape)) / SCALE;
    return this.extremes[block];
  }

  // The largest |parameter| of all epochs, in millionths, among `count` of them in flat order.
  largestOf(first, count) {
    let most = 0;
    for (let start = first; start < this.q.length; start += this.width) {
      for (let at = start; at < start + count; at++) most = Math.max(most, Math.abs(this.q[at]));
    }
    return most;
  }

  // The numbers of the pictures that it learns from.
  get learned() {
    this.lessons ??= Array.from({ length: this.sampleCount }, (_, sample) => sample).filter((sample) => !this.leftOut.includes(sample));
    return this.lessons;
  }

  // Are all training pictures here, or only those of the first file of samples?
  get isComplete() {
    return this.pictures.labels.length === this.sampleCount;
  }

  // Takes every training picture, from `data/pictures.json`.
  takePictures(bundle) {
    const name = 'data/pictures.json';
    checkHeading(bundle, name);
    const pictures = decodePictures(bundle.pictures, this.picture.levels);
    if (pictures.labels.length !== this.sampleCount) throw new BundleError(t('{file} belongs to another run.', { file: name }));
    this.pictures = pictures;
  }

  // The number of the file that holds a sample's intermediates, and the name of its bundle.
  /** @param {number} sample */
  fileOf(sample) {
    return Math.floor(sample / this.samplesPerFile);
  }

  /** @param {number} sample */
  bundleOf(sample) {
    return this.samplesBundles[this.fileOf(sample)];
  }

  // Are a sample's intermediates here as they were recorded?
  /** @param {number} sample */
  isRecorded(sample) {
    return this.records.has(this.fileOf(sample));
  }

  // A quantity of a sample whose record is here, at a stored epoch, in millionths: one number for each unit.
  /** @param {string} quantity @param {number} index @param {number} sample @returns {Float64Array} */
  recorded(quantity, index, sample) {
    const { first, count, arrays } = this.records.get(this.fileOf(sample));
    const values = arrays[quantity];
    const width = values.length / (this.epochs.length * count);
    const start = (index * count + sample - first) * width;
    return values.subarray(start, start + width);
  }

  // Every z1 of one sample, in millionths.
  /** @param {number} index @param {number} sample */
  pixelSums(index, sample) {
    const network = unflatten(this.millionths(index), this.shape);
    return pixelSums(network, this.pictures.counts[sample], this.picture.levels.length - 1);
  }

  // Takes the intermediates of the samples of one file, such as `data/<run>-samples.json`. Their pictures are here.
  attachSamples(bundle, decode = decodeChecked) {
    checkHeading(bundle, `data/${this.name}-samples.json`);
    const first = bundle.first_sample;
    const name = this.bundleOf(first);
    if (bundle.run !== this.name) throw new BundleError(t('{file} belongs to another run.', { file: `data/${name}.json` }));
    const count = Math.min(this.samplesPerFile, this.sampleCount - first);
    const arrays = {};
    for (const quantity of RECORDED) {
      const entry = bundle.arrays?.[quantity];
      if (!entry?.relation) arrays[quantity] = decode(entry, quantity);
    }
    arrays.dz2 ??= this.blameOf(arrays.a2, first, count);
    arrays.z1 ??= this.sumsOf(first, count);
    this.records.set(this.fileOf(first), { first, count, arrays });
  }

  // The relation dz2 = a2 − y, in millionths.
  blameOf(a2, first, count) {
    const { outputs } = this.shape;
    return a2.map((value, at) => {
      const sample = first + (Math.floor(at / outputs) % count);
      return value - (at % outputs === this.pictures.labels[sample] ? SCALE : 0);
    });
  }

  // The relation z1 = w1 x + b1, in millionths.
  sumsOf(first, count) {
    const { hidden } = this.shape;
    const z1 = new Float64Array(this.epochs.length * count * hidden);
    for (let index = 0; index < this.epochs.length; index++) {
      for (let n = 0; n < count; n++) z1.set(this.pixelSums(index, first + n), (index * count + n) * hidden);
    }
    return z1;
  }
}
