// Drawing: the pixels of the graph are the canvas, for mouse, touch (dragging paints) and keyboard. Where pictures have
// greys, a brush says how bright a stroke is, and + and − change a single pixel.

import { named, t } from '../language/text.js';
import { formatNumber } from '../explanations/format.js';
import { makeArgued } from './argued.js';
import { countsOf, pixelsOf } from '../state/state.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { paintByPointer } from '../ui/painting.js';
import { paintThumbnail, thumbnail } from '../ui/thumbnail.js';

// graph: the element that holds the pixels. actions: { pixels(text) }
export function makeCanvas(container, run, actions, graph) {
  const brightest = run.picture.levels.length - 1;
  const brush = makeBrush(brightest);
  const blank = '0'.repeat(run.shape.inputs);
  const clear = h('button', { type: 'button', onclick: () => actions.pixels(blank) }, t('Clear'));
  const chooser = makeChooser(run, actions);
  const heldOut = makeHeldOut(run, actions);
  const argued = makeArgued(run, actions);
  container.append(h('div', { class: 'tools' }, clear, chooser.element, brush.element), h('div', {}, heldOut.element, argued.element));
  let isDrawing = false;
  let counts = null; // each pixel's steps of brightness
  let shown = null;
  const surface = {
    pixelOf: (element) => (isDrawing ? Number(/^x(\d+)$/.exec(element?.closest?.('.neuron')?.dataset.name)?.[1] ?? -1) : -1),
    countAt: (pixel) => counts[pixel],
    // What a stroke that starts at a pixel leaves behind: where it is as bright as the brush already, nothing.
    strokeFrom: (pixel) => (counts[pixel] === brush.count() ? 0 : brush.count()),
    paint(pixel, count) {
      if (count < 0 || count > brightest || count === counts[pixel]) return;
      actions.pixels(shown.slice(0, pixel) + pixelsOf([count]) + shown.slice(pixel + 1));
    },
  };
  if (graph) {
    paintByPointer(graph, surface);
    paintByKeys(graph, surface);
  }
  return {
    update(model) {
      isDrawing = model.drawn;
      chooser.update();
      argued.update(model);
      if (!isDrawing) return;
      shown = model.state.pixels ?? blank;
      counts = countsOf(shown);
      heldOut.update(model, shown);
    },
  };
}

// How bright a stroke is: a slider, where there is a choice.
function makeBrush(brightest) {
  if (brightest === 1) return { element: null, count: () => 1 };
  const shown = h('output', {});
  const setShown = textSetter(shown);
  const slider = h('input', { type: 'range', min: 1, max: brightest, step: 1, 'aria-label': t('Brush') });
  const show = () => {
    const text = formatNumber(Number(slider.value) / brightest, 2);
    setShown(text);
    slider.setAttribute('aria-valuetext', text);
  };
  slider.value = brightest;
  slider.addEventListener('input', show);
  show();
  return { element: h('label', { class: 'brush' }, t('Brush'), ' ', slider, ' ', shown), count: () => Number(slider.value) };
}

// Loads any training or held-out picture.
function makeChooser(run, actions) {
  const group = (label, pictures, prefix) =>
    h('optgroup', { label }, pictures.names.map((name, n) => h('option', { value: `${prefix}${n}` }, `${run.classes[pictures.labels[n]]} ${named(name)}`)));
  const element = h('select', { 'aria-label': t('Load a picture') });
  let listed = null;
  const update = () => {
    if (listed === run.pictures) return;
    listed = run.pictures;
    element.replaceChildren(
      h('option', { value: '' }, t('Load…')),
      group(t('Held out: never trained on'), run.heldOut, 'h'),
      group(t('Training pictures'), run.pictures, 't'),
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

const SOME = 12; // held-out pictures in a row: the others are in the list

// The held-out pictures in a row, each a press away.
function makeHeldOut(run, actions) {
  const { x, counts, labels, names } = run.heldOut;
  const items = x.slice(0, SOME).map((pixels, n) => {
    const text = pixelsOf(counts[n]);
    const name = t('held out {n}: {digit} {name}', { n, digit: run.classes[labels[n]], name: named(names[n]) });
    const picture = thumbnail(pixels, run.picture);
    paintThumbnail(picture, pixels, run.picture);
    const element = h('button', { type: 'button', 'aria-label': name, title: name, onclick: () => actions.pixels(text) }, picture, h('span', { class: 'n' }, String(n)));
    return { text, element, set: attributeSetter(element) };
  });
  return {
    element: h('div', { class: 'samples', role: 'group', 'aria-label': t('Held-out pictures: never trained on') }, items.map((item) => item.element)),
    update(model, shown) {
      for (const { text, set } of items) set('aria-current', text === shown ? 'true' : null);
    },
  };
}

const STEPS = { '+': 1, '=': 1, '-': -1 };

function paintByKeys(graph, surface) {
  graph.addEventListener(
    'keydown',
    (event) => {
      const pixel = surface.pixelOf(event.target);
      if (pixel < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const { key } = event;
      if (key === ' ' || key === 'Enter') surface.paint(pixel, surface.strokeFrom(pixel));
      else if (key in STEPS) surface.paint(pixel, surface.countAt(pixel) + STEPS[key]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
