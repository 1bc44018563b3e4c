// The tables of the panel: which numbers stand in them, and what their columns have to do with each other.

import { subscripted } from '../record/names.js';
import { contributionFormula } from './backward.js';
import { layerIndices } from './shapes.js';
import { makeTable } from './tables.js';
import { listedTerms, othersLine, shareOf, totalOf } from './terms.js';
import { numberOf } from './tree.js';
import { makeWaterfall } from './waterfall.js';
import { digit, sampleText } from './words.js';

const TINY = '< 0.001'; // in place of a probability that has too few digits for a logarithm

function multiplied(first, second, result) {
  return { op: 'multiply', operands: [first, second], result };
}

// Numbers at the place of a node: here('w1', [j, k]).
function hereOf({ at }) {
  return (name, indices) => numberOf(at.context, name, indices, { index: at.index, sample: at.sample ?? at.context.sample });
}

// The terms of hidden neuron j's sum. zeros: with those of pixels that are off.
export function pixelTerms(node, zeros, digits) {
  const [j] = node.indices;
  const here = hereOf(node);
  const pixels = layerIndices(node.at, 'inputs').filter((k) => zeros || node.at.x[k]);
  const columns = [
    { head: 'w1', numbers: pixels.map((k) => here('w1', [j, k])) },
    { head: 'x', numbers: pixels.map((k) => here('x', [k])) },
    { head: 'w·x', numbers: pixels.map((k) => here('wx', [j, k])) },
  ];
  return makeTable(
    {
      key: 'pixels',
      caption: zeros ? 'All connections' : 'Active connections (x > 0)',
      side: 'pixel',
      rows: pixels.map((k) => ({
        text: String(k),
        action: { select: ['x', [k]] },
        lit: [`w1.${j}.${k}`, `x${k}`, `h${j}`],
        isMuted: !node.at.x[k],
      })),
      columns,
      rules: [multiplied(0, 1, 2)],
      total: { column: 2, number: here('sumwx', [j]), label: 'Σ(w·x)' },
    },
    digits,
  );
}

// The terms of output i's sum.
export function activationTerms(node, digits) {
  const [i] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'hidden');
  return makeTable(
    {
      key: 'activations',
      caption: 'What each hidden neuron adds',
      side: 'hidden',
      rows: units.map((j) => ({ text: String(j), action: { select: ['h', [j]] }, lit: [`w2.${i}.${j}`, `h${j}`, `o${i}`] })),
      columns: [
        { head: 'w2', numbers: units.map((j) => here('w2', [i, j])) },
        { head: 'a1', numbers: units.map((j) => here('a1', [j])) },
        { head: 'w·a', numbers: units.map((j) => here('wa', [i, j])) },
      ],
      rules: [multiplied(0, 1, 2)],
      total: { column: 2, number: here('sumwa', [i]), label: 'Σ(w·a)' },
    },
    digits,
  );
}

// The blame that reaches hidden neuron j from every output.
export function blameTerms(node, digits) {
  const [j] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'outputs');
  return makeTable(
    {
      key: 'blame',
      caption: 'Blame from each output',
      side: 'output',
      rows: units.map((i) => ({ text: String(i), action: { select: ['o', [i]] }, lit: [`w2.${i}.${j}`, `h${j}`, `o${i}`] })),
      columns: [
        { head: 'w2', numbers: units.map((i) => here('w2', [i, j])) },
        { head: 'dz2', numbers: units.map((i) => here('dz2', [i])) },
        { head: 'w2·dz2', numbers: units.map((i) => here('wd', [i, j])) },
      ],
      rules: [multiplied(0, 1, 2)],
      total: { column: 2, number: here('da1', [j]), label: `da1[${j}]` },
    },
    digits,
  );
}

// What a pixel sends to every hidden neuron.
export function outgoing(node, digits) {
  const [k] = node.indices;
  const here = hereOf(node);
  const units = layerIndices(node.at, 'hidden');
  return makeTable(
    {
      key: 'outgoing',
      caption: `Its ${units.length} outgoing weights`,
      side: 'hidden',
      rows: units.map((j) => ({ text: String(j), action: { select: ['h', [j]] }, lit: [`w1.${j}.${k}`, `x${k}`, `h${j}`] })),
      columns: [
        { head: `w1[j][${k}]`, numbers: units.map((j) => here('w1', [j, k])) },
        { head: `x[${k}]`, numbers: units.map(() => here('x', [k])) },
        { head: 'w·x', numbers: units.map((j) => here('wx', [j, k])) },
      ],
      rules: [multiplied(0, 1, 2)],
    },
    digits,
  );
}

// What each picture asks of one parameter, at the epoch of `sum` (the node of their sum): as bars, and as a table.
export function contributions(sum, sort, digits) {
  const block = sum.name.split('.')[1];
  const terms = listedTerms(sum);
  const samples = sortedBy(terms.nodes, sort);
  const all = (name, indices) => samples.map((sample) => numberOf(sum.at.context, name, indices, { index: sum.at.index, sample }));
  const parts = block.endsWith('1') ? hiddenColumns(block, sum.indices, all) : outputColumns(block, sum.indices, all);
  const { run, epoch, context } = sum.at;
  const last = parts.columns[parts.columns.length - 1];
  const before = sum.at.index < context.index ? ', before the step' : '';
  const table = makeTable(
    {
      key: `contributions ${block}`,
      caption: `What each picture asked at epoch ${epoch}${before}${shareOf(terms, 'strongest')}`,
      side: 'sample',
      sort,
      rows: samples.map((sample, n) => ({ ...sampleRow(run, sample, context), isMuted: last.numbers[n].value === 0 })),
      ...parts,
      total: { column: parts.columns.length - 1, ...totalOf(terms, 'Σ') },
    },
    digits,
  );
  return [makeWaterfall(table, terms, digits), table, ...othersLine(terms, digits)];
}

function outputColumns(block, [i, j], all) {
  const weight = block === 'w2';
  const dz2 = { head: weight ? `dz2[${i}]` : '∂L/∂b', numbers: all('dz2', [i]) };
  const columns = [{ head: `a2[${i}]`, numbers: all('a2', [i]) }, { head: `y[${i}]`, numbers: all('y', [i]) }, dz2];
  const blame = { op: 'subtract', operands: [0, 1], result: 2 };
  if (!weight) return { columns, rules: [blame], formulas: [`∂L/∂b2[${i}] = dz2[${i}]`, 'dz2 = a2 − y'] };
  columns.push({ head: `a1[${j}]`, numbers: all('a1', [j]) }, { head: '∂L/∂w', numbers: all('g.w2', [i, j]) });
  return { columns, rules: [multiplied(2, 3, 4), blame], formulas: [headFormula(block, [i, j]), 'dz2 = a2 − y'] };
}

function hiddenColumns(block, [j, k], all) {
  const weight = block === 'w1';
  const columns = [
    { head: `a1[${j}]`, numbers: all('a1', [j]) },
    { head: 'σ′', numbers: all('slope', [j]) },
    { head: `da1[${j}]`, numbers: all('da1', [j]) },
    { head: weight ? `dz1[${j}]` : '∂L/∂b', numbers: all('dz1', [j]) },
  ];
  const rules = [multiplied(2, 1, 3), { op: 'slope', operands: [0], result: 1 }];
  const formulas = [headFormula(block, weight ? [j, k] : [j]), 'dz1 = da1 × σ′', 'σ′ = a1·(1 − a1)'];
  if (!weight) return { columns, rules, formulas };
  columns.unshift({ head: `x[${k}]`, numbers: all('x', [k]) });
  columns.push({ head: '∂L/∂w', numbers: all('g.w1', [j, k]) });
  const moved = rules.map((rule) => ({ ...rule, operands: rule.operands.map((n) => n + 1), result: rule.result + 1 }));
  return { columns, rules: [multiplied(4, 0, 5), ...moved], formulas };
}

function headFormula(block, indices) {
  return `∂L/∂${subscripted(block, indices)} = ${contributionFormula(block, indices)}`;
}

// Samples in file order, or from the largest number to the smallest.
function sortedBy(nodes, sort) {
  const ordered = sort === 'contribution' ? [...nodes].sort((a, b) => b.value - a.value) : nodes;
  return ordered.map((node) => node.at.sample);
}

function sampleRow(run, sample, context) {
  const isHere = sample === context.sample;
  return { text: String(sample), note: run.classes[run.pictures.labels[sample]], name: sampleText(run, sample), action: { sample }, isHere };
}

// Every picture's loss, adding up to `sum`.
export function losses(sum, sort, digits) {
  const { run, context, index } = sum.at;
  const terms = listedTerms(sum);
  const samples = sortedBy(terms.nodes, sort);
  const nodes = samples.map((sample) => numberOf(context, 'L', [], { index, sample }));
  const shares = samples.map((sample) => numberOf(context, 'a2', [run.pictures.labels[sample]], { index, sample }));
  const isWritten = (row) => nodes[row].op === 'minusLog';
  const table = makeTable(
    {
      key: 'losses',
      caption: `The loss of each picture${shareOf(terms, 'largest')}`,
      formulas: ['L = −ln P, where P is the probability of the right digit'],
      side: 'sample',
      sort,
      rows: samples.map((sample) => sampleRow(run, sample, context)),
      columns: [{ head: 'P', numbers: shares }, { head: '−ln P', numbers: nodes }],
      rules: [{ op: 'minusLog', operands: [0], result: 1, applies: isWritten }],
      total: { column: 1, ...totalOf(terms, 'ΣL') },
    },
    digits,
  );
  table.rows.forEach((row, n) => {
    if (!isWritten(n)) row.cells[0].figure.text = TINY;
  });
  return [table, ...othersLine(terms, digits)];
}

// Every picture's hit or miss, adding up to `sum`.
export function hitsAndMisses(sum, digits) {
  const { run, context, index } = sum.at;
  const terms = listedTerms(sum, ({ value }) => -value);
  const samples = terms.nodes.map((node) => node.at.sample);
  const table = makeTable(
    {
      key: 'hits',
      caption: `Hit or miss, picture by picture${shareOf(terms, 'first, misses before hits,')}`,
      side: 'sample',
      rows: terms.nodes.map((node) => ({ ...sampleRow(run, node.at.sample, context), isMiss: !node.value })),
      columns: [
        { head: 'right', texts: samples.map((sample) => digit(sum.at, run.pictures.labels[sample])) },
        { head: 'answer', texts: samples.map((sample) => digit(sum.at, run.prediction(index, sample))) },
        { head: 'verdict', texts: terms.nodes.map((node) => (node.value ? '✓ hit' : '✗ miss')) },
        { head: 'counts', numbers: terms.nodes },
      ],
      total: { column: 0, ...totalOf(terms, 'hits') },
    },
    digits,
  );
  return [table, ...othersLine(terms, digits)];
}

// Every step of a parameter since the start, adding up to `moved`.
export function stepsSinceStart(moved, digits) {
  const { epochs } = moved.at.run;
  return makeTable(
    {
      key: 'steps',
      caption: 'Each step since the start',
      side: 'into epoch',
      rows: moved.operands.map((step) => ({ text: String(epochs[step.at.index + 1]), action: null })),
      columns: [{ head: moved.operands[0].symbol, numbers: moved.operands }],
      total: { column: 0, number: moved, label: 'ΣΔ' },
    },
    digits,
  );
}
