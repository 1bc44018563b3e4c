// Colours computed from numbers. Weights: blue for plus, red for minus, neutral at 0, as light as each
// other. Activation: lightness alone.

import { BRIGHT, COLOURS, SHADES } from '../shared.js';

const CONTRAST = 0.5; // small weights are shown stronger than they are, so that strokes are seen

function mix(from, to, share) {
  const channel = (i) => Math.round(from[i] + (to[i] - from[i]) * share);
  return `rgb(${channel(0)} ${channel(1)} ${channel(2)})`;
}

function shades(from, to) {
  return Array.from({ length: SHADES + 1 }, (_, step) => mix(from, to, step / SHADES));
}

const PLUS_SHADES = shades(COLOURS.neutral, COLOURS.plus);
const MINUS_SHADES = shades(COLOURS.neutral, COLOURS.minus);
const GLOW = shades(COLOURS.dark, COLOURS.glow);

const LINES = Object.fromEntries(Object.entries(COLOURS).map(([name, colour]) => [name, mix(colour, colour, 0)]));

// The colour of a line: 'plus', 'minus' or 'soft' by its sign; 'glow' for one that moved, 'accent' for what is open;
// 'mark' for the sign of a minus.
export function lineColour(name) {
  return LINES[name];
}

function stepOf(share) {
  return Math.round(Math.min(1, Math.max(0, share || 0)) * SHADES);
}

// The shade of a weight on a scale from −largest to +largest.
/** @param {number} weight @param {number} largest */
export function weightColour(weight, largest) {
  const step = stepOf((Math.abs(weight) / largest) ** CONTRAST);
  return (weight < 0 ? MINUS_SHADES : PLUS_SHADES)[step];
}

// The shade of an activation, 0 to 1.
/** @param {number} activation */
export function glowColour(activation) {
  return GLOW[stepOf(activation)];
}

// Is text on this activation's shade better black than white? Either way it stands out 4.5 to 1.
/** @param {number} activation */
export function isBright(activation) {
  return activation > BRIGHT;
}
