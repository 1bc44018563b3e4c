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
// onFault(error, undo) hears of a run that cannot be read. Rejects when the first one cannot.
export async function makeInspector(container, loader, initial, onFault) {
  const store = makeStore({ ...DEFAULTS, ...initial });
  const announce = makeAnnouncer(container);
  let run = await loader.run(store.get().run);
  await pause();

  // What is on screen needs its pictures; a run of many pictures brings the others when they are asked for.
  const refresh = () => {
    if (!needsAllPictures(store.get(), run)) stage.update(store.get());
    else loader.pictures(run).then(refresh, (error) => onFault(error, () => store.set(withFirstPictures())));
  };
  const recordShown = followRecord(loader, refresh);
  let explainer = null; // what opens numbers: it comes once the page is drawn
  const setStage = () => {
    const made = fillStage(container, run, store, loader, announce, refresh);
    if (explainer) made.explainWith(explainer);
    return made;
  };
  let stage = setStage();
  const changeRun = async (name) => {
    const wanted = await loader.run(name);
    if (store.get().run !== name) return;
    run = wanted;
    stage.remove();
    stage = setStage();
    store.set(chooseEpoch(store.get(), store.get().epoch, run));
    refresh();
    recordShown(run, store.get());
    await stage.fill();
  };
  store.subscribe((state, before) => {
    if (state.run === before.run) {
      refresh();
      recordShown(run, state);
    } else changeRun(state.run).catch((error) => onFault(error, () => store.set({ run: before.run })));
  });
  followState(container, store);
  refresh();
  recordShown(run, store.get());
  await stage.fill();
  const opened = afterLoad().then(bringExplainer).then((brought) => {
    explainer = brought;
    stage.explainWith(explainer);
    refresh();
  });
  opened.catch((error) => onFault(error, () => {}));
  return { store, refresh, run: () => run, light: (names) => stage.light(names) };
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
