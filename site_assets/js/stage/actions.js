// What a reader may do on a stage, whatever it is done with.

import { formatAddress } from '../state/address.js';
import { parseSelection } from '../record/names.js';
import { backTo, chooseEpoch, chooseMode, chooseSample, DEFAULTS, draw, openNumber, play, release, select, stepEpoch } from '../state/state.js';

// stage: { focusOn(name), light(names), hover(selection, place), tip(number, place), leave(), present(), showKeys(), link(),
// scene() }: what needs the views, or comes later.
export function makeActions(container, run, store, announce, stage) {
  const now = () => store.get();
  const set = (changes) => store.set(changes);
  const sample = (number) => set({ ...chooseSample(now(), number, run), mode: 'training' });
  const addressOn = (page) => new URL(`${page}#${formatAddress(now(), DEFAULTS)}`, location.href).href;
  return {
    ...stage,
    announce,
    sample,
    parse: (name) => parseSelection(name, run.shape),
    select: (kind, indices) => set(select(now(), kind, indices)),
    openLoss: () => set({ select: 'loss', trail: ['L'] }),
    epoch: (epoch) => set({ ...chooseEpoch(now(), epoch, run), playing: false }),
    step: (by) => set({ ...stepEpoch(now(), by, run), playing: false }),
    sampleBy: (by) => sample(now().sample + by),
    mode: (mode) => set(chooseMode(now(), mode, run)),
    run: (name) => set({ run: name, trail: [], playing: false }),
    play: () => set(now().playing ? { playing: false } : play(now(), run)),
    speed: (speed) => set({ speed }),
    pin: (pin) => set({ pin }),
    pixels: (pixels) => set({ pixels }),
    draw: (pixels) => set(draw(now(), pixels, run)),
    open: (id) => set(openNumber(now(), id)),
    back: (depth) => set(backTo(now(), depth)),
    close() {
      const name = now().select;
      set(release());
      stage.focusOn(name);
    },
    toggle: (key) => set({ [key]: key === 'digits' ? (now().digits ? null : 6) : !now()[key] }),
    sort: (sort) => set({ sort }),
    stage: (number) => set({ stage: number }),
    move: (changes) => set({ ...changes, playing: false }),
    embed: () => container.dataset.frame.replace('@address@', addressOn('embed.html')),
  };
}
