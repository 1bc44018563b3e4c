// The tables of sums within one picture, and of the steps of one parameter: which numbers stand in them, and what
// their columns have to do with each other. Each function returns what makeTable takes.

import { t } from '../language/text.js';
import { layerIndices } from './layers.js';
import { numberOf } from './tree.js';

const PRODUCT = { op: 'multiply', operands: [0, 1], result: 2 };

// Numbers at the place of a node: here('w1', [j, k]).
export function hereOf({ at }) {
  return (name, indices) => numberOf(at.context, name, indices, { index: at.index, sample: at.sample ?? at.context.sample });
}

// The terms of hidden neuron j's sum. zeros: with those of pixels that are off.
export function pixelTerms(node, zeros) {
  const [j] = node.indices;
  const here = hereOf(node);
  const pixels = layerIndices(node.at, 'inputs').filter((k) => zeros || node.at.x[k]);
  return {
    key: 'pixels',
    caption: zeros ? t('All connections') : t('Active connections (x > 0)'),
    side: 'pixel',
    rows: pixels.map((k) => ({ ...leading('x', k, [`w1.${j}.${k}`, `x${k}`, `h${j}`]), isMuted: !node.at.x[k] })),
    columns: [
      { head: 'w1', numbers: pixels.map((k) => here('w1', [j, k])) },
      { head: 'x', numbers: pixels.map((k) => here('x', [k])) },
      { head: 'w·x', numbers: pixels.map((k) => here('wx', [j, k])) },
    ],
    rules: [PRODUCT],
    total: { column: 2, number: here('sumwx', [j]), label: 'Σ(w·x)' },
  };
}

// The terms of output i's sum.
export function activationTerms(node) {
  const [i] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'hidden');
  return {
    key: 'activations',
    caption: t('What each hidden neuron adds'),
    side: 'hidden',
    rows: units.map((j) => leading('h', j, [`w2.${i}.${j}`, `h${j}`, `o${i}`])),
    columns: [
      { head: 'w2', numbers: units.map((j) => here('w2', [i, j])) },
      { head: 'a1', numbers: units.map((j) => here('a1', [j])) },
      { head: 'w·a', numbers: units.map((j) => here('wa', [i, j])) },
    ],
    rules: [PRODUCT],
    total: { column: 2, number: here('sumwa', [i]), label: 'Σ(w·a)' },
  };
}

// The blame that reaches hidden neuron j from every output.
export function blameTerms(node) {
  const [j] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'outputs');
  return {
    key: 'blame',
    caption: t('Blame from each output'),
    side: 'output',
    rows: units.map((i) => leading('o', i, [`w2.${i}.${j}`, `h${j}`, `o${i}`])),
    columns: [
      { head: 'w2', numbers: units.map((i) => here('w2', [i, j])) },
      { head: 'dz2', numbers: units.map((i) => here('dz2', [i])) },
      { head: 'w2·dz2', numbers: units.map((i) => here('wd', [i, j])) },
    ],
    rules: [PRODUCT],
    total: { column: 2, number: here('da1', [j]), label: `da1[${j}]` },
  };
}

// What a pixel sends to every hidden neuron.
export function outgoing(node) {
  const [k] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'hidden');
  return {
    key: 'outgoing',
    caption: t('Its {count} outgoing weights', { count: units.length }),
    side: 'hidden',
    rows: units.map((j) => leading('h', j, [`w1.${j}.${k}`, `x${k}`, `h${j}`])),
    columns: [
      { head: `w1[j][${k}]`, numbers: units.map((j) => here('w1', [j, k])) },
      { head: `x[${k}]`, numbers: units.map(() => here('x', [k])) },
      { head: 'w·x', numbers: units.map((j) => here('wx', [j, k])) },
    ],
    rules: [PRODUCT],
  };
}

// A row that leads to a neuron.
function leading(kind, index, highlights) {
  return { text: String(index), action: { select: [kind, [index]] }, highlights };
}

// Every step of a parameter since the start, adding up to `moved`.
export function stepsSinceStart(moved) {
  const { epochs } = moved.at.run;
  return {
    key: 'steps',
    caption: t('Each step since the start'),
    side: t('into epoch'),
    rows: moved.operands.map((step) => ({ text: String(epochs[step.at.index + 1]), action: null })),
    columns: [{ head: moved.operands[0].symbol, numbers: moved.operands }],
    total: { column: 0, number: moved, label: 'ΣΔ' },
  };
}
