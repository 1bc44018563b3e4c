// Who pushed this number: the contributions as bars that start where the one before ended, so that the last
// ends at their total.

import { writeOperation } from './arithmetic.js';

// table: the contributions (makeTable), in the order shown.
// Returns { type, key, bars: [{ value, from, to, sample, note, isHere }], low, high, ups, downs, equation }.
export function makeWaterfall({ rows, heads, total }, digits) {
  const last = heads.length - 1;
  const nodes = rows.map((row) => row.cells[last].figure.node);
  let level = 0;
  const bars = rows.map(({ action, note, isHere }, n) => {
    const from = level;
    level += nodes[n].value;
    return { value: nodes[n].value, from, to: level, sample: action.sample, note, isHere };
  });
  const levels = bars.map((bar) => bar.to);
  const rising = nodes.filter((node) => node.value >= 0);
  const falling = nodes.filter((node) => node.value < 0);
  return {
    type: 'waterfall',
    key: `waterfall ${bars.length}`,
    bars,
    low: Math.min(0, ...levels),
    high: Math.max(0, ...levels),
    ups: rising.filter((node) => node.value > 0).length,
    downs: falling.length,
    equation: {
      type: 'equation',
      key: 'halves',
      symbol: '',
      formula: '',
      lit: [],
      ...writeOperation('add', [together(rising), together(falling)], total.figure.node, digits),
    },
  };
}

// Those that push one way, as one number.
function together(nodes) {
  const sum = (property) => nodes.reduce((all, node) => all + node[property], 0);
  return {
    value: sum('value'),
    get exact() {
      return sum('exact');
    },
    style: 'gradient',
    kind: 'computed',
  };
}
