// What each kind of selection shows: the sentence and the blocks of its panel, and the numbers that a pinned moment is
// compared by.

import { t } from '../language/text.js';
import { answerOf } from './answers.js';
import { writeOperation } from './arithmetic.js';
import { highlightsOf } from './highlights.js';
import { heading, line, text } from './lines.js';
import { pixelTable } from './opened.js';
import { pushesOfPixel, pushesOnOutput, weighedPicture } from './pictures.js';
import { softmaxBlocks } from './softmax.js';
import { lossBlocks, missBlocks, pushBlocks } from './sums.js';
import { foldedTable } from './tables.js';
import { activationTerms, outgoing } from './term_tables.js';
import { numberOf } from './tree.js';
import { digit, linkName, nameOf, pixelText, sentenceOf } from './words_for_numbers.js';

// view: { context, indices, digits, zeros, sort, table }. Each returns { title, answer, blocks, compared }.
const PANELS = { x: inputPanel, h: hiddenPanel, o: outputPanel, loss: lossPanel, accuracy: accuracyPanel, lr: ratePanel };

export function selectionPanel(view, kind) {
  return (PANELS[kind] ?? parameterPanel)(view, kind);
}

function inputPanel(view) {
  const { context, indices, digits } = view;
  const x = numberOf(context, 'x', indices);
  const sent = x.value ? [pushesOfPixel(x, digits)] : [];
  return {
    title: nameOf(x),
    answer: answerOf(x, digits),
    blocks: [...sent, text(pixelText(x)), line(x, digits), foldedTable(outgoing(x), view)],
    compared: [],
  };
}

function hiddenPanel(view) {
  const { context, indices, digits } = view;
  const here = (name) => numberOf(context, name, indices);
  const meaning = t('It adds up the weights of the pixels that are on and its bias, then squeezes the sum into the range from 0 to 1.');
  return {
    title: t('Hidden neuron {j}', { j: indices[0] }),
    answer: answerOf(here('a1'), digits),
    blocks: [
      weighedPicture(here('a1')),
      text(meaning),
      ...(context.isInWords ? [] : [line(here('z1'), digits), line(here('a1'), digits)]),
      pixelTable(here('z1'), view),
      ...blameBlocks(['da1', 'slope', 'dz1'].map(here), view),
    ],
    compared: [here('z1'), here('a1')],
  };
}

function outputPanel(view) {
  const { context, indices, digits } = view;
  const here = (name) => numberOf(context, name, indices);
  const z2 = here('z2');
  return {
    title: t('Output neuron {i}: answer {digit}', { i: indices[0], digit: digit(z2.at, indices[0]) }),
    answer: answerOf(here('a2'), digits),
    blocks: [
      pushesOnOutput(z2, digits),
      text(t('It weighs the hidden activations; softmax turns the sums of all outputs into percentages.')),
      ...(context.isInWords ? [] : [line(z2, digits)]),
      foldedTable(activationTerms(z2), view),
      ...(context.isInWords ? [] : softmaxBlocks(context, digits)),
      ...blameBlocks([here('dz2')], view),
    ],
    compared: [z2, here('a2')],
  };
}

// A neuron's blame, where there is a right answer and the chapter has told of blame.
function blameBlocks(nodes, { context, digits }) {
  if (context.moment.drawn || context.isForward) return [];
  return [heading(t('Its blame for this picture')), ...nodes.map((node) => line(node, digits))];
}

function parameterPanel(view, kind) {
  const { context, indices, digits } = view;
  const node = numberOf(context, kind, indices);
  return {
    title: nameOf(node),
    subject: node,
    answer: answerOf(node, digits),
    blocks: [...originBlocks(node, view), ...carriedBlocks(node, kind, indices, digits)],
    compared: [node],
  };
}

// How the parameter came to be what it is.
function originBlocks(node, view) {
  const { digits } = view;
  const { at, name, indices } = node;
  const what = text(`${linkName(name, indices)}.`);
  if (view.context.isInWords) return [what];
  if (at.drawn || at.index === 0) return [what, line(node, digits)];
  const { context, run } = at;
  const before = (prefix) => numberOf(context, `${prefix}.${name}`, indices, { index: at.index - 1 });
  const title = heading(t('From epoch {before} to epoch {epoch}', { before: run.epochs[at.index - 1], epoch: at.epoch }));
  const start = startBlocks(node, digits);
  if (!run.isStepwise) return [what, title, differenceLine(node, before('step'), digits), text(sentenceOf(before('step'))), ...start];
  const sum = before('sum');
  const [columns, sorting, ...table] = pushBlocks(sum, view);
  const total = { ...line(sum, digits), aside: t('({count} pictures, see above)', { count: run.learned.length }) };
  const steps = ['avg', 'step'].map((prefix) => line(before(prefix), digits));
  const updated = line(node, digits, { symbol: `${name[0]}_new` });
  return [columns, sorting, what, title, total, ...steps, updated, ...table, ...start];
}

// Old, new and their difference: all that is known where several steps lie between two states.
function differenceLine(node, step, digits) {
  const [letter] = node.name;
  const old = node.operands[0];
  const written = writeOperation('difference', [node, old], step, digits);
  return { type: 'equation', key: 'between', symbol: step.symbol, formula: `${letter}_new − ${letter}_old`, highlights: highlightsOf(node), ...written };
}

// The whole way from the start in one line.
function startBlocks(node, digits) {
  const { at, name, indices } = node;
  if (at.index < 2) return [];
  const start = numberOf(at.context, name, indices, { index: 0 });
  const moved = numberOf(at.context, `moved.${name}`, indices);
  const written = writeOperation('update', [start, moved], node, digits);
  const formula = `${name[0]}_start + ΣΔ`;
  const way = { type: 'equation', key: 'since start', symbol: node.symbol, formula, highlights: highlightsOf(node), ...written };
  return [heading(t('From the start to here')), way];
}

// What the parameter does for the picture at hand.
function carriedBlocks(node, kind, indices, digits) {
  const [first] = indices;
  if (node.at.context.isInWords && kind[0] === 'b') return []; // the sum it goes into is explained later
  const carried = { w1: ['wx', indices], w2: ['wa', indices], b1: ['z1', [first]], b2: ['z2', [first]] }[kind];
  return [heading(t('What it does for this picture')), line(numberOf(node.at.context, ...carried), digits)];
}

function lossPanel(view) {
  const loss = numberOf(view.context, 'loss');
  const [columns, ...rest] = lossBlocks(numberOf(view.context, 'Lsum'), view);
  return wholePanel(loss, view, [columns, text(sentenceOf(loss)), line(loss, view.digits), ...rest]);
}

function accuracyPanel(view) {
  const accuracy = numberOf(view.context, 'accuracy');
  const blocks = [text(sentenceOf(accuracy)), line(accuracy, view.digits), ...missBlocks(numberOf(view.context, 'hits'), view)];
  return wholePanel(accuracy, view, blocks);
}

function ratePanel(view) {
  const lr = numberOf(view.context, 'lr');
  const rule = t('Every parameter p moves by Δp = −lr × avg: against the average of its slopes over the training set.');
  return wholePanel(lr, view, [line(lr, view.digits), text(rule)]);
}

// A number of the whole run or of the whole epoch.
function wholePanel(node, { digits }, blocks) {
  return { title: nameOf(node), subject: node, answer: answerOf(node, digits), blocks, compared: [node] };
}
