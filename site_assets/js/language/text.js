// What readers see and hear, in the language of the page. English is the source: a text is its own key, and the build
// puts each language's texts in place of these literals (builder/language/script_texts.py).

import { NAMES, pluralForm } from '../shared.js';

const PLACE = /\{(\w+)\}/;

// t('Hidden {j}', { j: 3 }) -> 'Hidden 3'
/** @param {string} text @param {Record<string, any>} [values] @returns {string} */
export function t(text, values) {
  return values ? parts(text, values).join('') : text;
}

// tn(['{n} picture', '{n} pictures'], 24) -> '24 pictures'
/** @param {string[]} forms @param {number} n @param {Record<string, any>} [values] @returns {string} */
export function tn(forms, n, values) {
  return t(forms[pluralForm(n)], { n, ...values });
}

// A text in pieces, for places that are filled with elements: parts(t('epoch {n}'), { n: element }).
/** @param {string} text @param {Record<string, any>} values @returns {any[]} */
export function parts(text, values) {
  return text.split(PLACE).map((piece, place) => (place % 2 ? written(values[piece]) : piece)).filter((piece) => piece !== '');
}

function written(value) {
  return typeof value === 'number' ? String(value) : value;
}

// 'hidden 3', 'hidden 6', 'hidden 7' -> 'hidden 3, hidden 6 and hidden 7'
/** @param {string[]} items @returns {string} */
export function listed(items) {
  if (items.length < 2) return items.join('');
  return t('{first} and {last}', { first: items.slice(0, -1).join(', '), last: items.at(-1) });
}

// What the content calls something, such as a run.
/** @param {string} name @returns {string} */
export function named(name) {
  return NAMES[name] ?? name;
}
