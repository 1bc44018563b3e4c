// What each kind of selection shows: the blocks of its panel, and the numbers that a pinned moment is compared by.

import { writeOperation } from './arithmetic.js';
import { heading, line, sortSwitch, text, zerosSwitch } from './lines.js';
import { litOf } from './lit.js';
import { softmaxBlocks } from './softmax.js';
import { activationTerms, contributions, hitsAndMisses, losses, outgoing, pixelTerms } from './tabulate.js';
import { numberOf } from './tree.js';
import { digit, linkName, nameOf, pixelText, sentenceOf } from './words.js';

// view: { context, indices, digits, zeros, sort }. Each returns { title, lead, blocks, compared }.
const PANELS = { x: inputPanel, h: hiddenPanel, o: outputPanel, loss: lossPanel, accuracy: accuracyPanel, lr: ratePanel };

export function selectionPanel(kind, view) {
  return (PANELS[kind] ?? parameterPanel)(view, kind);
}

function inputPanel({ context, indices, digits }) {
  const x = numberOf(context, 'x', indices);
  return {
    title: nameOf(x),
    lead: pixelText(x),
    blocks: [line(x, digits), outgoing(x, digits)],
    compared: [],
  };
}

function hiddenPanel({ context, indices, digits, zeros }) {
  const here = (name) => numberOf(context, name, indices);
  const terms = pixelTerms(here('z1'), zeros, digits);
  const blocks = [line(here('z1'), digits), line(here('a1'), digits), zerosSwitch(zeros), terms];
  if (!context.moment.drawn && !context.isForward) {
    blocks.push(heading('Its blame for this picture'), line(here('da1'), digits), line(here('slope'), digits), line(here('dz1'), digits));
  }
  return {
    title: `Hidden neuron ${indices[0]}`,
    lead: 'It adds up the weights of the pixels that are on and its bias, then squeezes the sum into the range from 0 to 1.',
    blocks,
    compared: [here('z1'), here('a1')],
  };
}

function outputPanel({ context, indices, digits }) {
  const here = (name) => numberOf(context, name, indices);
  const z2 = here('z2');
  const blocks = [line(z2, digits), activationTerms(z2, digits), ...softmaxBlocks(context, digits)];
  if (!context.moment.drawn && !context.isForward) blocks.push(heading('Its blame for this picture'), line(here('dz2'), digits));
  return {
    title: `Output neuron ${indices[0]}: digit ${digit(z2.at, indices[0])}`,
    lead: 'It weighs the hidden activations; softmax turns the sums of all outputs into percentages.',
    blocks,
    compared: [z2, here('a2')],
  };
}

function parameterPanel(view, kind) {
  const { context, indices, digits } = view;
  const node = numberOf(context, kind, indices);
  return {
    title: nameOf(node),
    subject: node,
    lead: `${linkName(kind, indices)}.`,
    blocks: [...originBlocks(node, view), ...carriedBlocks(node, kind, indices, digits)],
    compared: [node],
  };
}

// How the parameter came to be what it is.
function originBlocks(node, { digits, sort }) {
  const { at, name, indices } = node;
  if (at.drawn) return [line(node, digits), text(sentenceOf(node))];
  if (at.index === 0) return [line(node, digits), text('No update yet: this is the number it started with.')];
  const { context, run } = at;
  const before = (prefix) => numberOf(context, `${prefix}.${name}`, indices, { index: at.index - 1 });
  const title = heading(`From epoch ${run.epochs[at.index - 1]} to epoch ${at.epoch}`);
  const start = startBlocks(node, digits);
  if (!run.isStepwise) return [title, differenceLine(node, before('step'), digits), text(sentenceOf(before('step'))), ...start];
  const updated = line(node, digits, { symbol: `${name[0]}_new` });
  const sum = before('sum');
  const total = { ...line(sum, digits), aside: `(${run.learned.length} pictures, see below)` };
  const steps = ['avg', 'step'].map((prefix) => line(before(prefix), digits));
  return [title, total, ...steps, updated, heading('Who pushed it'), sortSwitch(sort), ...contributions(sum, sort, digits), ...start];
}

// Old, new and their difference: all that is known where several steps lie between two states.
function differenceLine(node, step, digits) {
  const [letter] = node.name;
  const old = node.operands[0];
  const written = writeOperation('difference', [node, old], step, digits);
  return { type: 'equation', key: 'between', symbol: step.symbol, formula: `${letter}_new − ${letter}_old`, lit: litOf(node), ...written };
}

// The whole way from the start in one line.
function startBlocks(node, digits) {
  const { at, name, indices } = node;
  if (at.index < 2) return [];
  const start = numberOf(at.context, name, indices, { index: 0 });
  const moved = numberOf(at.context, `moved.${name}`, indices);
  const written = writeOperation('update', [start, moved], node, digits);
  const formula = `${name[0]}_start + ΣΔ`;
  const way = { type: 'equation', key: 'since start', symbol: node.symbol, formula, lit: litOf(node), ...written };
  return [heading('From the start to here'), way];
}

// What the parameter does for the picture at hand.
function carriedBlocks(node, kind, indices, digits) {
  const [first] = indices;
  const carried = { w1: ['wx', indices], w2: ['wa', indices], b1: ['z1', [first]], b2: ['z2', [first]] }[kind];
  return [heading('What it does for this picture'), line(numberOf(node.at.context, ...carried), digits)];
}

function lossPanel({ context, digits, sort }) {
  const loss = numberOf(context, 'loss');
  const sum = numberOf(context, 'Lsum');
  return {
    title: nameOf(loss),
    subject: loss,
    lead: sentenceOf(loss),
    blocks: [line(loss, digits), sortSwitch(sort), ...losses(sum, sort, digits)],
    compared: [loss],
  };
}

function accuracyPanel({ context, digits }) {
  const accuracy = numberOf(context, 'accuracy');
  return {
    title: nameOf(accuracy),
    subject: accuracy,
    lead: sentenceOf(accuracy),
    blocks: [line(accuracy, digits), ...hitsAndMisses(numberOf(context, 'hits'), digits)],
    compared: [accuracy],
  };
}

function ratePanel({ context, digits }) {
  const lr = numberOf(context, 'lr');
  return {
    title: nameOf(lr),
    subject: lr,
    lead: sentenceOf(lr),
    blocks: [line(lr, digits), text('Every parameter p moves by Δp = −lr × avg: against the average of its slopes over the training set.')],
    compared: [lr],
  };
}
