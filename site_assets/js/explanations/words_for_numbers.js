// What each number is, in plain words: a name for headings and one sentence. Numbers of the run stand in
// equations, never in these.

import { t } from '../language/text.js';
import { subscripted } from '../record/names.js';

const END = t('The chain ends here.');

// Quantity -> { name(node), says(node) }.
const DESCRIPTIONS = {
  x: {
    name: ({ indices: [k] }) => t('Input neuron {k}', { k }),
    says: (node) => `${pixelText(node)} ${END}`,
  },
  y: {
    name: ({ indices: [i] }) => t('Label of output {i}', { i }),
    says: ({ at }) => `${t('The right answer is {digit}: the label is 1 there and 0 elsewhere.', { digit: digit(at, at.label) })} ${END}`,
  },
  wx: {
    name: ({ indices: [, k] }) => t('What pixel {k} adds', { k }),
    says: () => t('The pixel times its weight. A pixel that is off adds nothing.'),
  },
  sumwx: {
    name: ({ indices: [j] }) => t('Weighted sum of hidden neuron {j}', { j }),
    says: () => t('Every pixel times its weight, added up. Pixels that are off add nothing.'),
  },
  z1: {
    name: ({ indices: [j] }) => t('Sum of hidden neuron {j}', { j }),
    says: () => t('The weighted sum of the pixels, plus the bias. It can be any number.'),
  },
  a1: {
    name: ({ indices: [j] }) => t('Activation of hidden neuron {j}', { j }),
    says: () => t('The sigmoid σ squeezes the sum into the range from 0 to 1.'),
  },
  wa: {
    name: ({ indices: [, j] }) => t('What hidden neuron {j} adds', { j }),
    says: () => t('The activation times its weight to this output.'),
  },
  sumwa: {
    name: ({ indices: [i] }) => t('Weighted sum of output {i}', { i }),
    says: () => t('Every hidden activation times its weight, added up.'),
  },
  z2: {
    name: ({ indices: [i] }) => t('Sum of output {i}', { i }),
    says: () => t('The weighted sum of the hidden activations, plus the bias.'),
  },
  top: {
    name: () => t('Largest of the output sums'),
    says: () => t('Taken off before the exponentials, so that they stay small enough to write. No percentage changes.'),
  },
  gap: {
    name: ({ indices: [i] }) => t('Distance of output {i} from the largest', { i }),
    says: () => t('How far this sum lies below the largest of them.'),
  },
  e: {
    name: ({ indices: [i] }) => t('Exponential of output {i}', { i }),
    says: () => t('The exponential makes every number positive and lets the leader pull ahead.'),
  },
  esum: {
    name: () => t('Sum of the exponentials'),
    says: () => t('The whole that the percentages are parts of.'),
  },
  a2: {
    name: ({ at, indices: [i] }) => t('Probability of answer {digit}', { digit: digit(at, i) }),
    says: () => t('This output’s part of the sum of the exponentials.'),
  },
  lead: {
    name: ({ at, indices: [i, other] }) => t('Lead of answer {digit} over answer {digit2}', { digit: digit(at, i), digit2: digit(at, other) }),
    says: () => t('The difference of their sums. e to this power is how many times as likely the one is as the other.'),
  },
  favour: {
    name: ({ at, indices: [i, other, j] }) => t('How hidden neuron {j} speaks for {digit} over {digit2}', { j, digit: digit(at, i), digit2: digit(at, other) }),
    says: () => t('What it adds to the one, less what it adds to the other.'),
  },
  headstart: {
    name: ({ at, indices: [i, other] }) => t('How the biases speak for {digit} over {digit2}', { digit: digit(at, i), digit2: digit(at, other) }),
    says: () => t('The difference of the two biases, the same for every picture.'),
  },
  L: {
    name: () => t('Loss of this picture'),
    says: ({ op }) => {
      if (op === 'minusLog') return t('How surprised the network is by the right answer: −ln of the probability it gave to it.');
      return t('The right answer’s probability is too small to write down. The sums give the same loss: −ln P = ln Σ − z.');
    },
  },
  dz2: {
    name: ({ indices: [i] }) => t('Blame of output {i}', { i }),
    says: () => t('The probability given, minus the label. Above zero: too much. Below zero: too little.'),
  },
  wd: {
    name: ({ indices: [i] }) => t('Blame from output {i}', { i }),
    says: () => t('The output’s blame flows back along the weight between them.'),
  },
  da1: {
    name: ({ indices: [j] }) => t('Blame that reaches hidden neuron {j}', { j }),
    says: () => t('The blame that flows back from every output, added up.'),
  },
  slope: {
    name: ({ indices: [j] }) => t('Slope of σ at hidden neuron {j}', { j }),
    says: () => t('How far the activation can still be moved: most in the middle of the sigmoid, hardly at its ends.'),
  },
  dz1: {
    name: ({ indices: [j] }) => t('Blame of hidden neuron {j}', { j }),
    says: () => t('The blame that reaches the neuron, times the slope of its sigmoid.'),
  },
  g: {
    name: (node) => t('What this picture asks of {parameter}', { parameter: parameterOf(node) }),
    says: (node) => t('The slope of this picture’s loss along {parameter}. Above zero, less would be better; below zero, more.', { parameter: parameterOf(node) }),
  },
  sum: {
    name: ({ at }) => t('Sum over {count} pictures', { count: at.run.learned.length }),
    says: () => t('What every picture of the training set asks for, added up by the training before any rounding.'),
  },
  avg: {
    name: () => t('Average over the pictures'),
    says: (node) => t('The slope of the loss along {parameter}: the sum, shared out.', { parameter: parameterOf(node) }),
  },
  step: {
    name: (node) => t('Step of {parameter}', { parameter: parameterOf(node) }),
    says: ({ at, op }) => {
      if (op || at.run.isStepwise) return t('Down the slope, as far as the learning rate allows, rounded to the millionths that parameters are kept in.');
      return t('The run took several steps between these two states and kept only the states.');
    },
  },
  moved: {
    name: (node) => t('All steps of {parameter}', { parameter: parameterOf(node) }),
    says: () => t('Every change since the start, added up.'),
  },
  lr: {
    name: () => t('Learning rate'),
    says: () => t('How far each step goes. A person set it before training, and it stays the same throughout.'),
  },
  N: {
    name: () => t('Number of training pictures'),
    says: () => `${t('Every epoch looks at all of them before it makes its one step.')} ${END}`,
  },
  Lsum: {
    name: () => t('Sum of the losses'),
    says: () => t('The loss of every picture of the training set, added up.'),
  },
  loss: {
    name: () => t('Loss'),
    says: () => t('How surprised the network is by the right answers, on average over the training set.'),
  },
  hit: {
    name: () => t('Hit or miss'),
    says: ({ value }) => (value ? t('A hit: the largest probability stands at the right answer.') : t('A miss: the largest probability stands at another answer.')),
  },
  hits: {
    name: () => t('Hits'),
    says: () => t('How many pictures of the training set are answered right.'),
  },
  accuracy: {
    name: () => t('Accuracy'),
    says: () => t('The part of the training set that is answered right.'),
  },
};

for (const block of ['w1', 'w2', 'b1', 'b2']) {
  const isWeight = block.startsWith('w');
  DESCRIPTIONS[block] = {
    name: ({ indices }) => `${isWeight ? t('Weight') : t('Bias')} ${subscripted(block, indices)}`,
    says: (node) => originOf(node, isWeight),
  };
}

function originOf({ at, kind }, isWeight) {
  if (at.drawn) return isWeight ? t('Learned in training and frozen now. A drawing changes no weight.') : t('Learned in training and frozen now. A drawing changes no bias.');
  if (kind !== 'given') return isWeight ? t('The weight it had, plus one step.') : t('The bias it had, plus one step.');
  return `${isWeight ? t('The weight it started with, before any training.') : t('The bias it started with, before any training.')} ${END}`;
}

function descriptionOf({ name }) {
  return DESCRIPTIONS[name] ?? DESCRIPTIONS[name.split('.')[0]];
}

export function nameOf(node) {
  return descriptionOf(node).name(node);
}

export function sentenceOf(node) {
  return descriptionOf(node).says(node);
}

export function digit(at, i) {
  return at.run.classed(i);
}

// 'w1[3][7]' for the parameter that a slope or a step belongs to.
function parameterOf({ name, indices }) {
  return subscripted(name.split('.').at(-1), indices);
}

// What a pixel's being on or off means for its weights.
export function pixelText(node) {
  const { at, value, indices } = node;
  const { columns } = at.run.picture;
  const [k] = indices;
  const spot = { k, row: Math.floor(k / columns) + 1, column: (k % columns) + 1 };
  if (value === 0) return t('Pixel {k}, in row {row} and column {column}, is off: none of its weights counts.', spot);
  if (value === 1) return t('Pixel {k}, in row {row} and column {column}, is on: each of its weights counts in full.', spot);
  return t('Pixel {k}, in row {row} and column {column}, is partly on: its weights count in part.', spot);
}

export function pixelState({ value }) {
  if (value === 1) return t('on');
  return value === 0 ? t('off') : t('partly on');
}

// 'epoch 11 · sample 5': where a number stands; parts that cannot matter to it are left out.
export function placeText(node) {
  const { at, definition } = node;
  if (definition.about === 'run') return t('run “{name}”', { name: at.run.name });
  const epoch = definition.about === 'picture' ? '' : t('epoch {epoch}', { epoch: at.epoch });
  return [epoch, pictureText(at, definition.about)].filter(Boolean).join(' · ');
}

function pictureText(at, about) {
  if (about === 'epoch') return '';
  return at.drawn ? t('your picture') : sampleText(at.run, at.sample);
}

export function sampleText(run, sample) {
  return t('sample {sample} ({digit})', { sample, digit: run.classed(run.pictures.labels[sample]) });
}

// What is different about the place of a number, seen from another place: 'epoch 11, sample 5' or ''.
export function awayText({ at, definition }, from) {
  const hasEpoch = ['epoch', 'sample'].includes(definition.about);
  const isOther = at.sample !== null && at.sample !== from.sample;
  return [hasEpoch && at.index !== from.index ? t('epoch {epoch}', { epoch: at.epoch }) : '', isOther ? t('sample {sample}', { sample: at.sample }) : ''].filter(Boolean).join(', ');
}

// What a parameter links.
export function linkName(kind, [first, second]) {
  if (kind === 'w1') return t('Weight from pixel {second} to hidden neuron {first}', { second, first });
  if (kind === 'w2') return t('Weight from hidden neuron {second} to output {first}', { second, first });
  return kind === 'b1' ? t('Bias of hidden neuron {first}', { first }) : t('Bias of output {first}', { first });
}
