// The drawing canvas: a grid of toggles for mouse, touch (dragging paints) and keyboard.

import { h } from './dom.js';
import { pixelsOf } from '../state.js';

// actions: { paint(pixel, on), pixels(text) }
export function makeCanvas(container, run, actions) {
  const { rows, columns } = run.picture;
  const cells = Array.from({ length: rows * columns }, (_, pixel) =>
    h('button', { type: 'button', 'aria-label': `pixel ${pixel}`, tabindex: pixel ? '-1' : '0', 'data-pixel': pixel }),
  );
  const grid = h('div', { class: 'canvas', role: 'group', 'aria-label': 'Drawing canvas. Arrow keys move, Space paints.' }, cells);
  grid.style.setProperty('--columns', columns);
  const clear = h('button', { type: 'button', onclick: () => actions.pixels('0'.repeat(rows * columns)) }, 'Clear');
  const chooser = makeChooser(run, actions);
  container.append(grid, h('div', { class: 'tools' }, clear, chooser));
  paintByPointer(grid, cells, actions);
  moveByKeys(grid, cells, columns, actions);
  let shown = '';
  return {
    update(model) {
      const { pixels } = model.state;
      if (pixels === shown || !pixels) return;
      cells.forEach((cell, pixel) => cell.setAttribute('aria-pressed', pixels[pixel] === '1'));
      shown = pixels;
    },
  };
}

// Loads any training or held-out picture.
function makeChooser(run, actions) {
  const group = (label, pictures, prefix) =>
    h('optgroup', { label }, pictures.names.map((name, n) => h('option', { value: `${prefix}${n}` }, `${run.classes[pictures.labels[n]]} ${name}`)));
  const chooser = h(
    'select',
    { 'aria-label': 'Load a picture' },
    h('option', { value: '' }, 'Load a picture…'),
    group('Held out: never trained on', run.heldOut, 'h'),
    group('Training pictures', run.pictures, 't'),
  );
  chooser.addEventListener('change', () => {
    const pictures = chooser.value[0] === 'h' ? run.heldOut : run.pictures;
    if (chooser.value) actions.pixels(pixelsOf(pictures.x[Number(chooser.value.slice(1))]));
    chooser.value = '';
  });
  return chooser;
}

// The first cell of a stroke decides whether the stroke paints or rubs out.
function paintByPointer(grid, cells, actions) {
  let brush = null;
  let painted = false;
  const cellAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-pixel]');
  const dab = (event) => {
    const cell = cellAt(event);
    if (brush === null || !grid.contains(cell)) return;
    if ((cell.getAttribute('aria-pressed') === 'true') !== brush) actions.paint(Number(cell.dataset.pixel), brush);
  };
  grid.addEventListener('pointerdown', (event) => {
    const cell = cellAt(event);
    if (event.button || !grid.contains(cell)) return;
    event.target.releasePointerCapture?.(event.pointerId);
    brush = cell.getAttribute('aria-pressed') !== 'true';
    painted = true;
    dab(event);
  });
  window.addEventListener('pointermove', (event) => brush !== null && dab(event));
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, () => {
      brush = null;
    });
  }
  // A stroke ends in a click on its cell, which has been painted already; a key press is a click of its own.
  grid.addEventListener('click', (event) => {
    const cell = event.target.closest('[data-pixel]');
    if (cell && !painted) actions.paint(cells.indexOf(cell), cell.getAttribute('aria-pressed') !== 'true');
    painted = false;
  });
}

function moveByKeys(grid, cells, columns, actions) {
  grid.addEventListener('keydown', (event) => {
    const at = cells.indexOf(event.target);
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      actions.paint(at, event.target.getAttribute('aria-pressed') !== 'true');
      return;
    }
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const next = cells[at + by];
    const sameRow = Math.abs(by) > 1 || Math.floor(at / columns) === Math.floor((at + by) / columns);
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    if (!next || !sameRow) return;
    cells.forEach((cell) => cell.setAttribute('tabindex', cell === next ? '0' : '-1'));
    next.focus();
  });
}
