// Who pushed this number: the contributions as bars that start where the one before ended, so that the last
// ends at their total.

import { writeOperation } from './arithmetic.js';

// table: the contributions (makeTable), in the order shown; terms: what they are of (listedTerms). Those that the
// table leaves out share the last bar, which leads to no sample.
// Returns { type, key, bars: [{ value, from, to, sample, note, isHere }], low, high, ups, downs, others, equation }.
export function makeWaterfall({ rows, heads }, { whole, others, count }, digits) {
  const last = heads.length - 1;
  const listed = rows.map((row) => row.cells[last].figure.node);
  const nodes = others ? [...listed, others] : listed;
  let level = 0;
  const bars = nodes.map((node, n) => {
    const { action, note = '…', isHere = false } = rows[n] ?? {};
    const from = level;
    level += node.value;
    return { value: node.value, from, to: level, sample: action?.sample ?? null, note, isHere };
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
    ups: listed.filter((node) => node.value > 0).length,
    downs: listed.filter((node) => node.value < 0).length,
    others: count - rows.length,
    equation: {
      type: 'equation',
      key: 'halves',
      symbol: '',
      formula: '',
      lit: [],
      ...writeOperation('add', [together(rising), together(falling)], whole, digits),
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
