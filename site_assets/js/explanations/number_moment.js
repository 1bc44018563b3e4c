// A place is where a number stands: a run, an epoch and a picture. It knows the values there, as recorded and
// unrounded.

import { gradientsAt, momentOf } from '../record/moment.js';
import { crossEntropy } from '../maths/network.js';
import { layerIndices } from './layers.js';

const HIGHEST = 12; // e^z is written as it is while the largest z2 lies between these two,
const LOWEST = -4; // else with the largest z2 taken off first, as the program itself always does

export class NumberMoment {
  // index: of a stored epoch; sample: of a training picture, or null where no picture matters.
  constructor(context, index, sample) {
    this.run = context.run;
    this.context = context;
    this.index = index;
    this.epoch = context.run.epochs[index];
    this.sample = sample;
    this.drawn = context.moment.drawn;
  }

  get moment() {
    if (!this.known) {
      const { context, index, sample } = this;
      const isContext = index === context.index && sample === context.sample;
      this.known = isContext || this.drawn ? context.moment : momentOf(this.run, index, sample);
    }
    return this.known;
  }

  get x() {
    return this.drawn ? this.context.moment.x : this.run.pictures.x[this.sample];
  }

  get label() {
    return this.drawn ? null : this.run.pictures.labels[this.sample];
  }

  // A recorded quantity before it was moved to the grid.
  exact(quantity, unit) {
    if (this.drawn) return this.moment.value(quantity, unit);
    const passed = gradientsAt(this.run, this.index).passes[this.sample];
    return quantity === 'sample_loss' ? crossEntropy(passed.z2, this.label) : passed[quantity][unit];
  }

  // Is e^z written with the largest z2 taken off first?
  get shifted() {
    if (this.tall === undefined) {
      const top = Math.max(...layerIndices(this, 'outputs').map((i) => this.moment.value('z2', i)));
      this.tall = top > HIGHEST || top < LOWEST;
    }
    return this.tall;
  }
}
