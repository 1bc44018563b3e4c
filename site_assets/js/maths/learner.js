// A network that learns fast: the same sums in the same order as network.js and training.js, without an object a picture,
// so that a thousand epochs take the time of a few frames.

import { SCALE } from '../shared.js';
import { snap } from './grid.js';
import { parameterCount, unflatten } from './network.js';

// pictures: { x, labels }, those that it learns from; rule: { learningRate, update, silent, held }: hidden units that
// answer 0, and places in flat order that do not move. Returns { observe(q), next(q) } over parameters in millionths.
/** @param {Shape} shape @param {Pick<Pictures, 'x' | 'labels'>} pictures @param {Rule} rule */
export function makeLearner(shape, pictures, rule) {
  const passer = new Passer(shape, rule.silent);
  const samples = pictures.x.map((x, n) => ({ x, on: onPixels(x), label: pictures.labels[n] }));
  const step = (q, count) => {
    const moved = Float64Array.from(q, (value, p) => value + snap(-rule.learningRate * (passer.sums[p] / count)));
    for (const place of rule.held) moved[place] = q[place];
    return moved;
  };
  const nextOf = {
    'full-batch': (q) => {
      passer.start(q);
      for (const sample of samples) passer.learn(sample);
      return step(q, samples.length);
    },
    'per-sample': (q) =>
      samples.reduce((now, sample) => {
        passer.start(now);
        passer.learn(sample);
        return step(now, 1);
      }, q),
  };
  return {
    // The mean loss in millionths, and how many pictures are answered right.
    observe(q) {
      passer.start(q);
      let loss = 0;
      let hits = 0;
      for (const sample of samples) {
        loss += passer.forward(sample);
        if (passer.isRight(sample)) hits++;
      }
      return { loss: snap(loss / samples.length), hits };
    },
    next: nextOf[rule.update],
  };
}

function onPixels(x) {
  return Array.from(x.keys()).filter((k) => x[k] !== 0); // the others add nothing to any sum
}

// Passes pictures through one network after another, and adds up their gradients in flat order.
class Passer {
  constructor(shape, silent) {
    this.shape = shape;
    this.parameters = new Float64Array(parameterCount(shape));
    this.sums = new Float64Array(this.parameters.length);
    this.network = unflatten(this.parameters, shape);
    this.gradients = unflatten(this.sums, shape);
    this.a1 = new Float64Array(shape.hidden);
    this.z2 = new Float64Array(shape.outputs);
    this.a2 = new Float64Array(shape.outputs);
    this.answers = Array.from(this.a1.keys()).filter((j) => !silent.includes(j));
  }

  start(q) {
    const { parameters, sums } = this;
    for (let p = 0; p < q.length; p++) parameters[p] = q[p] / SCALE;
    sums.fill(0);
  }

  learn(sample) {
    this.forward(sample);
    this.addBlame(sample);
  }

  // The loss of one picture; a1 and a2 hold what the layers answered.
  forward({ x, on, label }) {
    const { a1, z2 } = this;
    const { w1, b1, w2, b2 } = this.network;
    const { inputs, hidden, outputs } = this.shape;
    for (const j of this.answers) {
      let z = 0;
      for (const k of on) z += w1[j * inputs + k] * x[k];
      a1[j] = 1 / (1 + Math.exp(-(z + b1[j])));
    }
    for (let i = 0; i < outputs; i++) {
      let z = 0;
      for (let j = 0; j < hidden; j++) z += w2[i * hidden + j] * a1[j];
      z2[i] = z + b2[i];
    }
    return this.answer(label);
  }

  // Softmax and cross-entropy; the largest z goes off first.
  answer(label) {
    const { z2, a2 } = this;
    let largest = z2[0];
    for (const z of z2) if (z > largest) largest = z;
    let sum = 0;
    for (let i = 0; i < z2.length; i++) {
      a2[i] = Math.exp(z2[i] - largest);
      sum += a2[i];
    }
    for (let i = 0; i < a2.length; i++) a2[i] /= sum;
    return Math.log(sum) - (z2[label] - largest);
  }

  // Is the right answer's probability the largest, and the first of equals?
  isRight({ label }) {
    return this.a2.every((share, i) => (i < label ? share < this.a2[label] : share <= this.a2[label]));
  }

  addBlame({ x, on, label }) {
    const { a1, a2 } = this;
    const weights = this.network.w2;
    const { w1, b1, w2, b2 } = this.gradients;
    const { inputs, hidden, outputs } = this.shape;
    a2[label] -= 1;
    for (const j of this.answers) {
      let blame = 0;
      for (let i = 0; i < outputs; i++) blame += weights[i * hidden + j] * a2[i];
      blame *= a1[j] * (1 - a1[j]);
      for (const k of on) w1[j * inputs + k] += blame * x[k];
      b1[j] += blame;
    }
    for (let i = 0; i < outputs; i++) {
      for (let j = 0; j < hidden; j++) w2[i * hidden + j] += a2[i] * a1[j];
      b2[i] += a2[i];
    }
  }
}
