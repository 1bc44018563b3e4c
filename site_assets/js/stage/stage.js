// The stage of one inspector for one run: the views, what they may do, and how they are brought up to date.

import { formatAddress } from '../state/address.js';
import { contextOf, deriveGhost, deriveStage, touchedBy } from '../state/derive.js';
import { bring } from '../page/later.js';
import { placeOf } from '../page/links.js';
import { pause } from '../ui/pause.js';
import { playEpochs } from '../state/player.js';
import { speak } from './speech.js';
import { backTo, chooseEpoch, chooseMode, chooseSample, DEFAULTS, draw, escape, openNumber, play, release, select, stepEpoch } from '../state/state.js';
import { makeChoices } from './choices.js';
import { makeControls } from './controls.js';
import { makeGraph } from './graph.js';
import { makeGrids } from './grids.js';
import { makeReadouts, makeVerdict } from './readouts.js';
import { makeStrip } from './strip.js';
import { makeTimeline } from './timeline.js';
import { makeTooltip } from '../ui/tooltip.js';

// The parts that the container holds; refresh() brings them up to date. Returns
// { fill(), update(state), light(names), explainWith(explainer), remove() }.
export function fillStage(container, run, store, loader, announce, refresh) {
  const part = (name) => container.querySelector(`.${name}`);
  const set = (changes) => store.set(changes);
  const now = () => store.get();
  const tooltip = makeTooltip(container);
  let lit = null;
  let explainer = null;
  let pointed = null; // the selection under the pointer

  const actions = {
    select: (kind, indices) => set(select(now(), kind, indices)),
    epoch: (epoch) => set({ ...chooseEpoch(now(), epoch, run), playing: false }),
    step: (by) => set({ ...stepEpoch(now(), by, run), playing: false }),
    sample: (sample) => set({ ...chooseSample(now(), sample, run), mode: 'training' }),
    mode: (mode) => set(chooseMode(now(), mode, run)),
    run: (name) => set({ run: name, trail: [], playing: false }),
    play: () => set(now().playing ? { playing: false } : play(now(), run)),
    speed: (speed) => set({ speed }),
    pin: (pin) => set({ pin }),
    pixels: (pixels) => set({ pixels }),
    stage: (stage) => set({ stage }),
    draw: (pixels) => set(draw(now(), pixels, run)),
    open: (id) => set(openNumber(now(), id)),
    back: (depth) => set(backTo(now(), depth)),
    close() {
      const name = now().select;
      set(release());
      views.graph?.focusOn(name);
    },
    toggle: (key) => set({ [key]: key === 'digits' ? (now().digits ? null : 6) : !now()[key] }),
    sort: (sort) => set({ sort }),
    move: (changes) => set({ ...changes, playing: false }),
    announce,
    embed: () => container.dataset.frame.replace('@address@', new URL(`embed.html#${formatAddress(now(), DEFAULTS)}`, location.href).href),
    link: () => new URL(placeOf(`inspector.html#${formatAddress(now(), DEFAULTS)}`), location.href).href,
    light(names) {
      lit = names.length ? new Set(names) : null;
      refresh();
    },
    hover(selection, place) {
      if (!explainer) return;
      pointed = selection;
      const explain = () => pointed === selection && tooltip.show(explainer.tooltipFor(contextOf(now(), run), selection), place);
      if (run.isComplete || !['loss', 'accuracy'].includes(selection.kind)) explain();
      else loader.pictures(run).then(explain, () => {});
    },
    tip: (number, place) => tooltip.show(explainer.tooltipOfNumber(number), place),
    leave() {
      pointed = null;
      tooltip.hide();
    },
  };

  // In the order in which they are made. The graph's still picture stands until then; the canvas has a script of its own.
  const makers = {
    readouts: (box) => makeReadouts(box, run, actions),
    choices: (box) => makeChoices(box, run, loader.names, actions),
    controls: (box) => makeControls(box, actions),
    grids: (box) => makeGrids(box, run, actions),
    timeline: (box) => makeTimeline(box, run, actions),
    strip: (box) => makeStrip(box, run, actions),
    verdict: (box) => makeVerdict(box, run),
    graph: (box) => makeGraph(box, run, actions),
    draw: async (box) => (await bring('stage/canvas.js')).makeCanvas(box, run, actions),
  };
  const views = {};
  let panel = null;
  let labels = null; // numbers over the graph

  // Before the chapter on blame, panels speak of the forward pass only.
  const isForward = part('explanation').hasAttribute('data-forward');
  const panelContext = (state) => ({ ...contextOf(state, run), isForward });

  const hasQuestions = part('explanation').hasAttribute('data-questions');
  let asked = null; // what the panel lights while nothing of it is pointed at

  let drawn = null; // the last state that was drawn, to keep what did not change
  let shown = null; // what was drawn of it: { model, ghost, look }
  let isRemoved = false;

  function update(state) {
    const model = deriveStage(state, run);
    const ghost = deriveGhost(ghostOf(state, run, loader, refresh), state);
    const isSame = drawn?.select === state.select;
    const touched = isSame ? shown.look.touched : touchedBy(model.selection, run.shape);
    const opened = explainer?.panelModel(panelContext(state), state, ghost) ?? null;
    asked = highlighted(opened?.highlights ?? [], asked);
    shown = { model, ghost, look: { touched, lit: lit ?? asked } };
    container.dataset.mode = state.mode;
    container.classList.toggle('opened', Boolean(model.selection));
    container.classList.toggle('comparing', Boolean(ghost));
    Object.values(views).forEach(show);
    labels?.update(opened?.labels ?? []);
    panel?.update(opened, hasQuestions ? explainer.questionsFor(panelContext(state), state.select) : []);
    speak(state, drawn, model, announce);
    drawn = state;
  }

  function show(view) {
    view.update(shown.model, shown.ghost, shown.look);
  }

  // Makes the parts one by one, so that the page can answer in between; each is whole when it is seen.
  async function fill() {
    for (const [name, make] of Object.entries(makers)) {
      const box = part(name);
      if (!box) continue;
      await pause();
      box.replaceChildren();
      const view = await make(box);
      if (isRemoved) return;
      views[name] = view;
      if (shown) show(view); // else pictures are on their way
      if (views[name].place) resize.observe(box); // which calls at once
    }
  }

  const resize = new ResizeObserver(() => {
    for (const view of Object.values(views)) view.place?.();
    if (shown) refresh();
  });

  const keys = (event) => onKey(event, now(), actions, set);
  container.addEventListener('keydown', keys);
  const player = playEpochs(store, run);
  return {
    fill,
    update,
    light: actions.light,
    // Takes what opens numbers, and shows the panel.
    explainWith(brought) {
      explainer = brought;
      panel = explainer.makePanel(part('explanation'), actions);
      if (part('graph')) labels = explainer.makeLabels(part('graph'));
    },
    remove() {
      isRemoved = true;
      resize.disconnect();
      player.stop();
      container.removeEventListener('keydown', keys);
      container.querySelector('.tooltip').remove();
    },
  };
}

// The names that a panel lights, as the same set while they are the same; null when there are none.
function highlighted(names, before) {
  if (!names.length) return null;
  return before && names.join() === Array.from(before).join() ? before : new Set(names);
}

// The pinned moment { run, index, epoch, pin }, or null; a run that is not here yet is fetched first.
function ghostOf(state, run, loader, again) {
  if (!state.pin) return null;
  const [epoch, name = run.name] = state.pin.split('@').reverse();
  const other = name === run.name ? run : loader.ready(name);
  if (!other) {
    loader.run(name).then(again, () => {});
    return null;
  }
  const index = other.indexOf(Number(epoch));
  return { run: other, index, epoch: other.epochs[index], pin: state.pin };
}

// Keys that work wherever the focus is inside the inspector, unless a control wants them itself.
function onKey(event, state, actions, set) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const typing = event.target.closest('input, select, textarea, button, a, summary, [role="slider"]');
  if (event.key === 'Escape' && (state.select || state.trail.length)) set(escape(state));
  else if (event.key === ' ' && !typing) actions.play();
  else return;
  event.preventDefault();
}
