// Colours computed from numbers. Weights: blue for plus, red for minus, neutral at 0, as light as each
// other. Activation: lightness alone.

const NEUTRAL = [38, 44, 54];
const PLUS = [96, 171, 255];
const MINUS = [255, 122, 108];
const DARK = [44, 50, 61];
const BRIGHT = [255, 244, 214];
const STEPS = 64; // few enough that an unchanged shade needs no repaint

function mix(from, to, share) {
  const channel = (i) => Math.round(from[i] + (to[i] - from[i]) * share);
  return `rgb(${channel(0)} ${channel(1)} ${channel(2)})`;
}

function shades(from, to) {
  return Array.from({ length: STEPS + 1 }, (_, step) => mix(from, to, step / STEPS));
}

const PLUS_SHADES = shades(NEUTRAL, PLUS);
const MINUS_SHADES = shades(NEUTRAL, MINUS);
const GLOW = shades(DARK, BRIGHT);

function stepOf(share) {
  return Math.round(Math.min(1, Math.max(0, share || 0)) * STEPS);
}

// The shade of a weight on a scale from −largest to +largest.
/** @param {number} weight @param {number} largest */
export function weightColour(weight, largest) {
  const step = stepOf(Math.abs(weight) / largest);
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
  return activation > 0.35;
}
