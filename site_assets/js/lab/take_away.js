// An experiment to take away: its table, its parameters for numpy, all of it as a bundle, and the same training as a
// script without dependencies, in Python and in JavaScript. Each script prints what the table holds.

import { sizesOf, unflatten } from '../maths/network.js';
import { BLOCKS, DECIMALS, SCALE } from '../shared.js';
import { bundleOf } from './bundle.js';
import { npzOf } from './npz.js';
import { JAVASCRIPT, PYTHON } from './scripts.js';

// 'epoch,loss,accuracy' and a row an epoch, as `python build.py experiment` prints them.
export function tableOf({ epochs, loss, hits, learned }) {
  const rows = epochs.map((epoch, n) => `${epoch},${loss[n].toFixed(DECIMALS)},${(hits[n] / learned.length).toFixed(DECIMALS)}`);
  return `${['epoch,loss,accuracy', ...rows].join('\n')}\n`;
}

// As `python build.py experiment --npz` writes it.
export function numpyOf(run) {
  const { epochs, q, width, shape, loss, hits, learned } = run;
  const count = epochs.length;
  const blocks = Object.keys(BLOCKS).map((block) => {
    const values = epochs.flatMap((_, index) => Array.from(unflatten(run.millionths(index), shape)[block], (value) => value / SCALE));
    return { name: block, values, shape: [count, ...sizesOf(block, shape)] };
  });
  return npzOf([
    { name: 'q', values: q, shape: [count, width], isWhole: true },
    ...blocks,
    { name: 'epoch', values: epochs, shape: [count], isWhole: true },
    { name: 'loss', values: loss, shape: [count] },
    { name: 'accuracy', values: Array.from(hits, (right) => right / learned.length), shape: [count] },
  ]);
}

// As `python build.py experiment --bundle` writes it, and `verify` checks it.
export function bundleTextOf(run) {
  return `${JSON.stringify(bundleOf(run))}\n`;
}

// The experiment's beginning, its pictures and its rule, as the scripts name them.
function given(run) {
  const { shape, learned, pictures, picture, learningRate, update, silent, held, epochs } = run;
  return {
    EXPERIMENT: run.title,
    SHAPE: [shape.inputs, shape.hidden, shape.outputs],
    START: Array.from(run.millionths(0)),
    PICTURES: learned.map((sample) => Array.from(pictures.counts[sample], (count) => count.toString(36)).join('')),
    LABELS: learned.map((sample) => pictures.labels[sample]),
    BRIGHTEST: picture.levels.length - 1,
    RATE: learningRate,
    EACH: update === 'per-sample' ? 1 : 0,
    SILENT: silent,
    HELD: held,
    FIRST: epochs[0],
    LAST: run.lastEpoch,
  };
}

export function pythonOf(run) {
  return filled(PYTHON, run, (name, value) => `${name} = ${JSON.stringify(value)}`);
}

export function javaScriptOf(run) {
  return filled(JAVASCRIPT, run, (name, value) => `const ${name} = ${JSON.stringify(value)};`);
}

function filled(script, run, write) {
  const lines = Object.entries(given(run)).map(([name, value]) => write(name, value));
  return script.replace('@given@', () => lines.join('\n'));
}
