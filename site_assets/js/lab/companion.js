// The recorded run from an experiment's epoch on, which keeps step with it: whatever epoch it is asked for, it stands at
// the one on the stage. As a pinned run it is the ghost behind the experiment.

import { SCALE } from '../shared.js';
import { Run } from '../record/run.js';

export class Companion extends Run {
  // now(): the epoch on the stage; bundle: that of the run
  constructor(run, bundle, epoch, now) {
    const first = run.indexOf(epoch);
    const arrays = {
      epoch: run.epochs.slice(first),
      q: run.q.subarray(first * run.width),
      loss: run.loss.slice(first).map((value) => Math.round(value * SCALE)),
      hits: run.hits.slice(first),
    };
    super({ ...bundle, arrays }, (values) => values); // nothing is encoded
    if (!this.isComplete) this.pictures = run.pictures;
    this.now = now;
    this.isRecord = true; // of what is on the stage: it is told so
  }

  /** @override */
  indexOf() {
    return super.indexOf(this.now());
  }
}
