// Sets formulas with raised exponents and lowered words. The signs that stand for them in plain text (^ and _)
// stay in the text, unseen, so that a copied line still says what it said.

import { h } from './dom.js';

const SPECIAL = /(e\^\([^()]*\)|_(?:old|new|start))/;

// 'e^(z2[0]) / Σ' or 'w_new' -> nodes.
export function typeset(text) {
  return text.split(SPECIAL).flatMap((part) => {
    if (part.startsWith('e^(')) return ['e', ...raised([part.slice(3, -1)])];
    return SPECIAL.test(part) ? [tacit('_'), h('sub', {}, part.slice(1))] : [part];
  });
}

// An exponent, in brackets for those who read the text.
export function raised(children) {
  return [tacit('^('), h('sup', {}, children), tacit(')')];
}

function tacit(text) {
  return h('span', { class: 'tacit' }, text);
}
