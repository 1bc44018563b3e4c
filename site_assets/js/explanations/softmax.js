// Softmax in two steps: the exponentials and their sum, then each one's part of it. The percentages get the
// digits with which they add up to 100 % on the page.

import { t } from '../language/text.js';
import { writeFitted } from './arithmetic.js';
import { decimalsOf, figureOf, inPercent, mostDecimalsOf, rounded, withoutTie } from './figures.js';
import { heading, line } from './lines.js';
import { layerIndices } from './layers.js';
import { numberOf } from './tree.js';

// The blocks for the outputs at the context's moment.
export function softmaxBlocks(context, digits) {
  const here = (name, indices) => numberOf(context, name, indices);
  const sum = here('esum', []);
  const units = layerIndices(sum.at, 'outputs');
  const shares = units.map((i) => here('a2', [i]));
  const decimals = shareDecimals(shares.map(inPercent), digits);
  const gaps = sum.at.shifted ? [line(here('top', []), digits), ...units.map((i) => line(here('gap', [i]), digits))] : [];
  return [
    heading(t('Softmax, step 1: exponentials and their sum')),
    ...gaps,
    ...units.map((i) => line(here('e', [i]), digits)),
    line(sum, digits),
    heading(t('Softmax, step 2: each one’s part')),
    ...shares.map((share) => line(share, digits, { decimals })),
    wholeLine(shares.map(inPercent), decimals),
  ];
}

// The fewest digits with which the written percentages add up to 100 %; the usual ones when none do.
function shareDecimals(shares, digits) {
  const start = Math.max(...shares.map((share) => withoutTie(share.value, decimalsOf(share, digits))));
  for (let decimals = start; decimals <= mostDecimalsOf(shares[0]); decimals++) {
    const isTie = shares.some((share) => withoutTie(share.value, decimals) !== decimals);
    if (!isTie && addsUp(shares, decimals)) return decimals;
  }
  return start;
}

function addsUp(shares, decimals) {
  const sum = shares.reduce((total, share) => total + rounded(share.value, decimals), 0);
  return Math.abs(sum - 100) < 10 ** -decimals / 2;
}

function wholeLine(shares, decimals) {
  const result = figureOf({ value: 100, style: 'percent', node: { value: 1 } }, 0);
  const fitted = { decimals: shares.map(() => decimals), result, closes: addsUp(shares, decimals) };
  return { type: 'equation', key: 'whole', symbol: 'Σ', formula: '', highlights: [], ...writeFitted('add', shares, fitted) };
}
