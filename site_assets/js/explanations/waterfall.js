// Who pushed this number: the contributions as columns that start where the one before ended, so that the last
// ends at their total.

import { t, tn } from '../language/text.js';
import { writeOperation } from './arithmetic.js';

const EXPLAINED = t('A bar up asks for less of it, a bar down for more. The labels are the right answers.');

// terms: those listed (listedTerms), in the order shown; context: whose sample is marked. Those that are left out share
// the last bar, which leads to no sample. Returns a block of columns.
export function makeWaterfall({ nodes, whole, others, count }, context, digits) {
  const all = others ? [...nodes, others] : nodes;
  let level = 0;
  const bars = all.map((node) => {
    const from = level;
    level += node.value;
    return { value: node.value, from, to: level, ...labelOf(node, context) };
  });
  const reached = bars.map((bar) => bar.to);
  const ups = nodes.filter((node) => node.value > 0).length;
  const downs = nodes.filter((node) => node.value < 0).length;
  const told = { ups, downs, others: count - nodes.length };
  return {
    type: 'columns',
    key: `waterfall ${bars.length}`,
    label: others
      ? tn(['{n} contribution: {ups} up, {downs} down, and the other {others} in one. The table below lists them.', '{n} contributions: {ups} up, {downs} down, and the other {others} in one. The table below lists them.'], nodes.length, told)
      : tn(['{n} contribution: {ups} up, {downs} down. The table below lists them.', '{n} contributions: {ups} up, {downs} down. The table below lists them.'], nodes.length, told),
    bars,
    low: Math.min(0, ...reached),
    high: Math.max(0, ...reached),
    total: level,
    caption: others ? t('{ups} up, {downs} down, and the other {others} in one, together:', told) : t('{ups} up, {downs} down, together:', told),
    equation: halves(all, whole, digits),
    explained: EXPLAINED,
  };
}

function labelOf({ at }, context) {
  if (!at) return { note: '…', title: t('the others'), action: null, isHere: false };
  const { run, sample } = at;
  return { note: run.classed(run.pictures.labels[sample]), title: t('sample {sample}', { sample }), action: { sample }, isHere: sample === context.sample };
}

// What pushes up and what pushes down, added.
function halves(nodes, whole, digits) {
  const parts = [nodes.filter((node) => node.value >= 0), nodes.filter((node) => node.value < 0)];
  const written = writeOperation('add', parts.map(together), whole, digits);
  return { type: 'equation', key: 'halves', symbol: '', formula: '', highlights: [], ...written };
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
