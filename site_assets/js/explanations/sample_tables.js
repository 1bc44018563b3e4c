// The tables with a row for each training picture. Each function returns what makeTable takes.

import { t } from '../language/text.js';
import { subscripted } from '../record/names.js';
import { contributionFormula } from './backward.js';
import { shareOf, totalOf } from './terms.js';
import { numberOf } from './tree.js';
import { digit, sampleText } from './words_for_numbers.js';

const TINY = '< 0.001'; // in place of a probability that has too few digits for a logarithm

// What each picture asks of one parameter, at the epoch of `sum`. terms: of the sum, in the order of the rows.
export function contributions(sum, terms, sort) {
  const block = sum.name.split('.')[1];
  const { run, epoch, context, index } = sum.at;
  const samples = terms.nodes.map((node) => node.at.sample);
  const all = (name, indices) => samples.map((sample) => numberOf(context, name, indices, { index, sample }));
  const parts = block.endsWith('1') ? hiddenColumns(block, sum.indices, all) : outputColumns(block, sum.indices, all);
  return {
    key: `contributions ${block}`,
    caption: (index < context.index ? t('What each picture asked at epoch {epoch}, before the step', { epoch }) : t('What each picture asked at epoch {epoch}', { epoch })) + shareOf(terms, t('strongest')),
    side: t('sample'),
    sort,
    rows: terms.nodes.map((node) => ({ ...sampleRow(run, node.at.sample, context), isMuted: node.value === 0 })),
    ...parts,
    total: { column: parts.columns.length - 1, ...totalOf(terms, 'Σ') },
  };
}

function multiplied(first, second, result) {
  return { op: 'multiply', operands: [first, second], result };
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

function sampleRow(run, sample, context) {
  const isHere = sample === context.sample;
  return { text: String(sample), note: run.classed(run.pictures.labels[sample]), name: sampleText(run, sample), action: { sample }, isHere };
}

// Every picture's loss, adding up to `sum`.
export function losses(sum, terms, sort) {
  const { run, context, index } = sum.at;
  const { nodes } = terms;
  const isWritten = (row) => nodes[row].op === 'minusLog';
  const shares = nodes.map(({ at }) => numberOf(context, 'a2', [at.label], { index, sample: at.sample }));
  return {
    key: 'losses',
    caption: t('The loss of each picture') + shareOf(terms, t('largest')),
    formulas: [t('L = −ln P, where P is the probability of the right answer')],
    side: t('sample'),
    sort,
    rows: nodes.map(({ at }) => sampleRow(run, at.sample, context)),
    columns: [{ head: 'P', numbers: shares, shown: (row) => (isWritten(row) ? null : TINY) }, { head: '−ln P', numbers: nodes }],
    rules: [{ op: 'minusLog', operands: [0], result: 1, applies: isWritten }],
    total: { column: 1, ...totalOf(terms, 'ΣL') },
  };
}

// Every picture's hit or miss, adding up to `sum`.
export function hitsAndMisses(sum, terms) {
  const { run, context, index } = sum.at;
  const { nodes } = terms;
  return {
    key: 'hits',
    caption: t('Hit or miss, picture by picture') + shareOf(terms, t('first, misses before hits,')),
    side: t('sample'),
    rows: nodes.map((node) => ({ ...sampleRow(run, node.at.sample, context), isMiss: !node.value })),
    columns: [
      { head: t('right'), texts: nodes.map(({ at }) => digit(at, at.label)) },
      { head: t('answer'), texts: nodes.map(({ at }) => digit(at, run.prediction(index, at.sample))) },
      { head: t('verdict'), texts: nodes.map((node) => (node.value ? t('✓ hit') : t('✗ miss'))) },
      { head: t('counts'), numbers: nodes },
    ],
    total: { column: 0, ...totalOf(terms, t('hits')) },
  };
}
