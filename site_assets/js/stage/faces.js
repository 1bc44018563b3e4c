// A unit's weights as a small picture, in the shape of what it looks at: one scale for all units and all epochs.

import { weightColour } from '../ui/colour.js';
import { h } from '../ui/dom.js';

const CELL = 12; // of the canvas, for each weight
const MARKED = 0.35; // the share of the scale from which a minus is marked

// Returns { element, draw(weights, start, before), cellAt(event) }; before: the weights of the pinned moment, or null.
export function makeFace(rows, columns, scale, attributes = {}) {
  const element = h('canvas', { class: 'face', width: columns * CELL, height: rows * CELL, ...attributes });
  const context = element.getContext('2d');
  const shown = Array.from({ length: rows * columns });
  const drawSquare = (n, weight, before) => {
    const colour = weightColour(weight, scale);
    const then = before === null ? null : weightColour(before, scale);
    const isMarked = -weight >= MARKED * scale;
    const key = `${colour} ${then} ${isMarked}`;
    if (shown[n] === key) return;
    shown[n] = key;
    const [x, y] = [(n % columns) * CELL, Math.floor(n / columns) * CELL];
    context.fillStyle = colour;
    context.fillRect(x, y, CELL, CELL);
    context.fillStyle = then ?? colour;
    context.fillRect(x, y, CELL / 2, CELL);
    if (!isMarked) return;
    context.fillStyle = '#fff';
    context.fillRect(x + 3, y + CELL / 2 - 1, CELL - 6, 2);
  };
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
