// How numbers look: a true minus sign, fixed digits for each kind of quantity, halves away from zero.
// The only place where the interface turns a number into text.

import { DECIMALS_OF, DECIMAL_MARK, GROUP_MARK } from '../shared.js';

export const MINUS = '−';
export const THIN_SPACE = '\u202f'; // narrow, and never a line's end

const TOO_LONG = 1e12; // from here on, powers of ten

// The digits of |value| rounded to `decimals` after the point, as one whole number. Halves go up as they
// do on paper: the tiny factor undoes the binary error of numbers such as 0.3485.
export function scaled(value, decimals) {
  return Math.round(Math.abs(value) * 10 ** decimals * (1 + Number.EPSILON));
}

// −0.127: never a minus before a zero.
export function formatNumber(value, decimals) {
  if (Number.isNaN(value)) return 'undefined';
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : '∞';
  if (Math.abs(value) >= TOO_LONG) return formatHuge(value);
  const whole = scaled(value, decimals);
  return whole && value < 0 ? MINUS + withPoint(whole, decimals) : withPoint(whole, decimals);
}

// With as many of its decimals as leave it so many characters.
/** @param {number} value @param {number} decimals @param {number} most */
export function formatWithin(value, decimals, most) {
  const text = formatNumber(value, decimals);
  return text.length > most && decimals > 0 ? formatWithin(value, decimals - 1, most) : text;
}

function withPoint(whole, decimals) {
  if (!decimals) return String(whole);
  const digits = String(whole).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}${DECIMAL_MARK}${digits.slice(-decimals)}`;
}

function formatHuge(value) {
  const [mantissa, exponent] = value.toExponential(3).split('e+');
  return `${mantissa.replace('-', MINUS).replace('.', DECIMAL_MARK)} × 10^${exponent}`;
}

// +0.127 or −0.127, and a bare zero.
export function formatSigned(value, decimals) {
  const text = formatNumber(value, decimals);
  return value > 0 && scaled(value, decimals) ? `+${text}` : text;
}

// A share of 1 as 77.4 %.
export function formatPercent(share, decimals = DECIMALS_OF.percent) {
  return `${formatNumber(share * 100, decimals)}${THIN_SPACE}%`;
}

export function formatWeight(value) {
  return formatNumber(value, DECIMALS_OF.weight);
}

export function formatActivation(value) {
  return formatNumber(value, DECIMALS_OF.activation);
}

export function formatLoss(value) {
  return formatNumber(value, DECIMALS_OF.loss);
}

// What the loss asks, or how it changes: +0.0123.
export function formatGradient(value) {
  return formatSigned(value, DECIMALS_OF.gradient);
}

export function formatCount(value) {
  return formatNumber(value, 0);
}

// 125,543: a large count, its thousands apart.
export function formatGrouped(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, GROUP_MARK);
}

// A learning rate as it was set: 1.2, 0.001, 100.
export function formatRate(value) {
  return String(value).replace('-', MINUS).replace('.', DECIMAL_MARK);
}
