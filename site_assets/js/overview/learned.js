// When was each picture learned? The probability of its right answer at every epoch, and when that was the largest.

import { parts, t, tn } from '../language/text.js';
import { formatPercent } from '../explanations/format.js';
import { numberOf } from '../explanations/tree.js';
import { sampleText } from '../explanations/words_for_numbers.js';
import { argmax, forward } from '../maths/network.js';
import { glowColour, lineColour } from '../ui/colour.js';
import { thumbnail } from '../ui/thumbnail.js';
import { columnOf, oncePerRun, shownIndices } from './epochs.js';
import { mapPanel } from './map.js';

const HEIGHT = 14; // px of a row
const CELL = [3, 8]; // dots; the lowest one parts the rows

// { indices, shares, rights, stories }: of every shown epoch what each picture's right answer got, and whether it was the
// answer; stories [{ sample, since, losses }] in the order in which they were learned: the place of the epoch from which
// on the answer is right, null for never, and how often a right answer was lost again.
const learnedIn = oncePerRun((run) => {
  const indices = shownIndices(run);
  const passes = indices.map((index) => run.pictures.x.map((x) => forward(run.network(index), x).a2));
  const rights = passes.map((answers) => answers.map((a2, sample) => argmax(a2) === run.pictures.labels[sample]));
  const shares = passes.map((answers) => answers.map((a2, sample) => a2[run.pictures.labels[sample]]));
  const stories = run.learned.map((sample) => storyOf(sample, rights.map((right) => right[sample])));
  const order = ({ since }) => since ?? Infinity;
  return { indices, shares, rights, stories: stories.sort((a, b) => (order(a) === order(b) ? a.sample - b.sample : order(a) - order(b))) };
});

function storyOf(sample, rights) {
  const wrong = rights.lastIndexOf(false);
  const losses = rights.filter((isRight, n) => n > 0 && !isRight && rights[n - 1]).length;
  return { sample, since: wrong === rights.length - 1 ? null : wrong + 1, losses };
}

export function learnedPanel(view) {
  const { context } = view;
  const found = learnedIn(context.run);
  return mapPanel(view, {
    name: 'learned',
    answer: answerOf(context.run, found),
    indices: found.indices,
    map: mapOf(context, found),
    reading: t('A row is a picture, the one learned first on top, and a column an epoch: the brighter, the more likely it holds the right answer. The red line is there while it answers wrong.'),
    table: learnedTable(context, found),
  });
}

function answerOf(run, { indices, stories }) {
  const right = stories.filter(({ since }) => since !== null);
  const last = right.at(-1);
  const lost = stories.filter(({ losses }) => losses).length;
  const known = t('At epoch {epoch}, {right} of {count} pictures are answered right.', { epoch: run.lastEpoch, right: right.length, count: stories.length });
  const latest = last && last.since > 0 ? [' ', ...parts(t('The last to be learned was {sample}, at {epoch}.'), { sample: nameOf(run, last.sample), epoch: epochAt(run, indices[last.since]) })] : [];
  const again = lost ? [' ', tn(['{n} picture had been right before and was lost again.', '{n} pictures had been right before and were lost again.'], lost)] : [];
  return [known, ...latest, ...again];
}

function nameOf(run, sample) {
  return { text: sampleText(run, sample), action: { sample } };
}

function epochAt(run, index) {
  return { text: t('epoch {index}', { index: run.epochs[index] }), action: { move: { epoch: run.epochs[index] } } };
}

function mapOf({ run, index, sample }, found) {
  const { indices, shares, rights, stories } = found;
  const sampleAt = (row) => stories[row].sample;
  return {
    label: t('Epochs and pictures, each with the probability of its right answer'),
    columns: indices.length,
    rows: stories.length,
    column: columnOf(indices, index),
    row: Math.max(0, stories.findIndex((story) => story.sample === sample)),
    height: HEIGHT,
    cell: CELL,
    source: found,
    heads: stories.map((story, row) => ({ element: thumbnail(run.pictures.x[story.sample], run.picture), row, rows: 1 })),
    paint: (brush) => {
      indices.forEach((_, column) => stories.forEach(({ sample: s }, row) => {
        brush(column, row, glowColour(shares[column][s]), 0, 0, CELL[0], CELL[1] - 1);
        if (!rights[column][s]) brush(column, row, lineColour('minus'), 0, 3, CELL[0], 1);
      }));
    },
    tell: (column, row) => [tellOf(run, found, column, sampleAt(row))],
    go: (column, row) => ({ epoch: run.epochs[indices[column]], sample: sampleAt(row) }),
  };
}

function tellOf(run, { indices, shares, rights }, column, sample) {
  const share = t('{percent} for {digit}', { percent: formatPercent(shares[column][sample]), digit: run.classed(run.pictures.labels[sample]) });
  return t('Epoch {epoch}, sample {sample}: {share} {mark}', { epoch: run.epochs[indices[column]], sample, share, mark: rights[column][sample] ? '✓' : '✗' });
}

function learnedTable(context, { indices, stories }) {
  const { run } = context;
  const label = (sample) => run.pictures.labels[sample];
  return {
    key: 'learned',
    caption: t('When each was learned and lost'),
    side: t('sample'),
    rows: stories.map(({ sample }) => ({ text: String(sample), action: { sample } })),
    columns: [
      { head: t('is'), texts: stories.map(({ sample }) => run.classed(label(sample))) },
      { head: t('right since'), texts: stories.map(({ since }) => (since === null ? t('never') : t('epoch {since}', { since: run.epochs[indices[since]] }))) },
      { head: t('lost'), texts: stories.map(({ losses }) => (losses ? `${losses} ×` : '')) },
      { head: t('P now'), numbers: stories.map(({ sample }) => numberOf(context, 'a2', [label(sample)], { sample })) },
    ],
  };
}
