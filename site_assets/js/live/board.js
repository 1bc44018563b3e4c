// A square of cells to paint, for mouse, touch (dragging paints) and keyboard.

import { t } from '../language/text.js';
import { attributeSetter, h } from '../ui/dom.js';
import { moveByKeys, paintByPointer } from '../ui/painting.js';

// name: what the board is; columns: how wide it is; values: what its cells hold at first
// cell(place, value): { name, pressed, colour } says how a cell looks
// stroke(value): what a stroke that starts at a cell with that value leaves behind
export function makeBoard({ name, columns, values, cell, stroke }, changed) {
  const cells = values.map((_, place) => makeCell(place));
  const element = h('div', { class: 'canvas', role: 'group', 'aria-label': t('{name}. Arrow keys move, Space paints.', { name }) }, cells.map((one) => one.element));
  element.style.setProperty('--columns', columns);
  let held = values.slice();
  const surface = {
    pixelOf: (target) => cells.findIndex((one) => one.element === target?.closest('[data-pixel]')),
    countAt: (place) => held[place],
    strokeFrom: (place) => stroke(held[place]),
    paint(place, value) {
      if (held[place] === value) return;
      held[place] = value;
      show();
      changed();
    },
  };
  const show = () => cells.forEach((one, place) => one.update(cell(place, held[place])));
  paintByPointer(element, surface);
  moveByKeys(element, cells, columns, surface);
  show();
  return {
    element,
    get values() {
      return held;
    },
    set(list) {
      held = list.slice();
      show();
      changed();
    },
  };
}

function makeCell(place) {
  const element = h('button', { type: 'button', tabindex: place ? '-1' : '0', 'data-pixel': place });
  const set = attributeSetter(element);
  return {
    element,
    update({ name, pressed, colour, sign = null }) {
      set('aria-label', name);
      set('aria-pressed', pressed === undefined ? null : String(pressed));
      set('data-sign', sign);
      element.style.background = colour ?? '';
    },
  };
}

// What a board of pixels needs: a cell is on or off, and a stroke turns it over.
export const PIXELS = {
  cell: (place, value) => ({ name: t('pixel {place}', { place }), pressed: value > 0 }),
  stroke: (value) => (value > 0 ? 0 : 1),
};
