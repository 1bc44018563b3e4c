// Blocks of a panel that are one line or a short list.

import { t } from '../language/text.js';
import { figuresIn, writeEquation } from './arithmetic.js';
import { decimalsOf, figureOf } from './figures.js';
import { highlightsOf } from './highlights.js';
import { awayText, nameOf, pixelState } from './words_for_numbers.js';

/** @typedef {{ type: string, key: string, [more: string]: any }} Block  A part of a panel. */

// One equation. options: symbol, formula, decimals as writeEquation takes them.
/** @returns {Block} */
export function line(node, digits, options) {
  return { type: 'equation', key: `${node.name} ${node.op}`, highlights: highlightsOf(node), ...writeEquation(node, digits, options), aside: asideOf(node) };
}

// What stands beside an equation and is no part of it.
function asideOf(node) {
  if (node.name === 'x') return t('(pixel {state})', { state: pixelState(node) });
  return '';
}

/** @returns {Block} */
export function heading(words) {
  return { type: 'heading', key: 'heading', text: words };
}

/** @returns {Block} */
export function text(words) {
  return { type: 'text', key: 'text', text: words };
}

// A sentence among the blocks; tokens as sentences.js makes them.
/** @returns {Block} */
export function sentence(key, tokens) {
  return { type: 'sentence', key: `sentence ${key}`, tokens };
}

// A press opens a number, or shows another moment: { text, open: id } or { text, move: changes of the state }.
export function link(key, words, target) {
  return { type: 'link', key: `link ${key}`, text: words, ...target };
}

export function switchOf(key, words, isOn) {
  return { type: 'switch', key, text: words, isOn: Boolean(isOn) };
}

export function sortSwitch(sort) {
  return switchOf('sort', t('Largest first'), sort === 'contribution');
}

// The operands of a node, one under the other: which is which, and what each is.
export function partsOf(node, equation, digits) {
  const figures = figuresIn(equation.tokens ?? []);
  const parts = node.operands.map((operand) => ({
    symbol: operand.symbol,
    name: [nameOf(operand), awayText(operand, node.at)].filter(Boolean).join(', '),
    figure: figures.find((figure) => figure.node === operand) ?? figureOf(operand, decimalsOf(operand, digits)),
    highlights: highlightsOf(operand),
  }));
  return { type: 'parts', key: `parts ${node.name} ${node.op}`, parts };
}
