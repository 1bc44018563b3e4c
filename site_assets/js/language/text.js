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

// The name of a class, set apart from the words and numbers around it by Unicode's isolates: what writes a text on screen
// gives what they hold a face of its own, so that no 2 is taken for a number (ui/dom.js), and to the ear they are nothing.
/** @param {string} name */
export function classed(name) {
  return `\u2068${name}\u2069`;
}

// 'answered ⁨2⁩' -> ['answered ', '2', '']: every second piece is a class.
/** @param {string} text */
export function classesApart(text) {
  return text.split(/[\u2068\u2069]/);
}

// The same as one plain text.
/** @param {string} text */
export function plain(text) {
  return classesApart(text).join('');
}

// What the content calls something, such as a run.
/** @param {string} name @returns {string} */
export function named(name) {
  return NAMES[name] ?? name;
}
