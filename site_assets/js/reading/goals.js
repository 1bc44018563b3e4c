// What a task measures where it is done, and whether that is enough. builder/facts/conditions.py and goals.py measure
// and compare the same; nothing is evaluated here.

import { deriveStage } from '../state/derive.js';
import { className, isParameter, placeInBlock } from '../record/names.js';

const RELATIONS = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

// condition: [[measure, relation, bound], …]; measure(name) is a number, a text, or null for what is not there.
export function isMet(condition, measure) {
  return condition.every(([name, relation, bound]) => {
    const value = measure(name);
    return typeof value === typeof bound && RELATIONS[relation](value, bound);
  });
}

// What the moment of an inspector measures.
/** @param {State} state @param {Run} run */
export function measureMoment(state, run) {
  const { moment, network, index, epoch, x, a2, predicted, right, drawn } = deriveStage(state, run);
  const known = {
    run: () => run.name,
    epoch: () => epoch,
    select: () => state.select ?? '',
    loss: () => run.loss[index],
    hits: () => run.hits[index],
    accuracy: () => run.hits[index] / run.learned.length,
    sample: () => (drawn ? null : state.sample),
    on: () => Array.from(x).filter((value) => value > 0).length,
    answer: () => className(run.classes[predicted]),
    confidence: () => Math.max(...a2),
    right: () => (drawn ? null : Number(right)),
  };
  return (name) => {
    const [word, ...texts] = name.split('.');
    const indices = texts.map(Number);
    if (known[word]) return known[word]();
    if (word === 'x') return x[indices[0]];
    if (isParameter(word)) return network[word][placeInBlock(word, indices, run.shape)];
    return moment.value(word, indices[0]);
  };
}

// Is there an epoch of an experiment that is enough? fork: the run it made; changes: how many it holds
export function isMetByExperiment(condition, { fork, changes, start }) {
  const fixed = {
    rate: fork.learningRate,
    update: fork.update,
    start,
    changes,
    silent: fork.silent.length,
    left_out: fork.leftOut.length,
    held: fork.held.length,
  };
  const moving = { epoch: fork.epochs, loss: fork.loss, hits: fork.hits };
  const ofEpochs = condition.filter(([name]) => name in moving);
  const isPossible = isMet(condition.filter(([name]) => !(name in moving)), (name) => fixed[name]);
  return isPossible && fork.epochs.some((_, index) => isMet(ofEpochs, (name) => moving[name][index]));
}
