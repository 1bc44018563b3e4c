// Why not this answer? The lead of one output over another, term by term, down to the pixels.

import { t } from '../language/text.js';
import { leads } from './answers_forward.js';
import { writeOperation } from './arithmetic.js';
import { layerIndices } from './layers.js';
import { line, sentence, text } from './lines.js';
import { barOf, bars, pixelPictures } from './pictures.js';
import { foldedTable } from './tables.js';
import { numberOf } from './tree.js';
import { argueText } from './sentences.js';
import { digit } from './words_for_numbers.js';

const FLAT = 1e-9; // a sum so close to 0 that σ is a straight line there

// view: as every panel's. Output `indices[0]` against the answer; the answer itself against the runner-up.
export function whyPanel(view) {
  const { context, indices, digits } = view;
  const [ahead, behind] = rivals(context, indices[0]);
  const lead = numberOf(context, 'lead', [ahead, behind]);
  const { at } = lead;
  const isAnswer = indices[0] === ahead;
  const argued = arguedBy(lead);
  return {
    title: isAnswer ? t('Why {digit}?', { digit: digit(at, ahead) }) : t('Why not {digit}?', { digit: digit(at, behind) }),
    subject: null,
    answer: leads(lead, digits),
    blocks: [
      bars('favour', favours(lead), digits),
      line(lead, digits),
      foldedTable(favourTable(lead), view),
      ...pixelBlocks(lead, argued, digits),
    ],
    compared: [lead],
    highlights: [`o${ahead}`, `o${behind}`],
  };
}

// The two outputs by their percentages: the answer, and the one asked about or the runner-up.
function rivals(context, asked) {
  const share = (i) => numberOf(context, 'a2', [i]).value;
  const ordered = layerIndices({ run: context.run }, 'outputs').sort((a, b) => share(b) - share(a) || a - b);
  const [answer, second] = ordered;
  return [answer, asked === answer ? second : asked];
}

function favours(lead) {
  const { at, indices } = lead;
  const units = layerIndices(at, 'hidden').map((j) => barOf(t('hidden {j}', { j }), numberOf(at.context, 'favour', [...indices, j])));
  return [...units, barOf(t('biases'), numberOf(at.context, 'headstart', indices))];
}

function favourTable(lead) {
  const { at, indices: [ahead, behind] } = lead;
  const here = (name, indices) => numberOf(at.context, name, indices);
  const units = layerIndices(at, 'hidden');
  const column = (i) => ({ head: t('for {digit}', { digit: digit(at, i) }), numbers: [...units.map((j) => here('wa', [i, j])), here('b2', [i])] });
  const differences = [...units.map((j) => here('favour', [ahead, behind, j])), here('headstart', [ahead, behind])];
  return {
    key: 'favour',
    caption: t('What each adds to both'),
    side: t('hidden'),
    rows: [...units.map((j) => ({ text: String(j), action: { select: ['h', [j]] }, highlights: [`h${j}`, `w2.${ahead}.${j}`, `w2.${behind}.${j}`] })), { text: t('bias'), action: null }],
    columns: [column(ahead), column(behind), { head: t('lead'), numbers: differences }],
    rules: [{ op: 'subtract', operands: [0, 1], result: 2 }],
    total: { column: 2, number: lead, label: lead.symbol },
  };
}

// What each pixel argued. An activation is ½ plus what the neuron's sum made of it; that part is shared out among the
// terms of the sum in proportion, and carried on to both outputs. So the pixels and the rest add up to the lead.
function arguedBy(lead) {
  const { at, indices: [ahead, behind] } = lead;
  const here = (name, indices) => numberOf(at.context, name, indices);
  const argued = Array.from(at.x, () => 0);
  let rest = here('headstart', [ahead, behind]).exact;
  for (const j of layerIndices(at, 'hidden')) {
    if (at.run.silent.includes(j)) continue;
    const tilt = here('w2', [ahead, j]).exact - here('w2', [behind, j]).exact;
    const z = here('z1', [j]).exact;
    const gain = Math.abs(z) < FLAT ? 0.25 : (here('a1', [j]).exact - 0.5) / z;
    argued.forEach((_, k) => {
      argued[k] += tilt * gain * here('wx', [j, k]).exact;
    });
    rest += tilt * (0.5 + gain * here('b1', [j]).exact);
  }
  return { argued, rest };
}

function pixelBlocks(lead, { argued, rest }, digits) {
  const { at, indices } = lead;
  const scale = Math.max(...argued.map(Math.abs)) || 1;
  const squares = argued.map((value, k) => ({ value, action: { select: ['x', [k]] }, highlights: [`x${k}`] }));
  const picture = layerIndices(at, 'inputs').map((k) => ({ value: at.x[k], isGlow: true, action: { select: ['x', [k]] }, highlights: [`x${k}`] }));
  const [ahead, behind] = indices.map((i) => digit(at, i));
  return [
    pixelPictures('argued', at.run, [
      { caption: t('the picture'), scale: 1, squares: picture },
      { caption: t('blue for {ahead}, red for {behind}', { ahead, behind }), scale, squares },
    ]),
    sentence('argued', [pixelText(argued, ahead, behind)]),
    addedUp(lead, argued, rest, digits),
    text(t('Each neuron’s activation is shared out among its pixels in proportion to what they added to its sum. The rest is what the biases say without any pixel.')),
  ];
}

function pixelText(argued, ahead, behind) {
  const terms = argued.map((value, index) => ({ word: 'pixel', index, value }));
  return `${argueText(terms, ahead, behind) || t('No pixel argues for either')}.`;
}

function addedUp(lead, argued, rest, digits) {
  const pixels = argued.reduce((sum, value) => sum + value, 0);
  const [a, b] = [pixels, rest].map((value) => ({ value, exact: value, style: 'z', kind: 'computed' }));
  return { type: 'equation', key: 'argued', symbol: lead.symbol, formula: t('all pixels + the rest'), highlights: [], ...writeOperation('add', [a, b], lead, digits) };
}
