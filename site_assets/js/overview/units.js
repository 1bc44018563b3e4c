// What does each hidden neuron answer to? The pictures that it answers to most, and least, at this epoch.

import { parts, t } from '../language/text.js';
import { formatNumber } from '../explanations/format.js';
import { text } from '../explanations/lines.js';
import { foldedTable } from '../explanations/tables.js';
import { forward } from '../maths/network.js';
import { DECIMALS_OF } from '../shared.js';
import { weightColour } from '../ui/colour.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { paintThumbnail, thumbnail } from '../ui/thumbnail.js';

const EACH = 3; // pictures at either end

export function unitsPanel(view) {
  const { run, index } = view.context;
  const network = run.network(index);
  const answers = run.learned.map((sample) => ({ sample, a1: forward(network, run.pictures.x[sample]).a1 }));
  const units = Array.from({ length: run.shape.hidden }, (_, j) => unitOf(run, j, answers));
  return {
    answer: answerOf(run, units),
    blocks: [
      { make: makeUnits, type: 'units', key: `units ${units.length} ${Math.min(EACH, answers.length)}`, run, network, units },
      text(t('From left to right: the weights of the neuron, the pictures with its largest activations, and those with its smallest.')),
      foldedTable(meansTable(run, units), view),
    ],
  };
}

// One neuron: its pictures from the strongest to the weakest [{ sample, value }], and its mean for each class, null where
// there is none.
function unitOf(run, j, answers) {
  const ordered = answers.map(({ sample, a1 }) => ({ sample, value: a1[j] })).sort((a, b) => b.value - a.value || a.sample - b.sample);
  const means = run.classes.map((_, i) => {
    const own = ordered.filter(({ sample }) => run.pictures.labels[sample] === i);
    return own.length ? own.reduce((sum, { value }) => sum + value, 0) / own.length : null;
  });
  return { j, ordered, means };
}

// The neuron whose means lie farthest apart.
function answerOf(run, units) {
  const ends = units.map(({ j, means }) => {
    const known = means.map((mean, i) => ({ mean, i })).filter(({ mean }) => mean !== null).sort((a, b) => b.mean - a.mean);
    return { j, top: known[0], low: known[known.length - 1] };
  });
  const best = ends.reduce((most, one) => (one.top.mean - one.low.mean > most.top.mean - most.low.mean ? one : most));
  if (best.top.i === best.low.i) return [t('All pictures are of the class {class}.', { class: run.classed(best.top.i) })];
  const said = ({ mean, i }) => t('{number} for {digit}', { number: formatNumber(mean, DECIMALS_OF.glance), digit: run.classed(i) });
  return parts(t('{neuron} tells two answers apart best: on average it answers {most} and {least}.'), {
    neuron: { text: t('Hidden neuron {j}', { j: best.j }), action: { select: ['h', [best.j]] } },
    most: said(best.top),
    least: said(best.low),
  });
}

function makeUnits({ run, units }, ledger, actions) {
  const rows = units.map((unit) => makeUnit(run, unit, actions));
  const head = h('div', { class: 'unit head', 'aria-hidden': 'true' }, h('span', {}), h('span', {}, t('answers most to')), h('span', {}, t('least to')));
  return {
    element: h('div', { class: 'units' }, head, rows.map((row) => row.element)),
    update: (next) => next.units.forEach((unit, n) => rows[n].update(unit, next)),
  };
}

function makeUnit(run, { j, ordered }, actions) {
  const weights = h('canvas', { width: run.picture.columns, height: run.picture.rows, class: 'thumbnail', 'aria-hidden': 'true' });
  const own = h('button', { type: 'button', 'aria-label': t('hidden neuron {j}', { j }), onclick: () => actions.select('h', [j]) }, weights, h('span', {}, String(j)));
  const count = Math.min(EACH, ordered.length);
  const ends = [0, 1].map((end) => Array.from({ length: count }, () => makePicture(run, j, end ? 'weak' : 'strong', actions)));
  const group = (end) => h('span', { class: 'end' }, ends[end].map((one) => one.element));
  return {
    element: h('div', { class: 'unit', role: 'group', 'aria-label': t('Hidden neuron {j}', { j }) }, own, group(0), group(1)),
    update(unit, { network, run: its }) {
      paintWeights(weights, network, unit.j, its);
      ends[0].forEach((one, n) => one.update(unit.ordered[n], its));
      ends[1].forEach((one, n) => one.update(unit.ordered[unit.ordered.length - count + n], its));
    },
  };
}

function makePicture(run, j, end, actions) {
  let shown = { sample: 0 };
  const small = thumbnail(run.pictures.x[0], run.picture);
  const value = h('span', {});
  const setValue = textSetter(value);
  const element = h('button', { type: 'button', class: end, onclick: () => actions.sample(shown.sample) }, small, value);
  const set = attributeSetter(element);
  return {
    element,
    update(next, its) {
      if (next.sample !== shown.sample) paintThumbnail(small, its.pictures.x[next.sample], its.picture);
      shown = next;
      setValue(formatNumber(next.value, DECIMALS_OF.glance));
      set('aria-label', t('sample {sample} ({digit}), {number}', { sample: next.sample, digit: its.classed(its.pictures.labels[next.sample]), number: formatNumber(next.value, DECIMALS_OF.glance) }));
    },
  };
}

function paintWeights(canvas, { w1, shape }, j, run) {
  const context = canvas.getContext('2d');
  const scale = run.largest('w1') || 1;
  for (let k = 0; k < shape.inputs; k++) {
    context.fillStyle = weightColour(w1[j * shape.inputs + k], scale);
    context.fillRect(k % run.picture.columns, Math.floor(k / run.picture.columns), 1, 1);
  }
}

function meansTable(run, units) {
  const present = run.classes.map((_, i) => i).filter((i) => units[0].means[i] !== null);
  const number = (value) => ({ value, exact: value, style: 'activation', kind: 'computed' });
  return {
    key: `units ${present.length}`,
    caption: t('The mean activation for each answer'),
    side: 'hidden',
    rows: units.map(({ j }) => ({ text: String(j), action: { select: ['h', [j]] }, highlights: [`h${j}`] })),
    columns: present.map((i) => ({ head: t('answer {i}', { i: run.classed(i) }), numbers: units.map(({ means }) => number(means[i])) })),
  };
}
