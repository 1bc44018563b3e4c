// One step of full-batch gradient descent on the grid, as in builder/model/training.py.

import { snap, SCALE } from './grid.js';
import { backward, forward, parameterCount, unflatten } from './network.js';

// Everything one sample contributes at these parameters.
export function pass(network, x, label) {
  const passed = forward(network, x);
  return { ...passed, ...backward(network, passed, label) };
}

// Adds one sample's gradients to sums, in flat order.
export function addGradients(sums, shape, x, passed) {
  const { inputs, hidden, outputs } = shape;
  const endW1 = hidden * inputs;
  const endB1 = endW1 + hidden;
  const endW2 = endB1 + outputs * hidden;
  for (let j = 0; j < hidden; j++) {
    const blame = passed.dz1[j];
    for (let k = 0; k < inputs; k++) sums[j * inputs + k] += blame * x[k];
    sums[endW1 + j] += blame;
  }
  for (let i = 0; i < outputs; i++) {
    const blame = passed.dz2[i];
    for (let j = 0; j < hidden; j++) sums[endB1 + i * hidden + j] += blame * passed.a1[j];
    sums[endW2 + i] += blame;
  }
}

// Gradients summed over the samples that are learned from (all, unless said), flat, and what each sample contributes.
export function summedGradients(network, pictures, learned = pictures.x.keys()) {
  const sums = new Float64Array(parameterCount(network.shape));
  const passes = pictures.x.map((x, s) => pass(network, x, pictures.labels[s]));
  for (const s of learned) addGradients(sums, network.shape, pictures.x[s], passes[s]);
  return { sums, passes };
}

// The next epoch's parameters in millionths, from this epoch's.
export function nextParameters(q, shape, pictures, learningRate) {
  const network = unflatten(Float64Array.from(q, (value) => value / SCALE), shape);
  const { sums, passes } = summedGradients(network, pictures);
  const count = pictures.labels.length;
  const next = Float64Array.from(q, (value, p) => value + snap(-learningRate * (sums[p] / count)));
  return { next, passes };
}
