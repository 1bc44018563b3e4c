// What a verification found, for its reader.

import { t } from '../language/text.js';
import { formatCount, formatGrouped, formatRate } from '../explanations/format.js';
import { parameterName, subscripted } from '../record/names.js';
import { SCALE } from '../shared.js';
import { h } from '../ui/dom.js';

const ALONE = ['sample_loss', 'loss', 'hits', 'epoch']; // quantities without units

// run; report: as replay() returns it; gradients: as checkGradients() does, or null; mismatched: arrays of a wrong checksum.
/** @param {{ run: Run, report: any, gradients: any, mismatched: string[] }} found */
export function outcomeOf({ run, report, gradients, mismatched }) {
  const isSound = !report.differences && !mismatched.length;
  const rows = [
    [t('values compared'), formatGrouped(report.compared)],
    [t('values that differ'), formatGrouped(report.differences)],
    [t('time to replay'), t('{time} ms', { time: formatCount(report.milliseconds) })],
    ...(gradients ? [[t('gradients at epoch {epoch}, by backpropagation and by nudging: {count} compared, apart by at most', { epoch: gradients.epoch, count: gradients.count }), gradients.apart.toExponential(1)]] : []),
  ];
  const faults = [];
  if (mismatched.length) faults.push(t('The checksum is wrong of: {files}.', { files: mismatched.join(', ') }));
  if (report.headings?.length) faults.push(t('It says something else of: {files}.', { files: report.headings.join(', ') }));
  if (report.first) faults.push(whereOf(report.first, run.shape));
  return { isSound, elements: [table(rows), ...faults.map((fault) => h('p', {}, fault))] };
}

function table(rows) {
  return h('table', {}, h('tbody', {}, rows.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)))));
}

// The sentence about the first value that differs.
/** @param {any} first @param {Shape} shape */
export function whereOf({ quantity, epoch, sample, unit, recorded, found }, shape) {
  const name = quantity === 'q' ? parameterName(unit, shape) : subscripted(quantity, ALONE.includes(quantity) ? [] : [unit]);
  const place = sample === undefined ? t('epoch {epoch}', { epoch }) : t('epoch {epoch}, sample {sample}', { epoch, sample });
  return t('The first that differs: {name} at {place}. The file says {recorded}, the replay finds {found}.', { name, place, recorded: formatRate(recorded / SCALE), found: formatRate(found / SCALE) });
}
