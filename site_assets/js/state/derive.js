// State + run -> the model that the views draw. Everything here is about one moment, nothing about DOM.

import { argmax } from '../maths/network.js';
import { layer, momentOf, momentOfDrawing } from '../record/moment.js';
import { isOfOnePicture, isPart, parseSelection } from '../record/names.js';
import { countsOf, pixelsOf } from './state.js';

// Does a state show pictures beyond the first ones, which are all that a run may hold?
/** @param {State} state @param {Run} run */
export function needsAllPictures(state, run) {
  if (run.isComplete) return false;
  if (state.mode === 'inference' || state.sample >= run.pictures.labels.length) return true;
  const selection = parseSelection(state.select, run.shape);
  return state.trail.length > 0 || (selection !== null && !isOfOnePicture(selection.kind));
}

// The moment that a state is about.
/** @param {State} state @param {Run} run */
function momentOfState(state, run) {
  const index = run.indexOf(state.epoch);
  if (state.mode === 'inference') {
    const counts = countsOf(state.pixels ?? '0'.repeat(run.shape.inputs));
    return momentOfDrawing(run, index, Float64Array.from(counts, (count) => count / (run.picture.levels.length - 1)));
  }
  return momentOf(run, index, state.sample);
}

// The moment and its surroundings, as explanations need them.
/** @param {State} state @param {Run} run */
export function contextOf(state, run) {
  const moment = momentOfState(state, run);
  const momentAt = (index, sample) => momentOf(run, index, sample);
  return { run, index: moment.index, sample: moment.sample, moment, momentAt };
}

// What the stage shows: numbers, not pixels.
/** @param {State} state @param {Run} run */
export function deriveStage(state, run) {
  const moment = momentOfState(state, run);
  const a2 = layer(moment, 'a2');
  const predicted = argmax(a2);
  const known = moment.drawn ? knownPicture(run, state.pixels ?? '') : null;
  const label = moment.drawn ? (known?.label ?? null) : moment.label;
  return {
    run,
    state,
    moment,
    index: moment.index,
    epoch: moment.epoch,
    network: moment.network,
    x: moment.x,
    a1: layer(moment, 'a1'),
    a2,
    predicted,
    label,
    known,
    right: label === null ? null : predicted === label,
    sampleLoss: moment.drawn ? null : moment.value('sample_loss'),
    loss: run.loss[moment.index],
    hits: run.hits[moment.index],
    accuracy: run.hits[moment.index] / run.learned.length,
    selection: parseSelection(state.select, run.shape),
    drawn: moment.drawn,
  };
}

// The picture of the files that a drawing is, pixel for pixel: { set, number, name, label }, or null.
function knownPicture(run, pixels) {
  for (const [set, pictures] of Object.entries({ heldOut: run.heldOut, training: run.pictures })) {
    const number = pictures.counts.findIndex((counts) => pixelsOf(counts) === pixels);
    if (number >= 0) return { set, number, name: pictures.names[number], label: pictures.labels[number] };
  }
  return null;
}

// The pinned moment { run, index, epoch, … } with what the stage shows of it, for the same picture.
export function deriveGhost(ghost, state) {
  if (!ghost || state.sample >= ghost.run.sampleCount) return null; // an experiment's own picture is not in the record
  const moment = momentOfState({ ...state, epoch: ghost.epoch }, ghost.run);
  return {
    ...ghost,
    network: moment.network,
    a1: layer(moment, 'a1'),
    a2: layer(moment, 'a2'),
    sampleLoss: moment.drawn ? null : moment.value('sample_loss'),
    loss: ghost.run.loss[ghost.index],
    accuracy: ghost.run.hits[ghost.index] / ghost.run.learned.length,
  };
}

// Which neurons and connections a selection touches: { x, h, o } sets of indices and a test for lines.
// null when nothing is selected: then everything stands forward.
/** @param {Selected | null} selection @param {Shape} shape */
export function touchedBy(selection, shape) {
  if (!selection || !isPart(selection.kind)) return null;
  const [first, second] = selection.indices;
  const all = (size) => new Set(Array.from({ length: size }, (_, index) => index));
  const hidden = all(shape.hidden);
  switch (selection.kind) {
    case 'x':
      return touched([first], hidden, [], (j, k) => k === first, () => false);
    case 'h':
    case 'b1':
      return touched(all(shape.inputs), [first], all(shape.outputs), (j) => j === first, (i, j) => j === first);
    case 'o':
    case 'b2':
      return touched([], hidden, [first], () => false, (i) => i === first);
    case 'w1':
      return touched([second], [first], [], (j, k) => j === first && k === second, () => false);
    default:
      return touched([], [second], [first], () => false, (i, j) => i === first && j === second);
  }
}

function touched(x, h, o, w1, w2) {
  return { x: new Set(x), h: new Set(h), o: new Set(o), w1, w2 };
}
