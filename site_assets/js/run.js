// A recorded run: decoded bundles behind plain questions. Owns no state of the reader.

import { BundleError, checkHeading, decodeChecked, decodePictures } from './bundle.js';
import { SCALE } from './maths/grid.js';
import { argmax, forward, parameterCount, unflatten } from './maths/network.js';

export const QUANTITIES = ['z1', 'a1', 'z2', 'a2', 'sample_loss', 'dz2', 'da1', 'dz1'];

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
    this.samples = null;
    this.width = parameterCount(this.shape);
    if (this.q.length !== this.width * this.epochs.length) {
      throw new BundleError(`${name} does not hold ${this.width} parameters for each epoch.`);
    }
    this.networks = new Array(this.epochs.length);
    this.guesses = new Array(this.epochs.length);
  }

  get lastEpoch() {
    return this.epochs[this.epochs.length - 1];
  }

  // The index of the nearest recorded epoch at or below a true epoch number.
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
    return this.update === 'full-batch' && this.lastEpoch === this.epochs.length - 1;
  }

  // The parameters at a stored epoch, in millionths.
  millionths(index) {
    return this.q.subarray(index * this.width, (index + 1) * this.width);
  }

  // The network at a stored epoch: { shape, w1, b1, w2, b2 }.
  network(index) {
    this.networks[index] ??= unflatten(this.millionths(index).map((value) => value / SCALE), this.shape);
    return this.networks[index];
  }

  // The answered class of every training picture at a stored epoch.
  predictions(index) {
    this.guesses[index] ??= this.pictures.x.map((x) => argmax(forward(this.network(index), x).a2));
    return this.guesses[index];
  }

  // The largest |weight| of a block ('w1' or 'w2') over the whole run: one scale for all epochs.
  largest(block) {
    this.extremes ??= {};
    this.extremes[block] ??= this.epochs.reduce((most, _, index) => {
      return this.network(index)[block].reduce((size, w) => Math.max(size, Math.abs(w)), most);
    }, 0);
    return this.extremes[block];
  }

  // Takes the intermediates of every sample, from `data/<run>-samples.json`.
  attachSamples(bundle, decode = decodeChecked) {
    const name = `data/${this.name}-samples.json`;
    checkHeading(bundle, name);
    if (bundle.run !== this.name) throw new BundleError(`${name} belongs to another run.`);
    const arrays = {};
    for (const quantity of QUANTITIES) {
      const entry = bundle.arrays?.[quantity];
      if (!entry?.relation) arrays[quantity] = decode(entry, quantity);
    }
    arrays.dz2 ??= this.blameOf(arrays.a2);
    arrays.z1 ??= this.sumsOfPixels();
    this.samples = arrays;
  }

  // The relation dz2 = a2 − y, in millionths.
  blameOf(a2) {
    const { outputs } = this.shape;
    return a2.map((value, at) => {
      const sample = Math.floor(at / outputs) % this.sampleCount;
      return value - (at % outputs === this.pictures.labels[sample] ? SCALE : 0);
    });
  }

  // The relation z1 = w1 x + b1, in millionths: exact, since pixels are 0 or 1 where it is used.
  sumsOfPixels() {
    const { inputs, hidden } = this.shape;
    const z1 = new Float64Array(this.epochs.length * this.sampleCount * hidden);
    let at = 0;
    for (let index = 0; index < this.epochs.length; index++) {
      const q = this.millionths(index);
      for (const x of this.pictures.x) {
        for (let j = 0; j < hidden; j++) {
          let sum = q[hidden * inputs + j];
          for (let k = 0; k < inputs; k++) if (x[k]) sum += q[j * inputs + k];
          z1[at++] = sum;
        }
      }
    }
    return z1;
  }
}
