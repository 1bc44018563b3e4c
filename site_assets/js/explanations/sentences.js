// Sentences made of numbers: lists of names, and who among many terms is named.
// A sentence is a list of texts, figures, and words that lead somewhere: { text, action }.

import { listed, plain, tn } from '../language/text.js';
import { decimalsOf, figureOf, inPercent } from './figures.js';

const MOST_NAMED = 3;

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// The largest of these terms, until they make up half of all of them, three at most. terms: [{ value }] of one sign.
function strongest(terms) {
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
function named(terms) {
  const numbered = terms.filter(({ index }) => index !== undefined);
  const alone = terms.filter(({ index }) => index === undefined).map(({ word }) => word);
  if (!numbered.length) return listed(alone);
  const numbers = listed(numbered.map(({ index }) => String(index)));
  const isPixel = numbered[0].word === 'pixel';
  const group = isPixel ? tn(['pixel {numbers}', 'pixels {numbers}'], numbered.length, { numbers }) : tn(['hidden {numbers}', 'hidden {numbers}'], numbered.length, { numbers });
  return listed([group, ...alone]);
}

// 'Pixels 7 and 12 raise its sum most, pixel 3 lowers it most': who pushed a sum up, and who down. '' where nothing did.
export function pushText(terms) {
  const up = strongest(terms.filter(({ value }) => value > 0));
  const down = strongest(terms.filter(({ value }) => value < 0));
  const [ups, downs] = [named(up), named(down)];
  const raised = up.length ? tn(['{who} raises its sum most', '{who} raise its sum most'], up.length, { who: ups }) : '';
  const lowered = down.length ? tn(['{who} lowers it most', '{who} lower it most'], down.length, { who: downs }) : '';
  if (raised) return capital([raised, lowered].filter(Boolean).join(', '));
  return capital(down.length ? tn(['{who} lowers its sum most', '{who} lower its sum most'], down.length, { who: downs }) : '');
}

// 'Hidden 3 and 6 speak most for 2, hidden 7 speaks most for 0': who is for the one and who for the other. '' for nobody.
export function speakText(terms, one, other) {
  const told = (who, whom) => tn(['{who} speaks most for {whom}', '{who} speak most for {whom}'], who.length, { who: named(who), whom });
  return sides(terms, told, one, other);
}

// The same of pixels that argue.
export function argueText(terms, one, other) {
  const told = (who, whom) => tn(['{who} argues most for {whom}', '{who} argue most for {whom}'], who.length, { who: named(who), whom });
  return sides(terms, told, one, other);
}

function sides(terms, told, one, other) {
  const side = (sign, whom) => {
    const who = strongest(terms.filter(({ value }) => sign * value > 0));
    return who.length ? told(who, whom) : '';
  };
  return capital([side(1, one), side(-1, other)].filter(Boolean).join(', '));
}

// A number of the tree as a figure of a sentence.
export function said(node, digits) {
  const number = node.style === 'probability' ? inPercent(node) : node;
  return figureOf(number, decimalsOf(number, digits));
}

export function sentenceText(sentence) {
  return plain(sentence.map((token) => token.text ?? token).join(''));
}
