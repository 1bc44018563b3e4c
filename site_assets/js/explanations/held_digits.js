// While epochs run by, a line keeps the digits that it has once needed: its numbers change, its width does not.

let held = null; // line -> digits of its result and of each operand; null while nothing runs
let shown = ''; // the panel that they belong to

// Begins, goes on or ends: isPlaying, and which panel is open.
export function holdDigits(isPlaying, panel) {
  if (!isPlaying) held = null;
  else if (!held || panel !== shown) held = new Map();
  shown = panel;
}

// The digits that a line has needed so far; op and operands tell it from others.
export function digitsHeld(op, operands) {
  return held?.get(nameOf(op, operands)) ?? [];
}

export function keepDigits(op, operands, digits) {
  held?.set(nameOf(op, operands), digits);
}

function nameOf(op, operands) {
  return `${op} ${operands.map((operand) => operand.symbol ?? operand.style).join(' ')}`;
}
