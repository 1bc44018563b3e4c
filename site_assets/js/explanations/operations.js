// The operations that numbers are made by: what each computes, how it is written, and the same in Python.
//
// apply(values)     the result
// written(values)   the result of what is written, where that is another number than the value
// layout(count)     null where nothing is calculated; else the written form: texts, operands by their place, and { raised: [...] } for exponents
// python(texts)     the same as an expression over operands that stand in parentheses where negative

import { onGrid } from '../maths/grid.js';
import { argmax, sigmoid } from '../maths/network.js';

const EXP_OVERFLOWS = 700; // beyond this, Python's math.exp raises an error

// 'a + b + c': how it is written, and in Python.
function joined(sign) {
  return (count) => Array.from({ length: 2 * count - 1 }, (_, at) => (at % 2 ? sign : at / 2));
}

function chained(sign) {
  return ([first, ...others]) => [bare(first), ...others].join(sign);
}

function bare(text) {
  return text.replace(/^\((.*)\)$/, '$1');
}

export const OPERATIONS = {
  add: {
    apply: (values) => values.reduce((sum, value) => sum + value, 0),
    layout: joined(' + '),
    python: chained(' + '),
  },
  subtract: {
    apply: ([a, b]) => a - b,
    layout: joined(' − '),
    python: chained(' - '),
  },
  multiply: {
    apply: (values) => values.reduce((product, value) => product * value, 1),
    layout: joined(' × '),
    python: chained(' * '),
  },
  divide: {
    apply: ([a, b]) => a / b,
    layout: joined(' / '),
    python: chained(' / '),
  },
  // A part of a whole, written as a percentage.
  share: {
    apply: ([part, whole]) => part / whole,
    written: ([part, whole]) => (100 * part) / whole,
    layout: joined(' / '),
    python: ([part, whole]) => `100 * ${part} / ${whole}`,
  },
  same: {
    apply: ([a]) => a,
    layout: null,
    python: null,
  },
  sigmoid: {
    apply: ([z]) => sigmoid(z),
    layout: () => ['σ(', 0, ')'],
    python: ([z], [value]) => {
      const power = `math.exp(${bare(z)})`;
      return value < -EXP_OVERFLOWS ? `${power} / (1 + ${power})` : `1 / (1 + math.exp(-${z}))`;
    },
  },
  // σ′ from the activation: a·(1 − a)
  slope: {
    apply: ([a]) => a * (1 - a),
    layout: () => [0, ' × (1 − ', 0, ')'],
    python: ([a]) => `${a} * (1 - ${a})`,
  },
  exp: {
    apply: ([z]) => Math.exp(z),
    layout: () => ['e', { raised: [0] }],
    python: ([z]) => `math.exp(${bare(z)})`,
  },
  minusLog: {
    apply: ([p]) => -Math.log(p),
    layout: () => ['−ln(', 0, ')'],
    python: ([p]) => `-math.log(${p})`,
  },
  // The same loss from the sums, for a probability too small to be written: ln Σe^z − z.
  logSum: {
    apply: ([sum, z]) => Math.log(sum) - z,
    layout: () => ['ln(', 0, ') − ', 1],
    python: ([sum, z]) => `math.log(${sum}) - ${z}`,
  },
  largest: {
    apply: (values) => Math.max(...values),
    layout: (count) => ['max(', ...joined(', ')(count), ')'],
    python: (texts) => `max(${texts.join(', ')})`,
  },
  // Δ = −lr × avg, moved to the grid of millionths.
  step: {
    apply: ([rate, average]) => onGrid(-rate * average),
    written: ([rate, average]) => -rate * average,
    layout: () => ['−', 0, ' × ', 1],
    python: ([rate, average]) => `-${rate} * ${average}`,
  },
  // Old + Δ and now − then: kinds of their own because all three are written with the same digits.
  difference: {
    apply: ([now, then]) => now - then,
    layout: joined(' − '),
    python: chained(' - '),
  },
  update: {
    apply: ([old, step]) => old + step,
    layout: joined(' + '),
    python: chained(' + '),
  },
  // 1 when the largest of the outputs stands where the label's 1 stands. A comparison, not an equation.
  hit: {
    apply: (values) => {
      const count = values.length / 2;
      return argmax(values.slice(0, count)) === argmax(values.slice(count)) ? 1 : 0;
    },
    layout: null,
    python: null,
  },
};
