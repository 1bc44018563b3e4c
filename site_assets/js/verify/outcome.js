// What a verification found, for its reader.

import { parameterName, subscripted } from '../record/names.js';
import { SCALE } from '../shared.js';
import { h } from '../ui/dom.js';

// run; report: as replay() returns it; gradients: as checkGradients() does; mismatched: arrays of a wrong checksum.
/** @param {{ run: Run, report: any, gradients: any, mismatched: string[] }} found */
export function outcomeOf({ run, report, gradients, mismatched }) {
  const isSound = !report.differences && !mismatched.length;
  const rows = [
    ['values compared', report.compared.toLocaleString('en')],
    ['values that differ', report.differences.toLocaleString('en')],
    ['time to replay', `${report.milliseconds.toFixed(0)} ms`],
    [`gradients at epoch ${gradients.epoch}, by backpropagation and by nudging: ${gradients.count} compared, apart by at most`, gradients.apart.toExponential(1)],
  ];
  const faults = [];
  if (mismatched.length) faults.push(`The checksum is wrong of: ${mismatched.join(', ')}.`);
  if (report.first) faults.push(whereOf(report.first, run.shape));
  return { isSound, elements: [table(rows), ...faults.map((fault) => h('p', {}, fault))] };
}

function table(rows) {
  return h('table', {}, h('tbody', {}, rows.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)))));
}

// The sentence about the first value that differs.
/** @param {any} first @param {Shape} shape */
export function whereOf({ quantity, epoch, sample, unit, recorded, found }, shape) {
  const name = quantity === 'q' ? parameterName(unit, shape) : subscripted(quantity, quantity === 'sample_loss' ? [] : [unit]);
  const place = sample === undefined ? `epoch ${epoch}` : `epoch ${epoch}, sample ${sample}`;
  return `The first that differs: ${name} at ${place}. The file says ${recorded / SCALE}, the replay finds ${found / SCALE}.`;
}
