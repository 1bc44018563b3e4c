// The network as circles and lines: pixels, hidden units, outputs, and every weight between them.
// Lines are SVG; neurons are buttons laid over them.

import { formatNumber, formatPercent } from '../explanations/format.js';
import { selectionText, subscripted } from '../names.js';
import { glowColour, isBright } from './colour.js';
import { makeChange } from './change.js';
import { attributeSetter, dataElement, h, svg, textSetter } from './dom.js';
import { distanceToSegment, layoutGraph } from './layout.js';
import { walk } from './walk.js';

const REACH = 7; // how near, in pixels, a pointer must come to a line; a finger twice that
const THINNEST = 0.4;
const THICKEST = 5;
const WIDTH_STEP = 0.2; // widths are rounded to this, so that most lines need no repaint at a step

// actions: { select(kind, indices), hover(selection, place), leave() }
export function makeGraph(container, run, actions) {
  const { shape, picture } = run;
  const lines = [...makeLines('w1', shape.hidden, shape.inputs), ...makeLines('w2', shape.outputs, shape.hidden)];
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
  container.append(root);

  const focus = followFocus(root, parts, run, actions);
  followPointer(root, lines, () => layout, focus, actions);
  const widest = Math.max(run.largest('w1'), run.largest('w2')) || 1;
  let layout = null;
  let touched;
  let lit = null;
  return {
    // Lays the graph out in the size that the style sheet gives it.
    place() {
      const { clientWidth: width, clientHeight: height } = container;
      if (!width || (layout?.width === width && layout.height === height)) return;
      layout = layoutGraph(shape, picture, width, height);
      drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
      root.classList.toggle('tall', !layout.wide);
      for (const part of [...parts, ...bars]) part.place(layout);
    },
    update(model, touchedNow, litNow, ghost) {
      for (const line of lines) line.update(model, widest);
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

function makeLines(block, rows, columns) {
  const lines = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) lines.push(makeLine(block, row, column, columns));
  }
  return lines;
}

function makeLine(block, row, column, columns) {
  const selection = { kind: block, indices: [row, column] };
  const name = selectionText(block, selection.indices);
  const label = `weight ${subscripted(block, selection.indices)}`;
  const element = svg('line', { role: 'button', tabindex: '-1', 'aria-label': label, 'data-name': name });
  const set = attributeSetter(element);
  const classes = { sign: 'plus', flow: '', emphasis: '' };
  const ends = (layout) =>
    block === 'w1'
      ? [layout.inputs[column], layout.hidden[row]]
      : [layout.hidden[column], layout.outputs[row]];
  const show = () => set('class', `line ${classes.sign} ${classes.flow} ${classes.emphasis}`);
  return {
    element,
    name,
    selection,
    place(layout) {
      const [from, to] = ends(layout);
      set('x1', from.x);
      set('y1', from.y);
      set('x2', to.x);
      set('y2', to.y);
    },
    distance(point, layout) {
      return distanceToSegment(point, ...ends(layout));
    },
    update(model, widest) {
      const weight = model.network[block][row * columns + column];
      const width = THINNEST + ((THICKEST - THINNEST) * Math.abs(weight)) / widest;
      set('stroke-width', Math.max(THINNEST, Math.round(width / WIDTH_STEP) * WIDTH_STEP).toFixed(1));
      classes.sign = weight < 0 ? 'minus' : 'plus';
      classes.flow = block === 'w1' && !model.x[column] ? 'idle' : '';
      show();
    },
    emphasise(touched, lit) {
      const near = !touched || touched[block](row, column);
      classes.emphasis = lit?.has(name) ? 'lit' : !near ? 'faded' : touched ? 'forward' : '';
      show();
    },
  };
}

const LAYERS = { x: ['input', 'inputs'], h: ['hidden', 'hidden'], o: ['output', 'outputs'] };

function makeNeurons(kind, count) {
  return Array.from({ length: count }, (_, index) => makeNeuron(kind, index));
}

function makeNeuron(kind, index) {
  const [size, spots] = LAYERS[kind];
  const name = kind + index;
  const inside = dataElement({ class: 'inside' });
  const element = h('button', { type: 'button', tabindex: '-1', 'data-name': name }, inside.element);
  const set = attributeSetter(element);
  const bias = kind === 'x' ? null : makeBias(kind === 'h' ? 'b1' : 'b2', index);
  const classes = { glow: '', emphasis: '' };
  const show = () => set('class', `neuron ${size} ${classes.glow} ${classes.emphasis}`);
  let shade = null;
  return {
    element,
    extras: bias ? [bias.element] : [],
    name,
    selection: { kind, indices: [index] },
    place(layout) {
      const { x, y } = layout[spots][index];
      const radius = layout.radius[size];
      moveTo(element, x - radius, y - radius);
      element.style.width = element.style.height = `${2 * radius}px`;
      bias?.place(x, layout.wide || kind === 'h' ? y + radius + 3 : y - radius - 19);
    },
    update(model, ghost) {
      const activation = { x: model.x, h: model.a1, o: model.a2 }[kind][index];
      const then = ghost ? { x: model.x, h: ghost.a1, o: ghost.a2 }[kind][index] : activation;
      const next = halves(glowColour(then), glowColour(activation));
      if (next !== shade) element.style.background = shade = next;
      classes.glow = isBright(activation) ? 'bright' : 'dim';
      show();
      inside.update(activation, insideText(kind, index, activation, model));
      set('aria-label', kind === 'o' ? `output ${index}, ${formatPercent(activation)}` : `${size} ${index}`);
      bias?.update(model);
    },
    emphasise(touched, lit) {
      const near = !touched || touched[kind].has(index);
      classes.emphasis = lit?.has(name) ? 'lit' : near ? '' : 'faded';
      show();
      bias?.element.classList.toggle('faded', !near);
    },
  };
}

// The pinned moment's shade on the left, this one's on the right; one shade when they agree.
function halves(then, now) {
  return then === now ? now : `linear-gradient(90deg, ${then} 50%, ${now} 50%)`;
}

// The bias of a neuron as `b=0.123`, centred at x.
function makeBias(block, index) {
  const number = dataElement({});
  const element = h('span', { class: 'bias' }, 'b=', number.element);
  return {
    element,
    place: (x, y) => moveTo(element, x, y),
    update(model) {
      const value = model.network[block][index];
      number.update(value, formatNumber(value, 3));
    },
  };
}

function insideText(kind, index, activation, model) {
  if (kind === 'o') return model.run.classes[index];
  if (kind === 'x') return Number.isInteger(activation) ? String(activation) : formatNumber(activation, 1);
  return formatNumber(activation, 2);
}

// The answers: a bar, a percentage and a mark for each output.
function makeBars(run) {
  return run.classes.map((_, index) => {
    const fill = h('span', { class: 'fill' });
    const then = h('span', { class: 'then', hidden: true });
    const change = makeChange();
    const percent = dataElement({ class: 'percent' });
    const mark = h('span', { class: 'mark' });
    const element = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', {}, percent.element, change.element), mark, h('span', { class: 'track' }, fill, then));
    const setMark = textSetter(mark);
    const setClass = attributeSetter(element);
    let shown = null;
    return {
      element,
      place(layout) {
        const { x, y } = layout.outputs[index];
        element.style.width = `${layout.bar.width}px`;
        if (layout.wide) moveTo(element, layout.bar.x, y - 24);
        else moveTo(element, x - layout.bar.width / 2, layout.bar.y);
      },
      update(model, ghost) {
        const share = model.a2[index];
        const scale = `scaleX(${share.toFixed(3)})`;
        if (scale !== shown) fill.style.transform = shown = scale;
        percent.update(share, formatPercent(share));
        change.update(100 * share, ghost ? 100 * ghost.a2[index] : null, 1);
        then.hidden = !ghost;
        if (ghost) then.style.left = `${(100 * ghost.a2[index]).toFixed(1)}%`;
        setMark(markOf(index, model));
        setClass('class', `bar ${model.label === index ? 'label' : ''} ${model.predicted === index ? 'answer' : ''}`);
      },
    };
  });
}

// ✓ on a right answer, ✗ on a wrong one, 'label' on the digit that would have been right.
function markOf(index, model) {
  if (model.drawn) return index === model.predicted ? 'answer' : '';
  if (index === model.predicted) return model.right ? '✓ right' : '✗ wrong';
  return index === model.label ? 'label' : '';
}

function moveTo(element, x, y) {
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}
