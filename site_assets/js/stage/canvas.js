// The drawing canvas: a grid of toggles for mouse, touch (dragging paints) and keyboard. Where pictures have greys, a
// brush says how bright a stroke is, and + and − change a single pixel.

import { formatNumber } from '../explanations/format.js';
import { countsOf, pixelsOf } from '../state/state.js';
import { glowColour } from '../ui/colour.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { moveByKeys, paintByPointer } from '../ui/painting.js';

// actions: { pixels(text) }
export function makeCanvas(container, run, actions) {
  const { rows, columns, levels } = run.picture;
  const brightest = levels.length - 1;
  const cells = Array.from({ length: rows * columns }, (_, pixel) => makeCell(pixel, brightest));
  const greys = brightest > 1 ? 'Plus and minus change a pixel. ' : '';
  const name = `Drawing canvas. Arrow keys move, Space paints. ${greys}`.trim();
  const grid = h('div', { class: 'canvas', role: 'group', 'aria-label': name }, cells.map((cell) => cell.element));
  grid.style.setProperty('--columns', columns);
  const brush = makeBrush(brightest);
  const blank = '0'.repeat(rows * columns);
  const clear = h('button', { type: 'button', onclick: () => actions.pixels(blank) }, 'Clear');
  const chooser = makeChooser(run, actions);
  container.append(grid, h('div', { class: 'tools' }, brush.element, clear, chooser.element));
  let counts = null; // each pixel's steps of brightness
  let shown = null;
  const surface = {
    pixelOf: (element) => cells.findIndex((cell) => cell.element === element?.closest('[data-pixel]')),
    countAt: (pixel) => counts[pixel],
    // What a stroke that starts at a pixel leaves behind: where it is as bright as the brush already, nothing.
    strokeFrom: (pixel) => (counts[pixel] === brush.count() ? 0 : brush.count()),
    paint(pixel, count) {
      if (count < 0 || count > brightest || count === counts[pixel]) return;
      actions.pixels(shown.slice(0, pixel) + pixelsOf([count]) + shown.slice(pixel + 1));
    },
  };
  paintByPointer(grid, surface);
  moveByKeys(grid, cells, columns, surface);
  return {
    update({ state }) {
      chooser.update();
      const pixels = state.pixels ?? blank;
      if (pixels === shown) return;
      shown = pixels;
      counts = countsOf(pixels);
      cells.forEach((cell, pixel) => cell.update(counts[pixel]));
    },
  };
}

function makeCell(pixel, brightest) {
  const element = h('button', { type: 'button', 'aria-label': `pixel ${pixel}`, tabindex: pixel ? '-1' : '0', 'data-pixel': pixel });
  const set = attributeSetter(element);
  return {
    element,
    update(count) {
      set('aria-pressed', String(count > 0));
      if (brightest === 1) return;
      set('aria-description', shareText(count, brightest));
      element.style.background = glowColour(count / brightest);
    },
  };
}

function shareText(count, brightest) {
  return formatNumber(count / brightest, 2);
}

// How bright a stroke is: a slider, where there is a choice.
function makeBrush(brightest) {
  if (brightest === 1) return { element: null, count: () => 1 };
  const shown = h('output', {});
  const setShown = textSetter(shown);
  const slider = h('input', { type: 'range', min: 1, max: brightest, step: 1, 'aria-label': 'Brush' });
  const show = () => {
    const text = shareText(Number(slider.value), brightest);
    setShown(text);
    slider.setAttribute('aria-valuetext', text);
  };
  slider.value = brightest;
  slider.addEventListener('input', show);
  show();
  return { element: h('label', { class: 'brush' }, 'Brush ', slider, ' ', shown), count: () => Number(slider.value) };
}

// Loads any training or held-out picture.
function makeChooser(run, actions) {
  const group = (label, pictures, prefix) =>
    h('optgroup', { label }, pictures.names.map((name, n) => h('option', { value: `${prefix}${n}` }, `${run.classes[pictures.labels[n]]} ${name}`)));
  const element = h('select', { 'aria-label': 'Load a picture' });
  let listed = null;
  const update = () => {
    if (listed === run.pictures) return;
    listed = run.pictures;
    element.replaceChildren(
      h('option', { value: '' }, 'Load a picture…'),
      group('Held out: never trained on', run.heldOut, 'h'),
      group('Training pictures', run.pictures, 't'),
    );
  };
  element.addEventListener('change', () => {
    const pictures = element.value[0] === 'h' ? run.heldOut : run.pictures;
    if (element.value) actions.pixels(pixelsOf(pictures.counts[Number(element.value.slice(1))]));
    element.value = '';
  });
  update();
  return { element, update };
}
