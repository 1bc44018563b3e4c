// Where the numbers of the forward pass come from. Each entry says of one quantity:
//
// sizes      its indices, as names of layers; not of what shared.js lists
// about      what places it: 'sample' (epoch and sample), 'epoch', 'picture' (sample only) or 'run'
// style      the kind of number, for its digits (see format.js)
// forward    true where it exists for a drawn picture too
// record     the quantity in the bundle that holds it
// archive    the quantity in the run's own bundle that holds it, read by `value`
// value      for what no operation on single numbers makes: (at, indices) -> number
// op, operands    the operation and what it is applied to: (at, indices) -> [[name, indices, place?], …]
// symbol, formula    how it is written in letters
//
// `at` is the place of the number (see number_moment.js).

import { exponentSign, layerIndices } from './layers.js';

const SMALLEST_SHARE = 0.001; // a probability below this has too few digits to take a logarithm of

function exponent(at, i) {
  return at.shifted ? ['gap', [i]] : ['z2', [i]];
}

export const FORWARD = {
  x: {
    about: 'picture',
    style: 'pixel',
    forward: true,
    value: (at, [k]) => at.x[k],
    symbol: ([k]) => `x[${k}]`,
  },
  wx: {
    sizes: ['hidden', 'inputs'],
    about: 'sample',
    style: 'weight',
    forward: true,
    op: () => 'multiply',
    operands: (at, [j, k]) => [['w1', [j, k]], ['x', [k]]],
    symbol: ([j, k]) => `w1[${j}][${k}]·x[${k}]`,
  },
  sumwx: {
    sizes: ['hidden'],
    about: 'sample',
    style: 'z',
    forward: true,
    op: () => 'add',
    operands: (at, [j]) => layerIndices(at, 'inputs').map((k) => ['wx', [j, k]]),
    symbol: () => 'Σ(w·x)',
  },
  z1: {
    about: 'sample',
    style: 'z',
    forward: true,
    record: 'z1',
    op: () => 'add',
    operands: (at, [j]) => [['sumwx', [j]], ['b1', [j]]],
    symbol: ([j]) => `z1[${j}]`,
    formula: () => 'Σ(w·x) + b',
  },
  a1: {
    about: 'sample',
    style: 'activation',
    forward: true,
    record: 'a1',
    op: (at, [j]) => (at.run.silent.includes(j) ? null : 'sigmoid'),
    operands: (at, [j]) => [['z1', [j]]],
    symbol: ([j]) => `a1[${j}]`,
  },
  wa: {
    sizes: ['outputs', 'hidden'],
    about: 'sample',
    style: 'weight',
    forward: true,
    op: () => 'multiply',
    operands: (at, [i, j]) => [['w2', [i, j]], ['a1', [j]]],
    symbol: ([i, j]) => `w2[${i}][${j}]·a1[${j}]`,
  },
  sumwa: {
    sizes: ['outputs'],
    about: 'sample',
    style: 'z',
    forward: true,
    op: () => 'add',
    operands: (at, [i]) => layerIndices(at, 'hidden').map((j) => ['wa', [i, j]]),
    symbol: () => 'Σ(w·a)',
  },
  z2: {
    about: 'sample',
    style: 'z',
    forward: true,
    record: 'z2',
    op: () => 'add',
    operands: (at, [i]) => [['sumwa', [i]], ['b2', [i]]],
    symbol: ([i]) => `z2[${i}]`,
    formula: () => 'Σ(w·a) + b',
  },
  top: {
    sizes: [],
    about: 'sample',
    style: 'z',
    forward: true,
    op: () => 'largest',
    operands: (at) => layerIndices(at, 'outputs').map((i) => ['z2', [i]]),
    symbol: () => 'max z2',
  },
  gap: {
    sizes: ['outputs'],
    about: 'sample',
    style: 'z',
    forward: true,
    op: () => 'subtract',
    operands: (at, [i]) => [['z2', [i]], ['top', []]],
    symbol: ([i]) => `z2[${i}] − max z2`,
  },
  e: {
    sizes: ['outputs'],
    about: 'sample',
    style: 'power',
    forward: true,
    op: () => 'exp',
    operands: (at, [i]) => [exponent(at, i)],
    symbol: ([i], at) => `e^(${exponentSign(i, at.shifted)})`,
  },
  esum: {
    sizes: [],
    about: 'sample',
    style: 'power',
    forward: true,
    op: () => 'add',
    operands: (at) => layerIndices(at, 'outputs').map((i) => ['e', [i]]),
    symbol: () => 'Σ',
  },
  a2: {
    about: 'sample',
    style: 'probability',
    forward: true,
    record: 'a2',
    op: () => 'share',
    operands: (at, [i]) => [['e', [i]], ['esum', []]],
    symbol: ([i]) => `a2[${i}]`,
    formula: ([i], at) => `e^(${exponentSign(i, at.shifted)}) / Σ`,
  },
  lead: {
    sizes: ['outputs', 'outputs'],
    about: 'sample',
    style: 'z',
    forward: true,
    op: () => 'subtract',
    operands: (at, [i, other]) => [['z2', [i]], ['z2', [other]]],
    symbol: ([i, other]) => `z2[${i}] − z2[${other}]`,
  },
  favour: {
    sizes: ['outputs', 'outputs', 'hidden'],
    about: 'sample',
    style: 'weight',
    forward: true,
    op: () => 'subtract',
    operands: (at, [i, other, j]) => [['wa', [i, j]], ['wa', [other, j]]],
    symbol: ([i, other, j]) => `(w2[${i}][${j}] − w2[${other}][${j}])·a1[${j}]`,
  },
  headstart: {
    sizes: ['outputs', 'outputs'],
    about: 'epoch',
    style: 'bias',
    forward: true,
    op: () => 'subtract',
    operands: (at, [i, other]) => [['b2', [i]], ['b2', [other]]],
    symbol: ([i, other]) => `b2[${i}] − b2[${other}]`,
  },
  L: {
    about: 'sample',
    style: 'loss',
    record: 'sample_loss',
    op: (at) => (isTiny(at) ? 'logSum' : 'minusLog'),
    operands: (at) => (isTiny(at) ? [['esum', []], exponent(at, at.label)] : [['a2', [at.label]]]),
    symbol: () => 'L',
    formula: (indices, at) => (isTiny(at) ? 'ln Σ − z' : '−ln P'),
  },
};

function isTiny(at) {
  return at.moment.value('a2', at.label) < SMALLEST_SHARE;
}
