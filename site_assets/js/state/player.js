// Play: runs through the epochs while the state says so.

import { stepEpoch } from './state.js';

// Steps `speed` epochs a second; stops at the last. Returns { stop } for good.
/** @param {Store} store @param {Run} run */
export function playEpochs(store, run) {
  let frame = 0;
  let due = 0;
  const tick = (time) => {
    const state = store.get();
    if (!state.playing) {
      frame = 0;
      return;
    }
    due ||= time;
    const steps = Math.floor(((time - due) * state.speed) / 1000);
    if (steps > 0) {
      due += (steps * 1000) / state.speed;
      const changes = stepEpoch(state, steps, run);
      store.set({ ...changes, playing: changes.epoch !== run.lastEpoch });
    }
    frame = requestAnimationFrame(tick);
  };
  const unsubscribe = store.subscribe((state) => {
    if (!state.playing || frame) return;
    due = 0;
    frame = requestAnimationFrame(tick);
  });
  return {
    stop() {
      unsubscribe();
      cancelAnimationFrame(frame);
    },
  };
}
