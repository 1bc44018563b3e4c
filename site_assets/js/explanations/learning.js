// Where parameters come from, step by step back to the start, and the loss and accuracy of an epoch.
// The entries are made as in forward.js.

import { BLOCKS, SCALE } from '../shared.js';
import { gradientsAt } from '../record/moment.js';
import { flatIndex, placeInBlock, subscripted } from '../record/names.js';
import { layerIndices } from './layers.js';

export const LEARNING = {
  lr: {
    about: 'run',
    style: 'rate',
    value: (at) => at.run.learningRate,
    symbol: () => 'lr',
  },
  N: {
    about: 'run',
    style: 'count',
    value: (at) => at.run.learned.length,
    symbol: () => 'N',
  },
  Lsum: {
    sizes: [],
    about: 'epoch',
    style: 'loss',
    op: () => 'add',
    operands: (at) => everySample(at, 'L', []),
    symbol: () => 'ΣL',
  },
  loss: {
    about: 'epoch',
    style: 'loss',
    archive: 'loss',
    isRounded: true,
    value: (at) => at.run.loss[at.index],
    op: () => 'divide',
    operands: () => [['Lsum', []], ['N', []]],
    symbol: () => 'loss',
    formula: () => 'ΣL / N',
  },
  hit: {
    sizes: [],
    about: 'sample',
    style: 'count',
    value: (at) => (at.run.prediction(at.index, at.sample) === at.label ? 1 : 0),
    op: () => 'hit',
    operands: (at) => ['a2', 'y'].flatMap((name) => layerIndices(at, 'outputs').map((i) => [name, [i]])),
    symbol: () => 'hit',
  },
  hits: {
    about: 'epoch',
    style: 'count',
    archive: 'hits',
    value: (at) => at.run.hits[at.index],
    op: () => 'add',
    operands: (at) => everySample(at, 'hit', []),
    symbol: () => 'hits',
  },
  accuracy: {
    about: 'epoch',
    style: 'probability',
    op: () => 'share',
    operands: () => [['hits', []], ['N', []]],
    symbol: () => 'accuracy',
    formula: () => 'hits / N',
  },
};

for (const [block, sizes] of Object.entries(BLOCKS)) {
  LEARNING[block] = parameter(block);
  LEARNING[`step.${block}`] = step(block, sizes);
  LEARNING[`avg.${block}`] = average(block, sizes);
  LEARNING[`sum.${block}`] = sum(block, sizes);
  LEARNING[`moved.${block}`] = moved(block, sizes);
}

function everySample(at, name, indices) {
  return at.run.learned.map((sample) => [name, indices, { sample }]);
}

function parameter(block) {
  const isStart = (at) => at.index === 0 || at.drawn;
  return {
    about: 'epoch',
    style: block.startsWith('w') ? 'weight' : 'bias',
    forward: true,
    archive: 'q',
    isGiven: isStart,
    value: (at, indices) => at.run.network(at.index)[block][placeInBlock(block, indices, at.run.shape)],
    op: (at) => (isStart(at) ? null : 'update'),
    operands: (at, indices) => {
      const before = { index: at.index - 1 };
      return [[block, indices, before], [`step.${block}`, indices, before]];
    },
    symbol: (indices) => subscripted(block, indices),
    formula: () => `${block[0]}_old + Δ${block[0]}`,
  };
}

function millionths(at, index, block, indices) {
  return at.run.millionths(index)[flatIndex(block, indices, at.run.shape)];
}

// From this stored epoch into the next. Where the run took several steps in between, only the difference
// of the two states is known.
function step(block, sizes) {
  return {
    sizes,
    about: 'epoch',
    style: 'step',
    archive: 'q',
    exists: (at) => at.index + 1 < at.run.epochs.length,
    value: (at, indices) => {
      return (millionths(at, at.index + 1, block, indices) - millionths(at, at.index, block, indices)) / SCALE;
    },
    op: (at, indices) => (isStep(at, block, indices) ? 'step' : null),
    operands: (at, indices) => [['lr', []], [`avg.${block}`, indices]],
    symbol: () => `Δ${block[0]}`,
    formula: (indices, at) => (isStep(at, block, indices) ? '−lr × avg' : ''),
  };
}

// Is the difference of two states one step down the slope, and no parameter that an experiment holds?
function isStep({ run }, block, indices) {
  return run.isStepwise && !run.held.includes(flatIndex(block, indices, run.shape));
}

function average(block, sizes) {
  return {
    sizes,
    about: 'epoch',
    style: 'gradient',
    exists: (at) => at.run.isStepwise,
    op: () => 'divide',
    operands: (at, indices) => [[`sum.${block}`, indices], ['N', []]],
    symbol: () => 'avg',
    formula: () => 'Σ / N',
  };
}

// The training's own sum, of unrounded numbers.
function sum(block, sizes) {
  return {
    sizes,
    about: 'epoch',
    style: 'gradient',
    exists: (at) => at.run.isStepwise,
    value: (at, indices) => gradientsAt(at.run, at.index).sums[flatIndex(block, indices, at.run.shape)],
    op: () => 'add',
    operands: (at, indices) => everySample(at, `g.${block}`, indices),
    symbol: () => `Σ(∂L/∂${block[0]})`,
  };
}

// All steps from the start up to this epoch: a short way back to the starting number.
function moved(block, sizes) {
  return {
    sizes,
    about: 'epoch',
    style: 'step',
    exists: (at) => at.index > 0,
    value: (at, indices) => (millionths(at, at.index, block, indices) - millionths(at, 0, block, indices)) / SCALE,
    op: () => 'add',
    operands: (at, indices) => {
      return Array.from({ length: at.index }, (_, index) => [`step.${block}`, indices, { index }]);
    },
    symbol: () => 'ΣΔ',
  };
}
