// The network as circles and lines: pixels, hidden units, outputs, and every weight between them.
// Lines are SVG; neurons are buttons laid over them.

import { selectionText } from '../record/names.js';
import { makeBars } from './answers.js';
import { makeLayer } from './connections.js';
import { h, svg, textSetter } from '../ui/dom.js';
import { layoutGraph, neededHeight } from './layout.js';
import { makeNeurons } from './neurons.js';
import { walk } from './walk.js';

const FROM = { w1: 'from the pixels', w2: 'to the outputs' };
const REACH = 7; // how near, in pixels, a pointer must come to a line; a finger twice that

// actions: { select(kind, indices), hover(selection, place), leave() }
export function makeGraph(container, run, actions) {
  const { shape, picture } = run;
  const layers = [makeLayer('w1', shape.hidden, shape.inputs), makeLayer('w2', shape.outputs, shape.hidden)];
  const lines = layers.flatMap((layer) => layer.parts);
  const neurons = [...makeNeurons('x', shape.inputs), ...makeNeurons('h', shape.hidden), ...makeNeurons('o', shape.outputs)];
  const bars = makeBars(run);
  const parts = [...lines, ...neurons];
  const drawing = svg('svg', { class: 'lines' }, lines.map((line) => line.element));
  const root = h(
    'div',
    { class: 'network', role: 'group', 'aria-label': graphName(shape) },
    drawing,
    neurons.flatMap((neuron) => [neuron.element, ...neuron.extras]),
    bars.map((bar) => bar.element),
  );
  const omitted = h('p', { class: 'omitted' });
  const setOmitted = textSetter(omitted);
  container.append(root, omitted);

  const focus = followFocus(root, parts, run, actions);
  followPointer(root, lines, () => layout, focus, actions);
  const widest = Math.max(run.largest('w1'), run.largest('w2')) || 1;
  let layout = null;
  let touched;
  let lit = null;
  return {
    // Lays the graph out in the size that the style sheet gives it.
    place() {
      const width = container.clientWidth;
      if (!width) return;
      container.style.minHeight = `${neededHeight(shape, picture, width)}px`;
      const height = root.clientHeight;
      if (layout?.width === width && layout.height === height) return;
      layout = layoutGraph(shape, picture, width, height);
      setOmitted(omissions(layers, layout));
      container.style.paddingBottom = `${omitted.offsetHeight}px`;
      drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
      root.classList.add('placed');
      root.classList.toggle('tall', !layout.wide);
      root.classList.toggle('crowded', layout.biases.output === 'left');
      for (const part of [...parts, ...bars]) part.place(layout);
    },
    update(model, ghost, { touched: touchedNow, lit: litNow }) {
      for (const layer of layers) layer.update(model, widest);
      for (const part of [...neurons, ...bars]) part.update(model, ghost);
      if (touched === touchedNow && lit === litNow) return;
      touched = touchedNow;
      lit = litNow;
      for (const part of parts) part.emphasise(touched, lit);
    },
    focusOn: focus.on,
  };
}

// One tab stop for the whole graph; arrow keys move it from part to part.
function followFocus(root, parts, run, actions) {
  const byName = new Map(parts.map((part) => [part.name, part]));
  let current = byName.get('h0');
  current.element.setAttribute('tabindex', '0');
  const settle = (part) => {
    current.element.setAttribute('tabindex', '-1');
    current = part;
    current.element.setAttribute('tabindex', '0');
  };
  const on = (name) => {
    const part = byName.get(name);
    if (!part) return;
    settle(part);
    part.element.focus();
  };
  root.addEventListener('focusin', (event) => {
    const part = byName.get(event.target.dataset.name);
    if (!part) return;
    settle(part);
    if (part.element.matches(':focus-visible')) actions.hover(part.selection, part.element.getBoundingClientRect());
  });
  root.addEventListener('focusout', () => actions.leave());
  root.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { kind, indices } = current.selection;
    const next = walk(current.selection, event.key, run.shape, run.picture);
    if (next) on(selectionText(next.kind, next.indices));
    else if (event.key === 'Enter' || event.key === ' ') actions.select(kind, indices);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { on, settle, partOf: (element) => byName.get(element.closest?.('[data-name]')?.dataset.name) };
}

// Lines are thin, so the pointer takes the nearest one within reach.
function followPointer(root, lines, layoutNow, focus, actions) {
  let hovered = null;
  const partAt = (event) => {
    const under = focus.partOf(event.target);
    if (under && !lines.includes(under)) return under;
    const box = root.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    let nearest = null;
    let reach = event.pointerType === 'touch' ? REACH * 2 : REACH;
    for (const line of lines) {
      if (!line.isShown()) continue;
      const away = line.distance(point, layoutNow());
      if (away < reach) [nearest, reach] = [line, away];
    }
    return nearest;
  };
  const hover = (part, event) => {
    if (hovered !== part) {
      hovered?.element.classList.remove('hovered');
      part?.element.classList.add('hovered');
      root.classList.toggle('pointing', Boolean(part));
      hovered = part;
    }
    if (part) actions.hover(part.selection, new DOMRect(event.clientX, event.clientY));
    else actions.leave();
  };
  root.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && hover(partAt(event), event));
  root.addEventListener('pointerleave', (event) => hover(null, event));
  root.addEventListener('click', (event) => {
    // A click made by assistive technology has no position: take its target.
    const part = event.detail === 0 ? focus.partOf(event.target) : partAt(event);
    if (!part) return;
    focus.settle(part);
    actions.select(part.selection.kind, part.selection.indices);
  });
}

function graphName(shape) {
  return (
    `The network: ${shape.inputs} inputs, ${shape.hidden} hidden units, ${shape.outputs} outputs. ` +
    'Arrow keys walk along it, Enter opens what is in focus.'
  );
}

// What the graph leaves out, in a sentence or two, or nothing.
function omissions(layers, { biases }) {
  const cut = layers.filter((layer) => layer.most);
  const toldOf = ({ most, parts }) => `the ${most} strongest of the ${parts.length.toLocaleString('en')} connections ${FROM[parts[0].selection.kind]}`;
  return [
    cut.length ? `Drawn are ${cut.map(toldOf).join(' and ')}; choose a neuron to see all of its own.` : '',
    biases.hidden ? '' : 'The biases of the hidden units have no room here; the panel of each shows it.',
  ].filter(Boolean).join(' ');
}
