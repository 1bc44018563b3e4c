// A unit's weights as a small picture, in the shape of what it looks at: one scale for all units and all epochs.

import { lineColour, weightColour } from '../ui/colour.js';
import { h } from '../ui/dom.js';
import { keepDrawing } from '../ui/drawings.js';

const CELL = 12; // of the canvas, for each weight
const MARKED = 0.35; // the share of the scale from which a minus is marked

// Returns { element, draw(weights, start, before), cellAt(event) }; before: the weights of the pinned moment, or null.
export function makeFace(rows, columns, scale, attributes = {}) {
  const element = h('canvas', { class: 'face', width: columns * CELL, height: rows * CELL, ...attributes });
  const context = element.getContext('2d');
  const shown = Array.from({ length: rows * columns }, () => ({ colour: '', before: '', isMarked: false }));
  const drawSquare = (n, weight, before) => {
    const colour = weightColour(weight, scale);
    const square = { colour, before: before === null ? colour : weightColour(before, scale), isMarked: -weight >= MARKED * scale };
    const old = shown[n];
    if (old.colour === square.colour && old.before === square.before && old.isMarked === square.isMarked) return;
    shown[n] = square;
    fillSquare(context, n % columns, Math.floor(n / columns), square);
  };
  keepDrawing(element, (other) => shown.forEach((square, n) => fillSquare(other, n % columns, Math.floor(n / columns), square)));
  return {
    element,
    draw(weights, start, before = null) {
      for (let n = 0; n < rows * columns; n++) drawSquare(n, weights[start + n], before ? before[start + n] : null);
    },
    // The square under a pointer, or null.
    cellAt(event) {
      const box = element.getBoundingClientRect();
      const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
      const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
      return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null;
    },
  };
}

// The pinned moment's shade on the left, this one's on the right.
function fillSquare(context, column, row, { colour, before, isMarked }) {
  const [x, y] = [column * CELL, row * CELL];
  context.fillStyle = colour;
  context.fillRect(x, y, CELL, CELL);
  if (before !== colour) {
    context.fillStyle = before;
    context.fillRect(x, y, CELL / 2, CELL);
  }
  if (!isMarked) return;
  context.fillStyle = lineColour('mark');
  context.fillRect(x + 3, y + CELL / 2 - 1, CELL - 6, 2);
}
