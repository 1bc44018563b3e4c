// How a line of the graph is drawn: from its weight, and from what the reader looks at. Pure.

import { MOST_LINES, THICKEST, THINNEST } from '../shared.js';

const SELECTED = 2.5; // px: the least width of the line that is open, whatever its weight
const ALPHA = { '': 0.55, faded: 0.07, forward: 0.9, pointed: 1, lit: 1, selected: 1 };
const IDLE_ALPHA = { '': 0.14, forward: 0.35 }; // of a line whose pixel is off: it carries nothing
const IN_FRONT = ['forward', 'pointed', 'lit', 'selected'];

// look: { touched, lit, pointed, selected }. One of '', 'faded', 'forward', 'pointed', 'lit', 'selected'.
export function emphasisOf({ name, block, row, column }, look) {
  if (name === look.selected) return 'selected';
  if (look.lit?.has(name)) return 'lit';
  if (name === look.pointed) return 'pointed';
  if (!look.touched) return '';
  return look.touched[block](row, column) ? 'forward' : 'faded';
}

// { width, alpha, isDashed, sign }: sign is 'minus', 'soft' (for zero) or 'plus'. A line that carries something says its sign by
// its style too; the open one is solid, and its number says it.
export function strokeOf(weight, widest, isIdle, emphasis) {
  const width = THINNEST + Math.min(1, Math.abs(weight) / widest) * (THICKEST - THINNEST);
  const isSelected = emphasis === 'selected';
  return {
    width: isSelected ? Math.max(SELECTED, width) : width,
    alpha: (isIdle && IDLE_ALPHA[emphasis]) || ALPHA[emphasis],
    isDashed: weight < 0 && !isSelected && (!isIdle || emphasis === 'forward'),
    sign: ['minus', 'soft', 'plus'][Math.sign(weight) + 1],
  };
}

// The least |weight| that is drawn among all of one layer.
export function leastDrawn(weights) {
  return weights.length > MOST_LINES ? Float64Array.from(weights, Math.abs).sort().at(-MOST_LINES) : 0;
}

export function isInFront(emphasis) {
  return IN_FRONT.includes(emphasis);
}
