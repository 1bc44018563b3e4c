// The store of one inspector, and Play, which steps through it.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { playEpochs } from '../../../site_assets/js/state/player.js';
import { DEFAULTS } from '../../../site_assets/js/state/state.js';
import { makeStore } from '../../../site_assets/js/state/store.js';
import { runCalled } from '../expected.js';

const run = runCalled('main');
let frames = [];

beforeEach(() => {
  frames = [];
  globalThis.requestAnimationFrame = (draw) => frames.push(draw);
  globalThis.cancelAnimationFrame = (id) => delete frames[id - 1];
});

function drawAt(time) {
  for (const draw of frames.splice(0)) draw?.(time);
}

test('watchers hear at once of what changed and what was before, and of nothing else', () => {
  const store = makeStore({ epoch: 0, sample: 3 });
  const heard = [];
  const stop = store.subscribe((state, before) => heard.push([before.epoch, state.epoch]));
  store.set({ epoch: 5 });
  store.set({ epoch: 5, sample: 3 });
  stop();
  store.set({ epoch: 9 });
  assert.deepEqual(heard, [[0, 5]]);
  assert.deepEqual(store.get(), { epoch: 9, sample: 3 });
});

test('nobody can change the state behind the watchers', () => {
  const store = makeStore({ epoch: 0 });
  assert.throws(() => {
    store.get().epoch = 1;
  }, TypeError);
});

test('Play steps as many epochs a second as it is told, and stops at the last', () => {
  const store = makeStore({ ...DEFAULTS, epoch: 90 });
  playEpochs(store, run);
  store.set({ playing: true });
  const seen = [1000, 1099, 1100, 1350, 3000].map((time) => {
    drawAt(time);
    return store.get().epoch;
  });
  assert.deepEqual(seen, [90, 90, 91, 93, 100]);
  assert.equal(store.get().playing, false);
  drawAt(3016);
  assert.equal(frames.length, 0);
});

test('Pause stops between two frames, and a removed player for good', () => {
  const store = makeStore({ ...DEFAULTS });
  const player = playEpochs(store, run);
  store.set({ playing: true });
  drawAt(0);
  store.set({ playing: false });
  drawAt(5000);
  assert.equal(store.get().epoch, 0);
  player.stop();
  store.set({ playing: true });
  drawAt(6000);
  drawAt(9000);
  assert.equal(store.get().epoch, 0);
});
