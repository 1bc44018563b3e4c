// Sentences made of numbers: lists of names, and who among many terms is named.
// A sentence is a list of texts, figures, and words that lead somewhere: { text, action }.

import { t } from '../language/text.js';
import { decimalsOf, figureOf, inPercent } from './figures.js';

const MOST_NAMED = 3;

// 'a', 'a and b', 'a, b and c'
export function listed(names) {
  if (names.length < 2) return names.join('');
  return t('{slice} and {at}', { slice: names.slice(0, -1).join(', '), at: names.at(-1) });
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// '1 picture', '3 pictures', 'no picture'
export function counted(count, noun) {
  return count === 1 ? `1 ${noun}` : `${count || 'no'} ${noun}s`;
}

// The verb that goes with so many: 'raise' or 'raises'.
export function verb(count, word) {
  return count === 1 ? `${word}s` : word;
}

// The largest of these terms, until they make up half of all of them, three at most. terms: [{ value }] of one sign.
export function strongest(terms) {
  const ordered = [...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const half = ordered.reduce((sum, { value }) => sum + Math.abs(value), 0) / 2;
  let reached = 0;
  return ordered.slice(0, MOST_NAMED).filter(({ value }) => {
    const isNeeded = reached < half;
    reached += Math.abs(value);
    return isNeeded;
  });
}

// 'pixels 7 and 12 and its bias': terms of one sum, [{ word, index }]; a word without an index stands alone.
export function named(terms) {
  const numbered = terms.filter(({ index }) => index !== undefined);
  const alone = terms.filter(({ index }) => index === undefined).map(({ word }) => word);
  if (!numbered.length) return listed(alone);
  const [{ word }] = numbered;
  const plural = numbered.length > 1 && word === 'pixel' ? 's' : '';
  const group = `${word}${plural} ${listed(numbered.map(({ index }) => String(index)))}`;
  return listed([group, ...alone]);
}

// 'Pixels 7 and 12 raise its sum most, pixel 3 lowers it most': who pushed a sum up, and who down. '' where nothing did.
export function pushText(terms, what) {
  const up = strongest(terms.filter(({ value }) => value > 0));
  const down = strongest(terms.filter(({ value }) => value < 0));
  const ups = up.length && t('{named} {verb} {what} most', { named: named(up), verb: verb(up.length, 'raise'), what });
  const downs = down.length && t('{named} {verb} {value} most', { named: named(down), verb: verb(down.length, 'lower'), value: up.length ? 'it' : what });
  return capital([ups, downs].filter(Boolean).join(', '));
}

// 'Hidden 3 and 6 speak most for 2, hidden 7 speaks most for 0': who is for the one and who for the other. '' for nobody.
export function sidesText(terms, word, one, other) {
  const side = (sign, whom) => {
    const who = strongest(terms.filter(({ value }) => sign * value > 0));
    return who.length ? t('{named} {verb} most for {whom}', { named: named(who), verb: verb(who.length, word), whom }) : '';
  };
  return capital([side(1, one), side(-1, other)].filter(Boolean).join(', '));
}

// A number of the tree as a figure of a sentence.
export function said(node, digits) {
  const number = node.style === 'probability' ? inPercent(node) : node;
  return figureOf(number, decimalsOf(number, digits));
}

export function sentenceText(sentence) {
  return sentence.map((token) => token.text ?? token).join('');
}
