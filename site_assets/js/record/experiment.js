// An experiment: a recorded run, changed at an epoch and trained on by the same rule, as builder/record/experiment.py
// does it. What comes of it is a Run, which answers whatever a recorded one does.

import { t } from '../language/text.js';
import { makeLearner } from '../maths/learner.js';
import { Run } from './run.js';
import { EXPERIMENT, NOTATION } from '../shared.js';
import { applyChange, ExperimentError, refusal } from './changes.js';

export const MOST_EPOCHS = EXPERIMENT.epochs;
const ORIGIN = new RegExp(`^(?:${NOTATION.origin})$`);

// The run and the epoch that a text starts from, and its changes. Throws an ExperimentError.
export function parseExperiment(text) {
  if (Array.from(text).length > EXPERIMENT.characters) throw refusal(text, t('an experiment has at most {most} characters', { most: EXPERIMENT.characters }));
  const [origin, ...changes] = text.split(';');
  const [, name, epoch] = ORIGIN.exec(origin) ?? [];
  if (!name) throw refusal(origin, t('an experiment starts with a run and an epoch, as in main@10'));
  return { origin, name, epoch: Number(epoch), changes };
}

export function formatExperiment({ name, epoch, changes }) {
  return [`${name}@${epoch}`, ...changes].join(';');
}

// The experiment that a text describes. recorded(name) gives a run, or null. Throws an ExperimentError, whose sentence
// names what is unknown or impossible.
export function readExperiment(text, recorded) {
  const { origin, name, epoch, changes } = parseExperiment(text);
  const run = recorded(name);
  if (!run) throw refusal(origin, t('there is no run called {name}', { name }));
  if (epoch > run.lastEpoch) throw refusal(origin, t('the run {name} ends at epoch {lastEpoch}', { name, lastEpoch: run.lastEpoch }));
  const { counts, x, labels, names } = run.pictures;
  const fork = {
    text,
    run,
    shape: run.shape,
    levels: run.picture.levels.length,
    epoch,
    q: stateOf(run, epoch),
    learningRate: run.learningRate,
    update: run.update,
    pictures: { counts: counts.slice(), x: x.slice(), labels: labels.slice(), names: names.slice() },
    held: new Set(),
    silent: new Set(),
    leftOut: new Set(),
  };
  for (const change of changes) applyChange(fork, change);
  return fork;
}

// The parameters of a run at any of its epochs, trained from the stored one before it.
function stateOf(run, epoch) {
  const index = run.indexOf(epoch);
  let q = Float64Array.from(run.millionths(index));
  if (run.epochs[index] === epoch) return q;
  const learner = makeLearner(run.shape, run.pictures, { ...run, silent: [], held: [] });
  for (let now = run.epochs[index]; now < epoch; now++) q = learner.next(q);
  return q;
}

// The training of an experiment, a few epochs at a time: { epochs, advance(until, isDue) }, with the states so far.
export function makeTraining(experiment) {
  const { shape, pictures, leftOut, learningRate, update, epoch } = experiment;
  const kept = Array.from(pictures.labels.keys()).filter((sample) => !leftOut.has(sample));
  const own = { x: kept.map((sample) => pictures.x[sample]), labels: kept.map((sample) => pictures.labels[sample]) };
  const rule = { learningRate, update, silent: [...experiment.silent], held: [...experiment.held] };
  const learner = makeLearner(shape, own, rule);
  const states = []; // { q, loss, hits } of every epoch
  const observe = (q) => {
    if (q.some((value) => Math.abs(value) > EXPERIMENT.far)) {
      const where = epoch + states.length;
      throw new ExperimentError(t('a parameter goes beyond a million at epoch {epoch}; train fewer epochs, or more slowly', { epoch: where }));
    }
    states.push({ q, ...learner.observe(q) });
  };
  observe(experiment.q);
  return {
    states,
    // Trains until there are so many epochs after the first, or until isDue() says that time is up; is it done?
    advance(epochs, isDue = () => false) {
      while (states.length <= epochs) {
        observe(learner.next(states[states.length - 1].q));
        if (isDue()) break;
      }
      return states.length > epochs;
    },
  };
}

// The first epochs of a training as a Run. bundle: that of the run it left, which says all that has not changed.
export function runOfExperiment(name, experiment, bundle, states) {
  const { epoch, pictures, learningRate, update, shape } = experiment;
  const width = states[0].q.length;
  const q = new Float64Array(states.length * width);
  states.forEach((state, n) => q.set(state.q, n * width));
  const heading = {
    run: name,
    title: experiment.text,
    learning_rate: learningRate,
    update,
    shape,
    samples: pictures.labels.length,
    samples_per_file: pictures.labels.length,
    left_out: [...experiment.leftOut],
    silent: [...experiment.silent],
    held: [...experiment.held],
    pictures: { pixels: pixelsOf(pictures, bundle.picture.levels), labels: pictures.labels, names: pictures.names },
  };
  const arrays = {
    epoch: states.map((state, n) => epoch + n),
    q,
    loss: Float64Array.from(states, (state) => state.loss),
    hits: Float64Array.from(states, (state) => state.hits),
  };
  return new Run({ ...bundle, ...heading, arrays }, (values) => values); // nothing is encoded
}

function pixelsOf({ counts }, levels) {
  return counts.map((picture) => Array.from(picture, (count) => levels[count]).join(''));
}
