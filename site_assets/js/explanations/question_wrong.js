// Where is it wrong? The pictures answered wrong at this epoch, the costliest first; where none is, the closest calls.

import { t } from '../language/text.js';
import { text } from './lines.js';
import { numberOf } from './tree.js';
import { answerOf } from './answers.js';
import { said } from './sentences.js';
import { digit } from './words_for_numbers.js';

const MOST = 24;
const CLOSEST = 6;

export function wrongPanel({ context, digits }) {
  const hits = numberOf(context, 'hits');
  const missed = hits.operands.filter(({ value }) => !value);
  const losses = (missed.length ? missed : hits.operands).map(({ at }) => numberOf(context, 'L', [], { sample: at.sample }));
  const ordered = losses.sort((a, b) => b.value - a.value);
  const shown = ordered.slice(0, missed.length ? MOST : CLOSEST);
  const rest = missed.length > shown.length ? [text(t('The {shown} costliest of {count}.', { shown: shown.length, count: missed.length }))] : [];
  return {
    title: t('Where is it wrong?'),
    answer: answerOf(hits, digits),
    blocks: [
      text(missed.length ? t('The costliest mistake first; each leads to its picture.') : t('The closest calls, the least sure first; each leads to its picture.')),
      { type: 'samples', key: `samples ${shown.length}`, picture: context.run.picture, samples: shown.map((node) => sampleOf(node, context, digits)) },
      ...rest,
    ],
    compared: [],
    highlights: [],
  };
}

// One picture: what it is, what it was taken for, and its loss.
function sampleOf(node, context, digits) {
  const { at } = node;
  const answer = context.run.prediction(at.index, at.sample);
  return {
    sample: at.sample,
    x: at.x,
    right: digit(at, at.label),
    verdict: answer === at.label ? `${digit(at, answer)} ✓` : `${digit(at, answer)} ✗`,
    loss: said(node, digits),
    isHere: at.sample === context.sample,
  };
}
