// One inspector: a store, the stage over it, and what happens when the reader changes the run.

import { formatAddress } from './address.js';
import { makeAnnouncer } from './speech.js';
import { fillStage } from './stage.js';
import { chooseEpoch, DEFAULTS } from './state.js';
import { makeStore } from './store.js';

// container: the skeleton that the page was served with; the parts it holds are the parts that are shown.
// onFault(error, undo) hears of a run that cannot be read. Rejects when the first one cannot.
export async function makeInspector(container, loader, initial, onFault) {
  const store = makeStore({ ...DEFAULTS, ...initial });
  const announce = makeAnnouncer(container);
  let run = await loader.run(store.get().run);
  let stage = fillStage(container, run, store, loader, announce);

  const refresh = () => stage.update(store.get());
  const fetchSamples = () => loader.samples(run.name).then(refresh, () => {});
  const changeRun = async (name) => {
    const wanted = await loader.run(name);
    if (store.get().run !== name) return;
    run = wanted;
    stage.remove();
    stage = fillStage(container, run, store, loader, announce);
    store.set(chooseEpoch(store.get(), store.get().epoch, run));
    refresh();
    fetchSamples();
  };
  store.subscribe((state, before) => {
    if (state.run === before.run) refresh();
    else changeRun(state.run).catch((error) => onFault(error, () => store.set({ run: before.run })));
  });
  followState(container, store);
  refresh();
  afterLoad().then(fetchSamples);
  return { store, refresh, run: () => run, light: (names) => stage.light(names) };
}

// The intermediates can wait: what is on screen comes first.
function afterLoad() {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true });
  });
}

// The way into the full inspector, in the same state; and the way back to where the figure started.
function followState(container, store) {
  const link = container.querySelector('.open-full');
  const button = container.querySelector('.put-back');
  const start = store.get();
  const origin = formatAddress(start, DEFAULTS);
  const show = (state) => {
    const address = formatAddress(state, DEFAULTS);
    link.href = `inspector.html#${address}`;
    button.hidden = address === origin;
  };
  button.addEventListener('click', () => store.set({ ...start, playing: false }));
  store.subscribe(show);
  show(start);
}
