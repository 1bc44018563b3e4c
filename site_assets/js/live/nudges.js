// Three scores to nudge, one at a time, and what each nudge does to the shares and to the loss.

import { classed, parts, t } from '../language/text.js';
import { formatGradient, formatPercent, formatRate, formatSigned } from '../explanations/format.js';
import { crossEntropy, softmax } from '../maths/network.js';
import { dataElement, h } from '../ui/dom.js';
import { makeShares } from './shares.js';
import { makeRow } from './widgets.js';

// shares: what the outputs say before any nudge; right: the place of the right one
export function makeFigure({ shares, right, nudge, names }) {
  const scores = shares.value.map(Math.log);
  const rows = scores.map((_, i) => makeNudge(i, { scores, right: right.value, nudge, names }));
  return rows.map((row) => row.element);
}

function makeNudge(i, { scores, right, nudge, names }) {
  const row = makeRow({ ...nudge, label: t('Score {i}', { i: classed(names[i]) }) }, update);
  const bar = makeShares(names.slice(0, scores.length));
  const [change, each] = [dataElement({}), dataElement({})];
  const before = crossEntropy(scores, right);

  function update() {
    const nudged = scores.map((score, at) => score + (at === i ? row.value : 0));
    const shares = softmax(nudged);
    const by = crossEntropy(nudged, right) - before;
    bar.update(shares);
    change.update(by, formatGradient(by));
    each.update(by / row.value, row.value ? formatSigned(by / row.value, 2) : '…');
    row.show(t('{rate}: loss {signed}, share {percent}', { rate: formatRate(row.value), signed: formatGradient(by), percent: formatPercent(shares[i]) }));
  }

  update();
  return {
    element: h('div', { class: 'nudge' }, row.element, bar.element, h('p', { class: 'line' }, parts(t('loss {change}, for each unit {each}'), { change: change.element, each: each.element }))),
  };
}
