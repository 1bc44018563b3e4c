// One opened number: what its numbers say, a picture of its terms, the operation that made it, what each operand is,
// and where the chain ends.

import { t } from '../language/text.js';
import { answerOf, hasAnswer } from './answers.js';
import { line, link, partsOf, switchOf, text } from './lines.js';
import { partsOfWhole, pushesOnOutput, stepColumns, termBars, weighedPicture } from './pictures.js';
import { lossBlocks, missBlocks, pushBlocks } from './sums.js';
import { foldedTable } from './tables.js';
import { activationTerms, blameTerms, pixelTerms, stepsSinceStart } from './term_tables.js';
import { numberOf } from './tree.js';
import { nameOf, sentenceOf } from './words_for_numbers.js';

const MOST_BARS = 12;

// view: { context, digits, zeros, sort, table }. Returns { title, answer, blocks, subject, compared }, like a selection's panel.
export function openedPanel(node, view) {
  const equation = line(node, view.digits);
  const meaning = hasAnswer(node) ? [text(sentenceOf(node))] : [];
  const { picture = [], details = [] } = partsOfPanel(node, equation, view);
  const source = sourceText(node);
  return {
    title: nameOf(node),
    answer: answerOf(node, view.digits),
    blocks: [...picture, ...meaning, equation, ...details, ...wayBack(node), ...(source ? [text(source)] : [])],
    subject: node,
    compared: [node],
  };
}

// What stands above the equation and below it.
function partsOfPanel(node, equation, view) {
  const { digits } = view;
  const contents = CONTENTS[node.name.startsWith('sum.') ? 'sum' : node.name.startsWith('moved.') ? 'moved' : node.name];
  if (contents) return contents(node, view, equation);
  const isSum = ['add', 'subtract'].includes(node.op) && node.operands.length <= MOST_BARS;
  return { picture: isSum ? [termBars(node, digits)] : [], details: node.op ? [partsOf(node, equation, digits)] : [] };
}

const CONTENTS = {
  sum: (node, view) => {
    const [columns, ...rest] = pushBlocks(node, view);
    return { picture: [columns], details: rest };
  },
  moved: (node, view) => ({ picture: [stepColumns(node)], details: [foldedTable(stepsSinceStart(node), view)] }),
  sumwx: (node, view) => ({ picture: [weighedPicture(node)], details: [pixelTable(node, view)] }),
  z1: (node, { digits }, equation) => ({ picture: [weighedPicture(node)], details: [partsOf(node, equation, digits)] }),
  a1: (node, { digits }, equation) => ({ picture: [weighedPicture(node)], details: [partsOf(node, equation, digits)] }),
  sumwa: (node, view) => ({ picture: [pushesOnOutput(node, view.digits)], details: [foldedTable(activationTerms(node), view)] }),
  z2: (node, { digits }, equation) => ({ picture: [pushesOnOutput(node, digits)], details: [partsOf(node, equation, digits)] }),
  a2: (node, { digits }, equation) => ({ picture: [partsOfWhole(node, digits)], details: [partsOf(node, equation, digits)] }),
  da1: (node, view) => ({ picture: [termBars(node, view.digits)], details: [foldedTable(blameTerms(node), view)] }),
  Lsum: (node, view) => {
    const [columns, ...rest] = lossBlocks(node, view);
    return { picture: [columns], details: rest };
  },
  hits: (node, view) => ({ details: missBlocks(node, view) }),
};

export function pixelTable(node, view) {
  return foldedTable(pixelTerms(node, view.zeros), view, [switchOf('zeros', t('Zero terms too'), view.zeros)]);
}

// A parameter's chain of steps is long: one press leads to its start.
function wayBack(node) {
  const { at, name, indices } = node;
  if (node.op !== 'update' || at.index < 2) return [];
  return [link('start', t('Jump to the start'), { open: numberOf(at.context, name, indices, { index: 0 }).id })];
}

function sourceText({ source }) {
  if (!source) return '';
  const { file, quantity, epoch, sample } = source;
  if (sample === null) return t('Recorded in {file}: {quantity}, epoch {epoch}.', { file, quantity, epoch });
  return t('Recorded in {file}: {quantity}, epoch {epoch}, sample {sample}.', { file, quantity, epoch, sample });
}
