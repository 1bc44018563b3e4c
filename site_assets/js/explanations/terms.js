// Which terms of a sum over all pictures a table lists: all, or, where they are too many to read, those that count
// most. What the others come to stands in a line of its own.

import { t } from '../language/text.js';
import { writeOperation } from './arithmetic.js';

const MOST = 48;

// node: a sum whose operands are one number a picture. Returns { nodes, whole, these, others, count }: the numbers to
// list, in the order of their samples; and, where some are left out (else null), the sums of these and of the others.
export function listedTerms(whole, weight = ({ value }) => Math.abs(value)) {
  const all = whole.operands;
  if (all.length <= MOST) return { nodes: all, whole, these: null, others: null, count: all.length };
  const here = all.find((node) => node.at.sample === whole.at.context.sample);
  const heaviest = [...all].sort((a, b) => weight(b) - weight(a)).filter((node) => node !== here);
  const chosen = new Set([here, ...heaviest.slice(0, MOST - 1)]);
  const nodes = all.filter((node) => chosen.has(node));
  const these = asNumber(whole, (property) => nodes.reduce((sum, node) => sum + node[property], 0));
  const others = asNumber(whole, (property) => whole[property] - these[property]);
  return { nodes, whole, these, others, count: all.length };
}

// The same terms from the largest number to the smallest, where they are to be sorted so.
export function sortedTerms(terms, sort) {
  if (sort !== 'contribution') return terms;
  return { ...terms, nodes: [...terms.nodes].sort((a, b) => b.value - a.value) };
}

// What a table of them calls its total, and which number that is.
export function totalOf({ nodes, whole, these }, label) {
  return these ? { number: these, label: t('{label} of these {count}', { label, count: nodes.length }) } : { number: whole, label };
}

// After a caption: how many of how many are listed.
export function shareOf({ nodes, these, count }, which) {
  return these ? t(': the {shown} {which} of {count}', { shown: nodes.length, which, count }) : '';
}

// The line that adds the others.
export function othersLine({ nodes, whole, these, others, count }, digits) {
  if (!these) return [];
  const written = writeOperation('add', [these, others], whole, digits);
  const formula = t('these {count} + the other {others}', { count: nodes.length, others: count - nodes.length });
  return [{ type: 'equation', key: 'others', symbol: whole.symbol, formula, highlights: [], ...written }];
}

// A number of the same kind that nothing can be opened from. read: what it is, by 'value' and by 'exact'.
function asNumber({ style }, read) {
  return {
    value: read('value'),
    get exact() {
      return read('exact');
    },
    style,
    kind: 'computed',
  };
}
