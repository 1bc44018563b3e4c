// The network as circles and lines: pixels, hidden units, outputs, and every weight between them.
// Lines are on a canvas; neurons are buttons laid over it. All of it stands in the units of one layout, scaled to fit.

import { listed, t } from '../language/text.js';
import { formatGrouped } from '../explanations/format.js';
import { makeAnswers } from './answers.js';
import { makeEasing } from './ease.js';
import { makeUnitFaces } from './graph_faces.js';
import { makeWeightLabels } from './weight_labels.js';
import { fitLayout } from './layout.js';
import { makeLegend } from './grids.js';
import { Lines } from './lines.js';
import { makeNeurons } from './neurons.js';
import { followFocus, followPointer } from './pointing.js';
import { h, moveTo } from '../ui/dom.js';

const AT_THE_BACK = 1.6; // how much stronger lines are for a class
const NO_FACES = { elements: [], place() {}, paint() {}, emphasise() {}, selectionAt: () => null };

// actions: { select(kind, indices), hover(selection, place), leave(), parse(name) }
export class Graph {
  constructor(container, run, actions) {
    const { shape } = run;
    const scale = run.largest('w1') || 1;
    this.container = container;
    this.hasFaces = 'faces' in container.dataset;
    this.faces = this.hasFaces ? makeUnitFaces(run, scale) : NO_FACES;
    this.neurons = [...makeNeurons('x', shape.inputs), ...makeNeurons('h', shape.hidden), ...makeNeurons('o', shape.outputs)];
    this.lines = new Lines(run);
    this.labels = makeWeightLabels(this.lines.parts);
    this.answers = makeAnswers(run);
    this.legend = this.hasFaces ? makeLegend('w1', scale) : null;
    this.root = h('div', { class: 'network', role: 'group', 'aria-label': graphName(shape) }, this.elements(), this.legend);
    this.omitted = h('p', { class: 'omitted' }, omissions(this.lines.cut));
    container.append(this.root, this.omitted);
    this.focus = followFocus(this.root, [...this.lines.parts, ...this.neurons], run, actions);
    followPointer(this.root, this, this.focus, actions);
    this.easing = makeEasing((values, glow) => this.paint(values, glow));
    this.fitted = fitLayout('wide', 0, 0); // for what is drawn over the graph too: { layout, scale, left, top }
    this.model = null; // what was drawn last, with the pinned moment and the change since the step before
  }

  elements() {
    const { lines, faces, neurons, answers, labels } = this;
    return [lines.elements, faces.elements, neurons.map((neuron) => neuron.elements), answers.map((answer) => answer.element), labels.elements].flat(2);
  }

  // Lays the graph out in the size that the style sheet gives it.
  place() {
    const { container, root, model } = this;
    const { width, height } = container.getBoundingClientRect();
    if (!width || !height) return;
    const name = getComputedStyle(container).getPropertyValue('--layout').trim();
    this.fitted = fitLayout(name, width, height - this.omitted.offsetHeight);
    const { layout, scale, left, top } = this.fitted;
    root.className = `network placed ${name}`;
    root.style.width = `${layout.width}px`;
    root.style.height = `${layout.height}px`;
    root.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    this.lines.place(layout, scale * devicePixelRatio);
    this.placeLegend(layout);
    for (const neuron of this.neurons) neuron.place(layout, this.hasFaces);
    for (const part of [this.faces, ...this.answers, this.labels]) part.place(layout);
    for (const neuron of this.neurons) if (model) neuron.update(model); // a smaller circle holds fewer digits
    this.easing.again();
  }

  placeLegend({ legend: [left, top, width] }) {
    if (!this.legend) return;
    moveTo(this.legend, left, top);
    this.legend.style.width = `${width}px`;
  }

  update(model, ghost, look) {
    for (const part of [...this.neurons, ...this.answers, this.labels]) part.update(model, ghost);
    const before = this.model;
    const isStep = before?.run === model.run && before.x === model.x;
    this.model = model;
    this.ghost = ghost;
    if (isStep && before.index === model.index) this.easing.again();
    else {
      this.change = changeOf(model, isStep ? before : model);
      this.easing.toward({ w1: model.network.w1, w2: model.network.w2, x: model.x, a1: model.a1, a2: model.a2 }, isStep);
    }
    this.emphasise(look);
  }

  emphasise(look) {
    if (look === this.look) return;
    this.look = look;
    for (const part of [this.lines, this.faces, this.labels, ...this.neurons]) part.emphasise(look);
    this.easing.again();
  }

  paint(values, glow) {
    if (!this.fitted.scale) return;
    const strokeScale = this.container.closest('.presenting') ? AT_THE_BACK : 1;
    this.lines.draw(values, this.change, glow, strokeScale);
    for (const part of [...this.neurons, ...this.answers, this.faces]) part.paint(values, this.ghost);
  }

  focusOn(name) {
    this.focus.on(name);
  }

  // Where a pointer is, in the units of the layout.
  unitsAt(event) {
    const { scale, left, top } = this.fitted;
    const box = this.container.getBoundingClientRect();
    return { x: (event.clientX - box.left - left) / scale, y: (event.clientY - box.top - top) / scale };
  }

  stop() {
    this.easing.stop();
  }
}

// How far each weight moved, and the farthest.
function changeOf(now, then) {
  const moved = (block) => now.network[block].map((weight, n) => Math.abs(weight - then.network[block][n]));
  const [w1, w2] = [moved('w1'), moved('w2')];
  return { w1, w2, most: Math.max(largest(w1), largest(w2)) };
}

function largest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function graphName(shape) {
  return (
    t('The network: {inputs} inputs, {hidden} hidden units, {outputs} outputs. Arrow keys walk along it, Enter opens what is in focus, b its bias.', { inputs: shape.inputs, hidden: shape.hidden, outputs: shape.outputs })
  );
}

// What the graph leaves out, in a sentence, or nothing.
function omissions(cut) {
  const told = cut.map(({ block, most, all }) => block === 'w1' ? t('the {most} strongest of the {all} connections from the pixels', { most, all: formatGrouped(all) }) : t('the {most} strongest of the {all} connections to the outputs', { most, all: formatGrouped(all) }));
  return told.length ? t('Drawn are {drawn}; choose a neuron to see all of its own.', { drawn: listed(told) }) : '';
}
