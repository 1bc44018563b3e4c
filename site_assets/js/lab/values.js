// A parameter's value where an experiment leaves the record.

import { flatIndex } from '../record/names.js';
import { SCALE } from '../shared.js';

export function valueAtFork(fork, { kind, indices }) {
  return fork.millionths(0)[flatIndex(kind, indices, fork.shape)] / SCALE;
}
