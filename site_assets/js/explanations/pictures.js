// Pictures of the terms that a number is made of: signed squares where the pixels stand, signed bars, and columns.

import { t } from '../language/text.js';
import { decimalsOf, figureOf } from './figures.js';
import { highlightsOf } from './highlights.js';
import { layerIndices } from './layers.js';
import { hereOf } from './term_tables.js';
import { digit } from './words_for_numbers.js';

// Weight × pixel for every pixel of hidden neuron j: three pictures, of which the last is what counts.
export function weighedPicture(node) {
  const [j] = node.indices;
  const here = hereOf(node);
  const { run } = node.at;
  const scale = run.largest('w1') || 1;
  const square = (name, isGlow) => (k) => {
    return { value: here(name, name === 'x' ? [k] : [j, k]).value, isGlow, action: { select: ['x', [k]] }, highlights: [`w1.${j}.${k}`, `x${k}`, `h${j}`] };
  };
  const picture = (caption, name, isGlow = false) => ({ caption, scale, squares: layerIndices(node.at, 'inputs').map(square(name, isGlow)) });
  return pixelPictures('weighed', run, [picture(t('weights'), 'w1'), picture(t('× pixels'), 'x', true), picture(t('= what each adds'), 'wx')]);
}

// pictures: [{ caption, scale, squares: [{ value, isGlow, action, highlights }] }], side by side.
export function pixelPictures(key, run, pictures) {
  return { type: 'pictures', key: `pictures ${key} ${pictures.length}`, columns: run.picture.columns, pictures };
}

// What every hidden neuron and the bias add to the sum of output i.
export function pushesOnOutput(node, digits) {
  const [i] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'hidden');
  return bars('pushes', [...units.map((j) => barOf(t('hidden {j}', { j }), here('wa', [i, j]))), barOf(t('bias'), here('b2', [i]))], digits);
}

// What a pixel adds to the sum of every hidden neuron.
export function pushesOfPixel(node, digits) {
  const [k] = node.indices;
  const here = hereOf(node);
  return bars('sends', layerIndices(node.at, 'hidden').map((j) => barOf(t('hidden {j}', { j }), here('wx', [j, k]))), digits);
}

// What each output makes of the sum of exponentials.
export function partsOfWhole(node, digits) {
  const here = hereOf(node);
  return bars('parts', layerIndices(node.at, 'outputs').map((i) => barOf(t('answer {digit}', { digit: digit(node.at, i) }), here('e', [i]))), digits);
}

// The few terms of a sum or a difference, as they count in it.
export function termBars(node, digits) {
  const sign = (n) => (node.op === 'subtract' && n ? -1 : 1);
  return bars('terms', node.operands.map((operand, n) => barOf(operand.symbol, operand, sign(n))), digits);
}

export function barOf(name, node, sign = 1) {
  return { name, node, value: sign * node.value, highlights: highlightsOf(node) };
}

// terms: [{ name, node, value, highlights }]. Bars to both sides of zero; lengths share one scale.
export function bars(key, terms, digits) {
  const most = Math.max(...terms.map(({ value }) => Math.abs(value))) || 1;
  return {
    type: 'bars',
    key: `bars ${key} ${terms.length}`,
    bars: terms.map(({ node, ...term }) => ({ ...term, share: term.value / most, figure: figureOf(node, decimalsOf(node, digits)) })),
  };
}

// Many bars upright from zero. bars: [{ value, note, title, action, isHere }]
export function columns(key, label, upright) {
  return {
    type: 'columns',
    key: `columns ${key} ${upright.length}`,
    label,
    bars: upright.map((bar) => ({ ...bar, from: 0, to: bar.value })),
    low: Math.min(0, ...upright.map(({ value }) => value)),
    high: Math.max(0, ...upright.map(({ value }) => value)),
    total: null,
    caption: '',
  };
}

// Every picture's loss, the largest first.
export function lossColumns({ nodes }, context) {
  const ordered = [...nodes].sort((a, b) => b.value - a.value);
  const upright = ordered.map((node) => ({
    value: node.value,
    note: digit(node.at, node.at.label),
    title: t('sample {sample}', { sample: node.at.sample }),
    action: { sample: node.at.sample },
    isHere: node.at.sample === context.sample,
  }));
  return columns('losses', t('The loss of each picture, the largest first. The labels are the right answers.'), upright);
}

// Every step of a parameter since the start.
export function stepColumns(moved) {
  const { epochs } = moved.at.run;
  const upright = moved.operands.map((step) => ({ value: step.value, note: '', title: t('into epoch {epoch}', { epoch: epochs[step.at.index + 1] }), action: null, isHere: false }));
  return columns('steps', t('Each step since the start, from left to right'), upright);
}
