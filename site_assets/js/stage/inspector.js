// One inspector: a store, the stage over it, and what happens when the reader changes the run.

import { formatAddress } from '../state/address.js';
import { needsAllPictures } from '../state/derive.js';
import { afterLoad, bringExplainer } from '../page/later.js';
import { placeOf } from '../page/links.js';
import { pause } from '../ui/pause.js';
import { makeAnnouncer } from './speech.js';
import { fillStage } from './stage.js';
import { chooseEpoch, DEFAULTS, withFirstPictures } from '../state/state.js';
import { makeStore } from '../state/store.js';

const REST = 150; // ms without a change before another file of samples is fetched

// container: the skeleton that the page was served with; the parts it holds are the parts that are shown.
// onFault(error, undo) hears of a run that cannot be read; link() is the address of the moment, that of the full inspector
// unless told otherwise. Rejects when the first run cannot be read.
/** @param {any} link */
export async function makeInspector(container, loader, initial, onFault, link = null) {
  const store = makeStore({ ...DEFAULTS, ...initial });
  const run = await loader.run(store.get().run);
  await pause();
  const inspector = new Inspector(container, loader, store, run, onFault, link ?? (() => addressOf(store.get())));
  await inspector.open();
  return { store, refresh: inspector.refresh, run: () => inspector.run, light: (names) => inspector.stage.light(names) };
}

class Inspector {
  constructor(container, loader, store, run, onFault, link) {
    this.container = container;
    this.loader = loader;
    this.store = store;
    this.run = run;
    this.onFault = onFault;
    this.explainer = null; // what opens numbers: it comes once the page is drawn
    this.refresh = () => this.update();
    this.place = { announce: makeAnnouncer(container), refresh: this.refresh, link };
    this.recordShown = followRecord(loader, this.refresh);
    this.stage = this.setStage();
  }

  setStage() {
    const made = fillStage(this.container, this.run, this.store, this.loader, this.place);
    if (this.explainer) made.explainWith(this.explainer);
    return made;
  }

  async open() {
    const { store, onFault } = this;
    store.subscribe((state, before) => {
      if (state.run === before.run) this.show();
      else this.changeRun(state.run).catch((error) => onFault(error, () => store.set({ run: before.run })));
    });
    followState(this.container, store);
    this.show();
    await this.stage.fill();
    this.explain().catch((error) => onFault(error, () => {}));
  }

  show() {
    this.update();
    this.recordShown(this.run, this.store.get());
  }

  // What is on screen needs its pictures; a run of many pictures brings the others when they are asked for.
  update() {
    const { store, run, loader } = this;
    if (!needsAllPictures(store.get(), run)) this.stage.update(store.get());
    else loader.pictures(run).then(this.refresh, (error) => this.onFault(error, () => store.set(withFirstPictures())));
  }

  async explain() {
    await afterLoad();
    this.explainer = await bringExplainer();
    this.stage.explainWith(this.explainer);
    this.update();
  }

  async changeRun(name) {
    const { store } = this;
    const wanted = await this.loader.run(name);
    if (store.get().run !== name) return;
    this.run = wanted;
    this.stage.remove();
    this.stage = this.setStage();
    store.set(chooseEpoch(store.get(), store.get().epoch, wanted));
    this.show();
    await this.stage.fill();
  }
}

// Brings the intermediates of the sample on screen, once the hand rests. They can wait: the page computes the same
// numbers until they come, and instead of those that cannot be read.
function followRecord(loader, refresh) {
  const asked = new Set();
  const loaded = afterLoad();
  let timer = 0;
  return (run, { sample }) => {
    clearTimeout(timer);
    const name = run.bundleOf(sample);
    if (asked.has(name)) return;
    timer = setTimeout(async () => {
      await loaded;
      asked.add(name);
      const isNew = await loader.samples(run, sample).catch(() => false);
      await pause();
      if (isNew) refresh();
    }, asked.size ? REST : 0);
  };
}

function addressOf(state) {
  return new URL(placeOf(`inspector.html#${formatAddress(state, DEFAULTS)}`), location.href).href;
}

// The way into the full inspector, in the same state; and the way back to where the figure started.
function followState(container, store) {
  const link = container.querySelector('.open-full');
  const button = container.querySelector('.put-back');
  const start = store.get();
  const origin = formatAddress(start, DEFAULTS);
  const show = (state) => {
    const address = formatAddress(state, DEFAULTS);
    link.href = placeOf(`inspector.html#${address}`);
    button.hidden = address === origin;
  };
  button.addEventListener('click', () => store.set({ ...start, playing: false }));
  store.subscribe(show);
  show(start);
}
