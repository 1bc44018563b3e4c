// An experiment to take away: its table, and the same training as a script without dependencies, in Python and in
// JavaScript. Each script prints what the table holds.

import { DECIMALS } from '../shared.js';
import { JAVASCRIPT, PYTHON } from './scripts.js';

// 'epoch,loss,accuracy' and a row an epoch, as `python build.py experiment` prints them.
export function tableOf({ epochs, loss, hits, learned }) {
  const rows = epochs.map((epoch, n) => `${epoch},${loss[n].toFixed(DECIMALS)},${(hits[n] / learned.length).toFixed(DECIMALS)}`);
  return `${['epoch,loss,accuracy', ...rows].join('\n')}\n`;
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
