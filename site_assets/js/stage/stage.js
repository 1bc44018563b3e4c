// The stage of one inspector for one run: the views, and how they are brought up to date.

import { contextOf, deriveGhost, deriveStage, touchedBy } from '../state/derive.js';
import { bring } from '../page/later.js';
import { manifest } from '../page/page.js';
import { selectionText } from '../record/names.js';
import { find } from '../ui/dom.js';
import { pause } from '../ui/pause.js';
import { playEpochs } from '../state/player.js';
import { makeActions } from './actions.js';
import { makeControls } from './controls.js';
import { Graph } from './graph.js';
import { makeGrids } from './grids.js';
import { makeReadouts } from './readouts.js';
import { speak } from './speech.js';
import { makeStrip } from './strip.js';
import { makeTimeline } from './timeline.js';
import { makeTooltip } from '../ui/tooltip.js';
import { makeVerdict } from './verdict.js';

// The parts that the container holds. place: { announce(text), refresh(), link() }: what speaks, what brings the stage up to
// date, and the address of the moment. Returns
// { fill(), update(state), light(names), explainWith(explainer), remove() }.
export function fillStage(container, run, store, loader, place) {
  return new Stage(container, run, store, loader, place);
}

class Stage {
  constructor(container, run, store, loader, { announce, refresh, link }) {
    this.container = container;
    this.run = run;
    this.store = store;
    this.loader = loader;
    this.announce = announce;
    this.refresh = refresh;
    this.views = {};
    this.panel = null;
    this.explainer = null;
    this.labels = null; // numbers of one step, over the graph
    this.sheet = null;
    this.keys = null;
    this.litByLine = null; // names of what a line of the panel is about
    this.litByPanel = null; // what the panel lights while nothing of it is pointed at
    this.pointed = null; // the selection under the pointer or the focus
    this.drawn = null; // the last state that was drawn, to keep what did not change
    this.shown = null; // what was drawn of it: { model, ghost, look }
    this.isRemoved = false;
    this.tooltip = makeTooltip(container);
    this.actions = makeActions(container, run, store, announce, {
      link,
      scene: () => ({ container, graph: this.part('graph'), ...this.shown, address: link() }),
      focusOn: (name) => this.views.graph?.focusOn(name),
      light: (names) => this.light(names),
      hover: (selection, place) => this.hover(selection, place),
      tip: (number, place) => this.tooltip.show(this.explainer.tooltipOfNumber(number), place),
      leave: () => this.leave(),
      present: () => this.explainer?.present(container, !this.explainer.isPresented(container)),
      showKeys: () => this.explainer?.showKeys(container),
    });
    this.player = playEpochs(store, run);
    this.resize = new ResizeObserver(() => this.place());
  }

  // On a page of its own the inspector hears every key; among text, those pressed inside it.
  ears() {
    return this.container.classList.contains('figure') || manifest.parts ? this.container : document;
  }

  part(name) {
    return this.container.querySelector(`.${name}`);
  }

  // In the order in which they are made. The graph's still picture stands until then; what few figures
  // have, drawing and a choice of runs, has scripts of its own.
  makers() {
    const { run, actions, loader } = this;
    return {
      readouts: (box) => makeReadouts(box, run, actions),
      controls: (box) => makeControls(box, actions),
      timeline: (box) => makeTimeline(box, run, actions),
      strip: (box) => makeStrip(box, run, actions),
      graph: (box) => new Graph(box, run, actions),
      grids: (box) => makeGrids(box, run, actions),
      choices: async (box) => (await bring('stage/choices.js')).makeChoices(box, run, loader.names, actions),
      'verdict-box': (box) => makeVerdict(box, run, actions), // as wide as the choices leave it
      draw: async (box) => (await bring('stage/canvas.js')).makeCanvas(box, run, actions, this.part('graph')),
    };
  }

  // Makes the parts one by one, so that the page can answer in between; each is whole when it is seen.
  async fill() {
    for (const [name, make] of Object.entries(this.makers())) {
      const box = this.part(name);
      if (!box) continue;
      await pause();
      const reopen = openMenuOf(box);
      box.replaceChildren();
      const view = await make(box);
      reopen();
      if (this.isRemoved) return;
      this.views[name] = view;
      if (view.place) this.resize.observe(box); // which calls at once
      if (this.shown) this.show(view); // else pictures are on their way
    }
  }

  update(state) {
    const { run, container, drawn } = this;
    const model = deriveStage(state, run);
    const ghost = deriveGhost(this.pinned(state), state);
    const opened = this.explainer?.panelModel(this.panelContext(state), state, ghost, this.explainer.overviewFor(state, run, this.refresh)) ?? null;
    this.litByPanel = highlighted(opened?.highlights ?? [], this.litByPanel);
    this.shown = { model, ghost, look: this.lookAt(state, model) };
    container.dataset.mode = state.mode;
    container.classList.toggle('opened', model.selection !== null);
    container.classList.toggle('comparing', ghost !== null);
    for (const view of Object.values(this.views)) this.show(view);
    this.panel?.update(opened, this.questions(state));
    this.labels?.update(opened?.labels ?? []);
    if (drawn && state.select && drawn.select !== state.select) this.sheet?.raise(this.chosen(state));
    speak(state, drawn, model, this.announce);
    this.drawn = state;
  }

  show(view) {
    view.update(this.shown.model, this.shown.ghost, this.shown.look);
  }

  // The part of the graph that is open; all of it where a question is.
  chosen({ select }) {
    const graph = this.part('graph');
    return graph?.querySelector(`[data-name="${select}"]`) ?? graph;
  }

  // What stands forward: what is pointed at, else what is open. The same object while nothing of it changes.
  lookAt(state, { selection }) {
    const before = this.shown?.look;
    const selected = state.select;
    const pointed = this.pointed ? selectionText(this.pointed.kind, this.pointed.indices) : null;
    const lit = this.litByLine ?? this.litByPanel;
    if (before && before.selected === selected && before.pointed === pointed && before.lit === lit) return before;
    return { touched: touchedBy(this.pointed ?? selection, this.run.shape), lit, selected, pointed };
  }

  lookAgain() {
    if (!this.shown) return;
    this.shown.look = this.lookAt(this.store.get(), this.shown.model);
    this.views.graph?.emphasise(this.shown.look);
  }

  light(names) {
    this.litByLine = names.length ? new Set(names) : null;
    this.lookAgain();
  }

  hover(selection, place) {
    const { run, loader } = this;
    const isNew = this.pointed === null || selectionText(selection.kind, selection.indices) !== selectionText(this.pointed.kind, this.pointed.indices);
    if (isNew) {
      this.pointed = selection;
      this.lookAgain();
    }
    if (!this.explainer) return;
    const asked = this.pointed;
    const explain = () => {
      if (this.pointed !== asked) return;
      const focused = this.container.querySelector(`[data-name="${selectionText(selection.kind, selection.indices)}"]:focus`);
      this.tooltip.show(this.explainer.tooltipFor(this.panelContext(this.store.get()), selection), place, focused);
    };
    if (run.isComplete || !['loss', 'accuracy'].includes(selection.kind)) explain();
    else loader.pictures(run).then(explain, () => {});
  }

  leave() {
    this.tooltip.hide();
    if (!this.pointed) return;
    this.pointed = null;
    this.lookAgain();
  }

  place() {
    for (const view of Object.values(this.views)) view.place?.();
  }

  // Before the chapter on blame, panels speak of the forward pass only; before that on sums, without z, Σ and σ.
  panelContext(state) {
    const { dataset } = this.part('explanation');
    return { ...contextOf(state, this.run), isForward: 'forward' in dataset, isInWords: 'words' in dataset };
  }

  questions(state) {
    const hasQuestions = this.part('explanation').hasAttribute('data-questions');
    return hasQuestions ? this.explainer.questionsFor(this.panelContext(state), state.select) : [];
  }

  // Takes what opens numbers, shows the panel, and listens to keys. The sheet comes up for what the reader opens; what
  // stands open from the start waits in its place among text.
  explainWith(brought) {
    this.explainer = brought;
    this.panel = brought.makePanel(this.part('explanation'), this.actions);
    const graph = this.part('graph');
    this.labels = graph && brought.makeLabels(graph);
    this.sheet = brought.makeSheet(find(this.container, '.sheet'));
    this.keys = brought.makeKeys(this.store, this.actions);
    this.ears().addEventListener('keydown', this.keys);
    const state = this.store.get();
    if (state.select && !this.container.classList.contains('figure')) this.sheet.raise(this.chosen(state));
  }

  // The pinned moment { run, index, epoch, pin }, or null; a run that is not here yet is fetched first. A pin without
  // a run is of the main one, whichever run is shown.
  pinned({ pin }) {
    if (!pin) return null;
    const [epoch, name = 'main'] = pin.split('@').reverse();
    const other = name === this.run.name ? this.run : this.loader.ready(name);
    if (!other) {
      this.loader.run(name).then(this.refresh, () => {});
      return null;
    }
    const index = other.indexOf(Number(epoch));
    return { run: other, index, epoch: other.epochs[index], pin };
  }

  remove() {
    this.isRemoved = true;
    this.resize.disconnect();
    this.player.stop();
    this.views.graph?.stop();
    if (this.keys) this.ears().removeEventListener('keydown', this.keys);
    this.tooltip.element.remove();
  }
}

// A menu that is open stays so when the part it is in is made anew, and keeps the focus.
function openMenuOf(box) {
  const isOpen = box.querySelector('.menu[open]') !== null;
  const focused = isOpen ? box.querySelector(':focus')?.getAttribute('aria-label') : null;
  return () => {
    if (isOpen) box.querySelector('.menu').open = true;
    if (focused) box.querySelector(`[aria-label="${focused}"]`)?.focus();
  };
}

// The names that a panel lights, as the same set while they are the same; null when there are none.
function highlighted(names, before) {
  if (!names.length) return null;
  return before && names.join() === Array.from(before).join() ? before : new Set(names);
}
