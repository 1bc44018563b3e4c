// Which epochs a picture of the whole run shows, and what is worked out once a run.

import { t } from '../language/text.js';

const MOST = 200; // columns; more could not be told apart

// The places, among the stored epochs, of those that are shown: all of them, or an even way apart.
/** @param {Run} run */
export function shownIndices(run) {
  const last = run.epochs.length - 1;
  const steps = Math.min(last, MOST);
  return Array.from({ length: steps + 1 }, (_, n) => Math.round((n * last) / Math.max(1, steps)));
}

// The column of a stored epoch: its own, or that of the one shown before it.
export function columnOf(indices, index) {
  return indices.findLastIndex((shown) => shown <= index);
}

// What a reader has to know where not every epoch is shown; else ''.
/** @param {Run} run */
export function sparseText(run, indices) {
  const count = run.epochs.length;
  return indices.length < count ? t('Of its {count} epochs {shown} are looked at, an even way apart.', { count, shown: indices.length }) : '';
}

// The same answer for the same run, worked out when it is first asked for.
/** @template T @param {(run: Run) => T} work @returns {(run: Run) => T} */
export function oncePerRun(work) {
  const known = new WeakMap();
  return (run) => {
    if (!known.has(run)) known.set(run, work(run));
    return known.get(run);
  };
}
