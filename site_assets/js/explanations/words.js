// What each number is, in plain words: a name for headings and one sentence. Numbers of the run stand in
// equations, never in these.

import { subscripted } from '../record/names.js';

const END = 'The chain ends here.';

// Quantity -> { name(node), says(node) }.
const WORDS = {
  x: {
    name: ({ indices: [k] }) => `Input neuron ${k}`,
    says: (node) => `${pixelText(node)} ${END}`,
  },
  y: {
    name: ({ indices: [i] }) => `Label of output ${i}`,
    says: ({ at }) => `This picture is a ${digit(at, at.label)}: its label is 1 there and 0 elsewhere. ${END}`,
  },
  wx: {
    name: ({ indices: [, k] }) => `What pixel ${k} adds`,
    says: () => 'The pixel times its weight. A pixel that is off adds nothing.',
  },
  sumwx: {
    name: ({ indices: [j] }) => `Weighted sum of hidden neuron ${j}`,
    says: () => 'Every pixel times its weight, added up. Pixels that are off add nothing.',
  },
  z1: {
    name: ({ indices: [j] }) => `Sum of hidden neuron ${j}`,
    says: () => 'The weighted sum of the pixels, plus the bias. It can be any number.',
  },
  a1: {
    name: ({ indices: [j] }) => `Activation of hidden neuron ${j}`,
    says: () => 'The sigmoid σ squeezes the sum into the range from 0 to 1.',
  },
  wa: {
    name: ({ indices: [, j] }) => `What hidden neuron ${j} adds`,
    says: () => 'The activation times its weight to this output.',
  },
  sumwa: {
    name: ({ indices: [i] }) => `Weighted sum of output ${i}`,
    says: () => 'Every hidden activation times its weight, added up.',
  },
  z2: {
    name: ({ indices: [i] }) => `Sum of output ${i}`,
    says: () => 'The weighted sum of the hidden activations, plus the bias.',
  },
  top: {
    name: () => 'Largest of the output sums',
    says: () => 'Taken off before the exponentials, so that they stay small enough to write. No percentage changes.',
  },
  gap: {
    name: ({ indices: [i] }) => `Distance of output ${i} from the largest`,
    says: () => 'How far this sum lies below the largest of them.',
  },
  e: {
    name: ({ indices: [i] }) => `Exponential of output ${i}`,
    says: () => 'The exponential makes every number positive and lets the leader pull ahead.',
  },
  esum: {
    name: () => 'Sum of the exponentials',
    says: () => 'The whole that the percentages are parts of.',
  },
  a2: {
    name: ({ at, indices: [i] }) => `Probability of digit ${digit(at, i)}`,
    says: () => 'This output’s part of the sum of the exponentials.',
  },
  lead: {
    name: ({ at, indices: [i, other] }) => `Lead of digit ${digit(at, i)} over digit ${digit(at, other)}`,
    says: () => 'The difference of their sums. e to this power is how many times as likely the one is as the other.',
  },
  favour: {
    name: ({ at, indices: [i, other, j] }) => `How hidden neuron ${j} speaks for ${digit(at, i)} over ${digit(at, other)}`,
    says: () => 'What it adds to the one, less what it adds to the other.',
  },
  headstart: {
    name: ({ at, indices: [i, other] }) => `How the biases speak for ${digit(at, i)} over ${digit(at, other)}`,
    says: () => 'The difference of the two biases, the same for every picture.',
  },
  L: {
    name: () => 'Loss of this picture',
    says: ({ op }) => {
      if (op === 'minusLog') return 'How surprised the network is by the right answer: −ln of the probability it gave to it.';
      return 'The right answer’s probability is too small to write down. The sums give the same loss: −ln P = ln Σ − z.';
    },
  },
  dz2: {
    name: ({ indices: [i] }) => `Blame of output ${i}`,
    says: () => 'The probability given, minus the label. Above zero: too much. Below zero: too little.',
  },
  wd: {
    name: ({ indices: [i] }) => `Blame from output ${i}`,
    says: () => 'The output’s blame flows back along the weight between them.',
  },
  da1: {
    name: ({ indices: [j] }) => `Blame that reaches hidden neuron ${j}`,
    says: () => 'The blame that flows back from every output, added up.',
  },
  slope: {
    name: ({ indices: [j] }) => `Slope of σ at hidden neuron ${j}`,
    says: () => 'How far the activation can still be moved: most in the middle of the sigmoid, hardly at its ends.',
  },
  dz1: {
    name: ({ indices: [j] }) => `Blame of hidden neuron ${j}`,
    says: () => 'The blame that reaches the neuron, times the slope of its sigmoid.',
  },
  g: {
    name: (node) => `What this picture asks of ${parameterOf(node)}`,
    says: (node) => `The slope of this picture’s loss along ${parameterOf(node)}. Above zero, less would be better; below zero, more.`,
  },
  sum: {
    name: ({ at }) => `Sum over ${at.run.learned.length} pictures`,
    says: () => 'What every picture of the training set asks for, added up by the training before any rounding.',
  },
  avg: {
    name: () => 'Average over the pictures',
    says: (node) => `The slope of the loss along ${parameterOf(node)}: the sum, shared out.`,
  },
  step: {
    name: (node) => `Step of ${parameterOf(node)}`,
    says: ({ at, op }) => {
      if (op || at.run.isStepwise) return 'Down the slope, as far as the learning rate allows, rounded to the millionths that parameters are kept in.';
      return 'The run took several steps between these two states and kept only the states.';
    },
  },
  moved: {
    name: (node) => `All steps of ${parameterOf(node)}`,
    says: () => 'Every change since the start, added up.',
  },
  lr: {
    name: () => 'Learning rate',
    says: () => 'How far each step goes. A person set it before training, and it stays the same throughout.',
  },
  N: {
    name: () => 'Number of training pictures',
    says: () => `Every epoch looks at all of them before it makes its one step. ${END}`,
  },
  Lsum: {
    name: () => 'Sum of the losses',
    says: () => 'The loss of every picture of the training set, added up.',
  },
  loss: {
    name: () => 'Loss',
    says: () => 'How surprised the network is by the right answers, on average over the training set.',
  },
  hit: {
    name: () => 'Hit or miss',
    says: ({ value }) => (value ? 'A hit: the largest probability stands at the right digit.' : 'A miss: the largest probability stands at another digit.'),
  },
  hits: {
    name: () => 'Hits',
    says: () => 'How many pictures of the training set are answered right.',
  },
  accuracy: {
    name: () => 'Accuracy',
    says: () => 'The part of the training set that is answered right.',
  },
};

for (const block of ['w1', 'w2', 'b1', 'b2']) {
  const noun = block.startsWith('w') ? 'Weight' : 'Bias';
  WORDS[block] = {
    name: ({ indices }) => `${noun} ${subscripted(block, indices)}`,
    says: (node) => originOf(node, noun.toLowerCase()),
  };
}

function originOf({ at, kind }, noun) {
  if (at.drawn) return `Learned in training and frozen now. A drawing changes no ${noun}.`;
  return kind === 'given' ? `The ${noun} it started with, before any training. ${END}` : `The ${noun} it had, plus one step.`;
}

function wordsOf({ name }) {
  return WORDS[name] ?? WORDS[name.split('.')[0]];
}

export function nameOf(node) {
  return wordsOf(node).name(node);
}

export function sentenceOf(node) {
  return wordsOf(node).says(node);
}

export function digit(at, i) {
  return at.run.classes[i];
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
  const spot = `Pixel ${k}, in row ${Math.floor(k / columns) + 1} and column ${(k % columns) + 1},`;
  if (value === 0) return `${spot} is off: none of its weights counts.`;
  return value === 1 ? `${spot} is on: each of its weights counts in full.` : `${spot} is partly on: its weights count in part.`;
}

export function pixelState({ value }) {
  if (value === 1) return 'on';
  return value === 0 ? 'off' : 'partly on';
}

// 'epoch 11 · sample 5': where a number stands; parts that cannot matter to it are left out.
export function placeText(node) {
  const { at, definition } = node;
  if (definition.about === 'run') return `run “${at.run.name}”`;
  const epoch = definition.about === 'picture' ? '' : `epoch ${at.epoch}`;
  return [epoch, pictureText(at, definition.about)].filter(Boolean).join(' · ');
}

function pictureText(at, about) {
  if (about === 'epoch') return '';
  return at.drawn ? 'your picture' : sampleText(at.run, at.sample);
}

export function sampleText(run, sample) {
  return `sample ${sample}, a ${run.classes[run.pictures.labels[sample]]}`;
}

// What is different about the place of a number, seen from another place: 'epoch 11, sample 5' or ''.
export function awayText({ at, definition }, from) {
  const hasEpoch = ['epoch', 'sample'].includes(definition.about);
  const isOther = at.sample !== null && at.sample !== from.sample;
  return [hasEpoch && at.index !== from.index ? `epoch ${at.epoch}` : '', isOther ? `sample ${at.sample}` : ''].filter(Boolean).join(', ');
}

// What a parameter links.
export function linkName(kind, [first, second]) {
  if (kind === 'w1') return `Weight from pixel ${second} to hidden neuron ${first}`;
  if (kind === 'w2') return `Weight from hidden neuron ${second} to output ${first}`;
  return kind === 'b1' ? `Bias of hidden neuron ${first}` : `Bias of output ${first}`;
}
