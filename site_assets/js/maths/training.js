// One step of full-batch gradient descent on the grid, as in builder/model/training.py.

import { SCALE } from '../shared.js';
import { snap } from './grid.js';
import { backward, forward, parameterCount, unflatten } from './network.js';

// Everything one sample contributes at these parameters.
/** @param {Network} network @param {Vector} x @param {number} label */
export function pass(network, x, label) {
  const passed = forward(network, x);
  return { ...passed, ...backward(network, passed, label) };
}

// Adds one sample's gradients to the sums, which are laid out as a network.
function addGradients({ w1, b1, w2, b2 }, x, { dz1, dz2, a1 }) {
  addOuter(w1, b1, dz1, x);
  addOuter(w2, b2, dz2, a1);
}

function addOuter(weights, biases, blames, values) {
  const width = values.length;
  for (let unit = 0; unit < blames.length; unit++) {
    const blame = blames[unit];
    for (let k = 0; k < width; k++) weights[unit * width + k] += blame * values[k];
    biases[unit] += blame;
  }
}

// Gradients summed over the samples that are learned from (all, unless said), flat, and what each sample contributes.
/** @param {Network} network @param {Pictures} pictures @param {Iterable<number>} learned */
export function summedGradients(network, pictures, learned = pictures.x.keys()) {
  const sums = new Float64Array(parameterCount(network.shape));
  const blocks = unflatten(sums, network.shape);
  const passes = pictures.x.map((x, s) => pass(network, x, pictures.labels[s]));
  for (const s of learned) addGradients(blocks, pictures.x[s], passes[s]);
  return { sums, passes };
}

// The next epoch's parameters in millionths, from this epoch's.
/** @param {Float64Array} q @param {Shape} shape @param {Pictures} pictures @param {number} learningRate */
export function nextParameters(q, shape, pictures, learningRate) {
  const network = unflatten(Float64Array.from(q, (value) => value / SCALE), shape);
  const { sums, passes } = summedGradients(network, pictures);
  const count = pictures.labels.length;
  const next = Float64Array.from(q, (value, p) => value + snap(-learningRate * (sums[p] / count)));
  return { next, passes };
}
