// A figure is a number as it is written: rounded to so many digits. How many digits a number gets.
// Numbers here are nodes of the tree, or anything with { value, exact, style, kind }.

import { formatNumber, formatRate, MINUS, scaled, THIN_SPACE } from './format.js';
import { DECIMALS, DECIMALS_OF, DECIMAL_MARK } from '../shared.js';

const MOST_OF_COMPUTED = 9; // digits after the point of a number that no bundle holds
const SMALL_KINDS = ['blame', 'gradient', 'step', 'slope']; // shown with at least two digits that count
const TIE = 1e-6; // of a last digit: closer to a half than this is a tie

// A probability as a number of percent.
export function inPercent(node) {
  return { value: node.value * 100, exact: node.exact * 100, style: 'percent', kind: node.kind, node };
}

// How many digits after the point a number gets, to begin with. digits: 6 shows all that are recorded.
export function decimalsOf({ style, value }, digits = null) {
  if (style === 'rate') return decimalsIn(value);
  const base = DECIMALS_OF[style];
  if (!base) return Number.isInteger(value) ? 0 : DECIMALS_OF.activation;
  if (digits !== null) return style === 'percent' ? digits - 2 : digits;
  return SMALL_KINDS.includes(style) ? untilItCounts(value, base) : base;
}

function decimalsIn(value) {
  return (String(value).split('.')[1] ?? '').length;
}

function untilItCounts(value, base) {
  if (scaled(value, DECIMALS) === 0) return base;
  let decimals = base;
  while (decimals < DECIMALS && scaled(value, decimals) < 10) decimals++;
  return decimals;
}

// How many it may get so that arithmetic with it adds up.
export function mostDecimalsOf(number) {
  const { style, kind, definition } = number;
  if (style === 'percent') return DECIMALS - 2;
  if (style === 'pixel') return Math.min(DECIMALS, decimalsIn(number.value));
  if (style === 'rate' || !DECIMALS_OF[style]) return decimalsOf(number);
  return kind === 'computed' && !definition?.record ? MOST_OF_COMPUTED : DECIMALS;
}

// More digits while the number lies halfway between two roundings, where readers round differently.
export function withoutTie(value, decimals) {
  let enough = decimals;
  while (enough < MOST_OF_COMPUTED && isTie(value, enough)) enough++;
  return enough;
}

function isTie(value, decimals) {
  const places = Math.abs(value) * 10 ** decimals;
  return Math.abs(places - Math.floor(places) - 0.5) < TIE;
}

// What a number amounts to once it is written with so many digits.
export function rounded(value, decimals) {
  return (Math.sign(value) * scaled(value, decimals)) / 10 ** decimals;
}

// { node, value, text, amount, decimals }: value unrounded, amount as written.
export function figureOf(number, decimals) {
  const node = number.node ?? number;
  const plain = number.style === 'rate' ? formatRate(number.value) : formatNumber(number.value, decimals);
  const text = number.style === 'percent' ? `${plain}${THIN_SPACE}%` : plain;
  return { node, value: node.value, text, amount: rounded(number.value, decimals), decimals };
}

// A number for Python: in parentheses where negative.
export function pythonNumber(value, decimals) {
  const text = formatNumber(value, decimals).replace(MINUS, '-').replace(DECIMAL_MARK, '.');
  return text.startsWith('-') ? `(${text})` : text;
}

// An expression that prints the figure. Python rounds −0.0001 to −0.0: adding 0.0 takes the sign away.
export function pythonLine(expression, figure) {
  if (!figure.decimals) return `round(${expression})`;
  const call = `round(${expression}, ${figure.decimals})`;
  return figure.amount === 0 ? `${call} + 0.0` : call;
}
