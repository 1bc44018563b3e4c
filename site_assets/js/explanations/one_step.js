// One step of learning, stage by stage: which number stands where in the graph while a picture runs forward and its
// blame runs back, up to the move of every parameter. Pure: the drawing is stage/labels.js.

import { t } from '../language/text.js';
import { selectionText } from '../record/names.js';
import { LAST_STAGE } from '../shared.js';
import { highlightsOf } from './highlights.js';
import { layerIndices } from './layers.js';
import { line, text } from './lines.js';
import { rankedSteps, stepOf } from './question_next.js';
import { numberOf } from './tree.js';
import { said } from './sentences.js';
import { digit, sentenceOf } from './words_for_numbers.js';

const STRONGEST = 6; // lines that carry a number where all would be too many to read

// Each stage: title, its sentence, what stands where (labels: numbers and their places), and the line worked out.
/** @type {{ title: string, says: (around: any) => string, shows: (context: any) => any }[]} */
export const STAGES = [
  { title: t('The picture'), says: ({ pixels }) => t('{lit} of {count} pixels are on.', { lit: pixels.filter(({ value }) => value).length, count: pixels.length }), shows: pixelsShown },
  { title: t('Sums'), says: () => t('Each hidden neuron adds up the weights of the pixels that are on, and its bias.'), shows: onHidden('z1') },
  { title: t('Squash'), says: () => t('The sigmoid squeezes every sum into the range from 0 to 1.'), shows: onHidden('a1') },
  { title: t('Sums of the outputs'), says: () => t('Each output weighs the hidden activations, and adds its bias.'), shows: onOutputs('z2') },
  { title: t('Softmax'), says: () => t('The exponentials of the sums become parts of one whole.'), shows: onOutputs('a2') },
  { title: t('Loss'), says: ({ right }) => t('The right answer is {right}: only its percentage counts.', { right }), shows: lossShown },
  { title: t('Blame of the outputs'), says: () => t('What each output got, minus what it should have got. Now everything runs backwards.'), shows: onOutputs('dz2') },
  { title: t('Along the lines'), says: () => t('Blame flows back along every weight, multiplied by it, and adds up at each hidden neuron.'), shows: alongLines },
  { title: t('Through the slope'), says: () => t('The slope of each sigmoid lets a part of the blame through, a quarter at most.'), shows: onHidden('dz1') },
  { title: t('To every weight'), says: () => t('Each weight’s share is the blame at its end times the value at its start; the largest shares are shown.'), shows: toWeights },
  { title: t('The move'), says: moveText, shows: moved },
];

// view: as every panel's, with the stage, 0 to LAST_STAGE.
export function stepPanel(view) {
  const { context, digits } = view;
  const stage = Math.min(view.stage ?? 0, LAST_STAGE);
  const { title, says, shows } = STAGES[stage];
  const { nodes, worked } = shows(context);
  return {
    title: t('One step'),
    answer: [`${title}. ${says(surroundings(context))}`],
    blocks: [
      { type: 'scrubber', key: 'scrubber', stage, last: LAST_STAGE, title, isBack: stage > 5 },
      ...(worked ? [text(sentenceOf(worked)), line(worked, digits)] : []),
      text(t('All pictures of the training set do this, with the same parameters; then the average of what they ask moves every parameter once.')),
    ],
    compared: [],
    highlights: [...new Set(nodes.flatMap(({ highlights }) => highlights))],
    labels: nodes.map(({ node, spot }) => ({ spot, text: said(node, digits).text, isNegative: node.value < 0 })),
  };
}

function surroundings(context) {
  const pixels = layerIndices(context.moment, 'inputs').map((k) => numberOf(context, 'x', [k]));
  return { context, pixels, right: digit(pixels[0].at, context.moment.label) };
}

// A number at a neuron, or at the middle of a line: spot holds one name or two.
function shown(node, ...spot) {
  return { node, spot, highlights: highlightsOf(node) };
}

function pixelsShown(context) {
  const nodes = layerIndices(context.moment, 'inputs').map((k) => numberOf(context, 'x', [k]));
  return { nodes: nodes.filter(({ value }) => value).map((node) => shown(node, `x${node.indices[0]}`)), worked: null };
}

function onHidden(name) {
  return (context) => {
    const nodes = layerIndices(context.moment, 'hidden').map((j) => numberOf(context, name, [j]));
    return { nodes: nodes.map((node, j) => shown(node, `h${j}`)), worked: strongest(nodes, 1)[0] };
  };
}

function onOutputs(name) {
  return (context) => {
    const nodes = layerIndices(context.moment, 'outputs').map((i) => numberOf(context, name, [i]));
    return { nodes: nodes.map((node, i) => shown(node, `o${i}`)), worked: strongest(nodes, 1)[0] };
  };
}

function lossShown(context) {
  const loss = numberOf(context, 'L');
  const spot = `o${context.moment.label}`;
  return { nodes: [{ ...shown(loss, spot), highlights: [spot] }], worked: loss };
}

function alongLines(context) {
  const { outputs, hidden } = context.run.shape;
  const carried = pairs(outputs, hidden).map(([i, j]) => numberOf(context, 'wd', [i, j]));
  const arrived = layerIndices(context.moment, 'hidden').map((j) => numberOf(context, 'da1', [j]));
  const lines = strongest(carried, STRONGEST).map((node) => shown(node, `h${node.indices[1]}`, `o${node.indices[0]}`));
  return { nodes: [...lines, ...arrived.map((node, j) => shown(node, `h${j}`))], worked: strongest(arrived, 1)[0] };
}

function toWeights(context) {
  const { outputs, hidden, inputs } = context.run.shape;
  const asked = [
    ...pairs(outputs, hidden).map(([i, j]) => numberOf(context, 'g.w2', [i, j])),
    ...pairs(hidden, inputs).map(([j, k]) => numberOf(context, 'g.w1', [j, k])),
  ];
  const most = strongest(asked, STRONGEST);
  return { nodes: most.map((node) => shown(node, ...endsOf(node))), worked: most[0] };
}

// The step into the next epoch; at the last one, the step that led there.
function moved(context) {
  const index = Math.min(context.index, context.run.epochs.length - 2);
  if (index < 0) return { nodes: [], worked: null };
  const steps = rankedSteps(context.run, index).slice(0, STRONGEST).map(({ flat }) => stepOf(context, flat, index));
  return { nodes: steps.map((node) => ({ ...shown(node, ...endsOf(node)), highlights: [nameOf(node)] })), worked: steps[0] };
}

function moveText({ context: { run, index } }) {
  const count = run.millionths(0).length;
  const isLast = index === run.epochs.length - 1;
  if (!isLast) return t('All {count} parameters move at once, against the average of all pictures; these move most.', { count });
  return t('All {count} parameters move at once, against the average of all pictures; this is the last epoch of the run, and these moved most on the way here.', { count });
}

function nameOf({ name, indices }) {
  return selectionText(name.split('.')[1], indices);
}

// The neurons that a parameter's number stands between, or the one that it stands at.
function endsOf({ name, indices: [first, second] }) {
  const ends = { w1: [`x${second}`, `h${first}`], w2: [`h${second}`, `o${first}`], b1: [`h${first}`], b2: [`o${first}`] };
  return ends[name.split('.')[1]];
}

function pairs(rows, columns) {
  return Array.from({ length: rows * columns }, (_, n) => [Math.floor(n / columns), n % columns]);
}

function strongest(nodes, count) {
  return [...nodes].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, count);
}
