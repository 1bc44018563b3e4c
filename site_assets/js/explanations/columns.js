// The digits of a table's columns: the same for a whole column, and enough for every row and for the total to
// add up as written.

import { amounts, closes, oneMore, writePython } from './arithmetic.js';
import { decimalsOf, figureOf, mostDecimalsOf, pythonLine, rounded } from './figures.js';
import { DECIMALS } from '../shared.js';

const WIDEST = 7; // digits after the point that a column has room for

// columns: one array of numbers each. rules: [{ op, operands: [column, …], result: column, applies(row)? }],
// those that need more digits of their operands first. total: { column, figure } or null.
// Returns { decimals, relations: one array of '=' and '≈' for each rule, relation of the total }.
export function fitColumns(columns, rules, total, digits) {
  const decimals = columns.map((numbers) => decimalsOf(largestOf(numbers), digits));
  const relation = total ? fitTotal(columns[total.column], total, decimals) : null;
  for (const rule of rules) fitRule(columns, rule, decimals);
  const relations = rules.map((rule) => relationsOf(columns, rule, decimals));
  return { decimals, relations, relation };
}

// Columns are placed by their largest number: small ones beside it need not show digits of their own.
function largestOf(numbers) {
  return numbers.reduce((most, number) => (Math.abs(number.value) > Math.abs(most.value) ? number : most));
}

function widest(numbers) {
  return Math.min(WIDEST, Math.max(...numbers.map(mostDecimalsOf)));
}

function fitTotal(numbers, { column, figure }, decimals) {
  const start = decimals[column];
  const most = widest(numbers);
  for (let count = start; count <= most; count++) {
    const values = numbers.map((number) => rounded(number.value, count));
    if (!closes('add', values, figure)) continue;
    decimals[column] = count;
    return '=';
  }
  decimals[column] = Math.max(start, DECIMALS);
  return '≈';
}

// Gives a rule's operand columns digits until every row closes, or as many as there are.
function fitRule(columns, rule, decimals) {
  const most = rule.operands.map((column) => widest(columns[column]));
  let tried = rule.operands.map((column) => decimals[column]);
  while (tried && !allClose(columns, rule, tried, decimals[rule.result])) tried = oneMore(tried, most);
  const settled = tried ?? most.map((count) => Math.min(count, DECIMALS));
  rule.operands.forEach((column, n) => {
    decimals[column] = settled[n];
  });
}

function allClose(columns, rule, decimals, places) {
  return columns[rule.result].every((_, row) => rowCloses(columns, rule, row, decimals, places));
}

function rowCloses(columns, { op, operands, result, applies }, row, decimals, places) {
  if (applies && !applies(row)) return true;
  const numbers = operands.map((column) => columns[column][row]);
  return closes(op, amounts(numbers, decimals), { amount: rounded(columns[result][row].value, places), decimals: places });
}

function relationsOf(columns, rule, decimals) {
  const counts = rule.operands.map((column) => decimals[column]);
  return columns[rule.result].map((_, row) => {
    return rowCloses(columns, rule, row, counts, decimals[rule.result]) ? '=' : '≈';
  });
}

// One row's rule as a Python line that prints its result.
export function rowPython(columns, rule, row, { decimals }, relation) {
  const operands = rule.operands.map((column) => columns[column][row]);
  const result = figureOf(columns[rule.result][row], decimals[rule.result]);
  const counts = rule.operands.map((column) => decimals[column]);
  return writePython(rule.op, operands, { closes: relation === '=', decimals: counts, result });
}

// The sum of a column as a Python line that prints its total.
export function columnPython(numbers, figure, count, relation) {
  if (!numbers.length) return pythonLine('0', figure);
  const decimals = numbers.map(() => count);
  return writePython('add', numbers, { closes: relation === '=', decimals, result: figure });
}
