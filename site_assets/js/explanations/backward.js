// Where the numbers of the backward pass come from: the label, blame, and what one picture asks of one
// parameter. The entries are made as in forward.js.

import { subscripted } from '../record/names.js';
import { layerIndices } from './layers.js';

export const BACKWARD = {
  y: {
    about: 'picture',
    style: 'label',
    value: (at, [i]) => (i === at.label ? 1 : 0),
    symbol: ([i]) => `y[${i}]`,
  },
  dz2: {
    about: 'sample',
    style: 'blame',
    record: 'dz2',
    op: () => 'subtract',
    operands: (at, [i]) => [['a2', [i]], ['y', [i]]],
    symbol: ([i]) => `dz2[${i}]`,
    formula: ([i]) => `a2[${i}] − y[${i}]`,
  },
  wd: {
    sizes: ['outputs', 'hidden'],
    about: 'sample',
    style: 'blame',
    op: () => 'multiply',
    operands: (at, [i, j]) => [['w2', [i, j]], ['dz2', [i]]],
    symbol: ([i, j]) => `w2[${i}][${j}]·dz2[${i}]`,
  },
  da1: {
    about: 'sample',
    style: 'blame',
    record: 'da1',
    op: () => 'add',
    operands: (at, [j]) => layerIndices(at, 'outputs').map((i) => ['wd', [i, j]]),
    symbol: ([j]) => `da1[${j}]`,
    formula: () => 'Σ(w2·dz2)',
  },
  slope: {
    about: 'sample',
    style: 'slope',
    op: () => 'slope',
    operands: (at, [j]) => [['a1', [j]]],
    symbol: ([j]) => `σ′(z1[${j}])`,
    formula: ([j]) => `a1[${j}]·(1 − a1[${j}])`,
  },
  dz1: {
    about: 'sample',
    style: 'blame',
    record: 'dz1',
    op: () => 'multiply',
    operands: (at, [j]) => [['da1', [j]], ['slope', [j]]],
    symbol: ([j]) => `dz1[${j}]`,
    formula: ([j]) => `da1[${j}] × σ′(z1[${j}])`,
  },
  'g.w1': contribution('w1', ([j, k]) => [['dz1', [j]], ['x', [k]]]),
  'g.b1': contribution('b1', ([j]) => [['dz1', [j]]]),
  'g.w2': contribution('w2', ([i, j]) => [['dz2', [i]], ['a1', [j]]]),
  'g.b2': contribution('b2', ([i]) => [['dz2', [i]]]),
};

// ∂L/∂p of one picture.
function contribution(block, operands) {
  return {
    about: 'sample',
    style: 'gradient',
    op: () => (block.startsWith('w') ? 'multiply' : 'same'),
    operands: (at, indices) => operands(indices),
    symbol: (indices) => `∂L/∂${subscripted(block, indices)}`,
    formula: (indices) => contributionFormula(block, indices),
  };
}

// 'dz2[0] × a1[2]': what one picture's ∂L/∂p is made of, in letters.
export function contributionFormula(block, [first, second]) {
  if (block === 'w1') return `dz1[${first}] × x[${second}]`;
  if (block === 'w2') return `dz2[${first}] × a1[${second}]`;
  return block === 'b1' ? `dz1[${first}]` : `dz2[${first}]`;
}
