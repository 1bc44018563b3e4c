// Writes operations so that they add up as written: operands get as many digits as it takes for the shown
// operation to round to the shown result; where that is not enough, ≈ stands instead of =.
// Readers with a calculator, Python, and those who round halves up or to even all find the same result.

import { decimalsOf, figureOf, inPercent, mostDecimalsOf, pythonLine, pythonNumber, rounded, withoutTie } from './figures.js';
import { MINUS } from './format.js';
import { DECIMALS } from '../shared.js';
import { digitsHeld, keepDigits } from './held_digits.js';
import { OPERATIONS } from './operations.js';

const MARGIN = 1e-6; // of a last digit: results this near to a tie are not left to binary fractions
const LONG = 4; // sums of more operands are written as tables
const LEAST_OF_UPDATE = 4; // digits of a parameter while it is updated: its step shows
const MOST_OF_DOUBLE = 15;

// A node with the operation that made it: { node, symbol, formula, tokens, relation, result, python }.
// Tokens are texts, figures, { raised: tokens } and { bracketed: tokens }; null where there is nothing to write, or too much.
// decimals: of the result, where they are settled elsewhere.
export function writeEquation(node, digits = null, { symbol = node.symbol, formula = node.formula, decimals = null } = {}) {
  const frame = { node, symbol, formula };
  if (!OPERATIONS[node.op]?.layout) return { ...frame, ...writeGiven(node, digits) };
  const isLong = node.operands.length > LONG;
  const operands = isLong ? withoutZeros(node.operands) : node.operands;
  const result = node.op === 'share' ? inPercent(node) : node;
  const written = writeOperation(node.op, operands, result, digits, decimals);
  return { ...frame, ...written, tokens: isLong ? null : written.tokens };
}

// A number that is what it is, or the same as another, which then opens in its stead.
function writeGiven(node, digits) {
  const number = node.op === 'same' ? node.operands[0] : node;
  const result = figureOf(number, withoutTie(node.value, decimalsOf(node, digits)));
  return { tokens: null, relation: '=', result, python: pythonNumber(node.value, result.decimals).replace(/[()]/g, '') };
}

// Terms that are nothing at all need not be written.
function withoutZeros(operands) {
  const counting = operands.filter((operand) => operand.value !== 0 || operand.exact !== 0);
  return counting.length ? counting : operands.slice(0, 1);
}

// An operation on numbers and its result: { tokens, relation, result, python }.
export function writeOperation(op, operands, number, digits = null, decimals = null) {
  const equally = op === 'update' || op === 'difference';
  return writeFitted(op, operands, equally ? fitEqually(op, operands, number, digits) : fit(op, operands, number, digits, decimals));
}

// The same where the digits are settled: { decimals, result, closes }.
export function writeFitted(op, operands, fitted) {
  const figures = operands.map((operand, n) => figureOf(operand, fitted.decimals[n]));
  return {
    tokens: fill(OPERATIONS[op].layout(operands.length), figures),
    relation: fitted.closes ? '=' : '≈',
    result: fitted.result,
    python: writePython(op, operands, fitted),
  };
}

// The fewest digits of the operands with which the operation, as written, rounds to the result.
function fit(op, operands, number, digits, settled) {
  const [ofResult = 0, ...ofOperands] = digitsHeld(op, operands);
  const result = figureOf(number, settled ?? Math.max(ofResult, withoutTie(number.value, decimalsOf(number, digits))));
  const most = operands.map(mostDecimalsOf);
  let decimals = operands.map((operand, n) => Math.max(decimalsOf(operand, digits), Math.min(most[n], ofOperands[n] ?? 0)));
  while (decimals && !closes(op, amounts(operands, decimals), result)) decimals = oneMore(decimals, most);
  const written = decimals ?? most.map((count) => Math.min(count, DECIMALS));
  keepDigits(op, operands, [result.decimals, ...written]);
  return { closes: Boolean(decimals), decimals: written, result };
}

// One digit more for those that have the fewest; null when none can have more.
export function oneMore(decimals, most) {
  const fewest = Math.min(...decimals.filter((count, n) => count < most[n]));
  if (fewest === Infinity) return null;
  return decimals.map((count, n) => (count === fewest && count < most[n] ? count + 1 : count));
}

// The same digits for all, and enough of them to see what changed.
function fitEqually(op, operands, number, digits) {
  const change = op === 'update' ? operands[1] : number;
  const most = Math.max(...operands.map(mostDecimalsOf));
  const least = op === 'update' ? LEAST_OF_UPDATE : decimalsOf(number);
  const [held = 0] = digitsHeld(op, operands);
  for (let count = digits === null ? Math.min(Math.max(least, held), most) : most; ; count++) {
    const decimals = operands.map(() => count);
    const result = figureOf(number, count);
    const isSeen = change.value === 0 || Math.abs(change.value) * 10 ** count >= 10;
    const adds = closes(op, amounts(operands, decimals), result);
    if ((!isSeen || !adds) && count < most) continue;
    keepDigits(op, operands, [count]);
    return { closes: adds, decimals, result };
  }
}

export function amounts(operands, decimals) {
  return operands.map((operand, n) => rounded(operand.value, decimals[n]));
}

// Does the operation on written numbers round to the result, and not by a hair?
export function closes(op, values, result) {
  const { apply, written } = OPERATIONS[op];
  return Math.abs((written ?? apply)(values) - result.amount) < (0.5 - MARGIN) * 10 ** -result.decimals;
}

// Puts figures into a layout; a negative one stands in parentheses unless it opens what it stands in.
function fill(layout, figures) {
  return layout.flatMap((token, n) => {
    if (typeof token === 'string') return [token];
    if (token.raised) return [{ raised: fill(token.raised, figures) }];
    const opens = n === 0 || layout[n - 1].endsWith('(') || layout[n - 1] === ', ';
    const figure = figures[token];
    return figure.text.startsWith(MINUS) && !opens ? [{ bracketed: [figure] }] : [figure];
  });
}

// The same line for Python. A line that carries ≈ takes its operands before they were rounded.
export function writePython(op, operands, fitted) {
  const decimals = fitted.closes ? fitted.decimals : unroundedDecimals(op, operands, fitted.result);
  const values = operands.map((operand) => (fitted.closes ? operand.value : operand.exact));
  const texts = values.map((value, n) => pythonNumber(value, decimals[n]));
  return pythonLine(OPERATIONS[op].python(texts, values), fitted.result);
}

// As few digits of the unrounded operands as give the shown result.
function unroundedDecimals(op, operands, result) {
  for (let places = DECIMALS + 1; ; places++) {
    const decimals = operands.map(({ exact }) => (Number.isInteger(exact) ? 0 : places));
    const values = operands.map(({ exact }, n) => rounded(exact, decimals[n]));
    if (places === MOST_OF_DOUBLE || closes(op, values, result)) return decimals;
  }
}

// An equation as one line of text.
export function equationText({ symbol, formula, tokens, relation, result }) {
  const parts = [symbol, formula, tokens && tokens.map(tokenText).join('')].filter(Boolean);
  return `${parts.join(' = ')} ${relation} ${result.text}`;
}

// The figures among tokens, in the order written.
export function figuresIn(tokens) {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') return [];
    return token.text === undefined ? figuresIn(token.raised ?? token.bracketed) : [token];
  });
}

function tokenText(token) {
  if (typeof token === 'string') return token;
  if (token.bracketed) return `(${token.bracketed.map(tokenText).join('')})`;
  return token.raised ? `^(${token.raised.map(tokenText).join('')})` : token.text;
}
