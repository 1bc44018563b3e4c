// What the explanation panel shows for a selection and the numbers opened below it, as data.

import { t } from '../language/text.js';
import { needsTraining, parseSelection, subscripted } from '../record/names.js';
import { equationText, writeEquation } from './arithmetic.js';
import { compareWith, otherMoment } from './compare.js';
import { formatWeight } from './format.js';
import { openedPanel } from './opened.js';
import { holdDigits } from './held_digits.js';
import { heading } from './lines.js';
import { pythonOf } from './python.js';
import { QUESTION_PANELS } from './questions.js';
import { selectionPanel } from './selections.js';
import { explain, numberOf } from './tree.js';
import { isOfWholeRun, lifeBlock, wholeRunPanel } from './whole_run.js';
import { awayText, digit, linkName, nameOf, pixelState, placeText } from './words_for_numbers.js';

const ROUNDING = t('≈ stands where the numbers as written, with six decimals at most, do not quite give the result.');
const CRUMBS = { flip: t('what flips it?'), wrong: t('where wrong?'), next: t('what moves next?'), step: t('one step') };
const SIGNS = { x: 'x', h: 'a1', o: 'a2' };

// context: { run, index, sample, moment }; state: { select, trail, digits, zeros, sort, table, stage };
// ghost: a pinned moment { run, index, epoch } or null; overview: as in whole_run.js. Returns null when nothing is selected, else
// { path, title, place, away, answer, blocks, subject, trail, hasAllDigits, note, highlights, labels, python() }.
export function panelModel(context, state, ghost = null, overview = null) {
  const selection = parseSelection(state.select, context.run.shape);
  if (!selection || (context.moment.drawn && needsTraining(selection.kind))) return null;
  holdDigits(state.playing, [state.select, ...state.trail].join('~'));
  const nodes = openedNodes(context, state.trail);
  const { digits, zeros, sort, table, stage } = state;
  const view = { context, indices: selection.indices, digits, zeros, sort, table, stage, ghost };
  const opened = nodes.at(-1);
  const panel = opened ? openedPanel(opened, view) : panelOf(selection.kind, view, overview);
  const place = opened ? placeText(opened) : placeOf(context, selection);
  const compared = ghost ? comparison(context, ghost, panel, state.digits) : [];
  const away = opened ? awayFrom(context, nodes) : null;
  const subject = panel.subject ?? panel.compared[panel.compared.length - 1] ?? null;
  const life = lifeBlock({ node: subject, context, ghost, state, overview, move: away?.move });
  const blocks = [...panel.blocks, ...compared, ...(life ? [life] : [])];
  return {
    path: [state.select, ...state.trail.slice(0, nodes.length)],
    title: panel.title,
    place,
    away,
    answer: panel.answer,
    blocks,
    subject: panel.subject?.id ?? null,
    trail: [crumbOfSelection(selection), ...nodes.map((node, n) => crumbOf(node, nodes[n - 1]?.at ?? context))],
    hasAllDigits: state.digits !== null,
    note: blocks.some(hasRounding) ? ROUNDING : '',
    highlights: opened ? [] : (panel.highlights ?? []),
    labels: opened ? [] : (panel.labels ?? []),
    python: () => pythonOf(panel.title, place, blocks),
  };
}

function panelOf(kind, view, overview) {
  if (isOfWholeRun(kind)) return wholeRunPanel(view, kind, overview);
  return (QUESTION_PANELS[kind] ?? selectionPanel)(view, kind);
}

// Up to the first id that means nothing here.
function openedNodes(context, trail) {
  const nodes = trail.map((id) => explain(context, id));
  const end = nodes.indexOf(null);
  return end < 0 ? nodes : nodes.slice(0, end);
}

// Where the opened number stands, if that is another moment than the stage shows; and how to bring the stage there
// with the same numbers open: { text, move }.
function awayFrom(context, nodes) {
  const opened = nodes.at(-1);
  const where = awayText(opened, context);
  if (!where) return null;
  const hasEpoch = ['epoch', 'sample'].includes(opened.definition.about);
  const index = hasEpoch ? opened.at.index : context.index;
  const sample = opened.at.sample ?? context.sample;
  const trail = nodes.map((node) => node.idSeenFrom(index, sample));
  return { text: t('This is {where}. The stage shows {moment}.', { where, moment: stageText(context) }), move: { epoch: context.run.epochs[index], sample, trail } };
}

function stageText({ run, index, sample }) {
  return t('epoch {epoch}, sample {sample}', { epoch: run.epochs[index], sample });
}

// Does a block hold a line that carries ≈?
function hasRounding(block) {
  if (block.type === 'equation') return block.relation === '≈';
  if (block.type !== 'table' || !block.isOpen) return false;
  const { total, rows } = block.table;
  return total?.relation === '≈' || rows.some((row) => row.cells.some((cell) => cell.relation === '≈'));
}

// Where the selection stands: those about one picture say which.
function placeOf(context, { kind }) {
  if (['learned', 'moves'].includes(kind)) return t('epochs {first} to {last}', { first: context.run.epochs[0], last: context.run.lastEpoch });
  const known = { loss: 'loss', accuracy: 'accuracy', lr: 'lr', next: 'loss', wrong: 'loss', units: 'loss', confusion: 'loss', landscape: 'loss' };
  return placeText(numberOf(context, known[kind] ?? 'esum'));
}

function crumbOfSelection({ kind, indices }) {
  if (kind === 'not') return { text: t('why not?'), away: '' };
  return { text: CRUMBS[kind] ?? subscripted(SIGNS[kind] ?? kind, indices), away: '' };
}

// An epoch or a sample is named where it changes along the trail.
function crumbOf(node, before) {
  return { text: node.symbol, away: awayText(node, before) };
}

function comparison(context, ghost, panel, digits) {
  const lines = compareWith(context, ghost, panel.compared, digits);
  return lines.length ? [heading(t('Now, and then: {moment}', { moment: otherMoment(context, ghost) })), ...lines] : [];
}

// A few short lines for pointing at a part of the network.
export function tooltipFor(context, { kind, indices }) {
  const lines = TOOLTIPS[kind] ?? parameterTooltip;
  return lines(context, indices, kind);
}

const TOOLTIPS = {
  x: (context, indices) => {
    const x = numberOf(context, 'x', indices);
    return [nameOf(x), t('{number} (pixel {state})', { number: textOf(x), state: pixelState(x) })];
  },
  h: (context, indices) => {
    const known = context.isInWords ? [] : ['z1', 'a1'];
    return [t('Hidden neuron {j}', { j: indices[0] }), ...known.map((name) => textOf(numberOf(context, name, indices)))];
  },
  o: (context, indices) => {
    const a2 = numberOf(context, 'a2', indices);
    const known = context.isInWords ? [] : [numberOf(context, 'z2', indices), a2];
    return [t('Output neuron {i}: answer {digit}', { i: indices[0], digit: digit(a2.at, indices[0]) }), ...known.map(textOf)];
  },
  loss: (context) => [t('Loss: how surprised the network is, on average'), textOf(numberOf(context, 'loss'))],
  accuracy: (context) => [t('Accuracy: the part answered right'), textOf(numberOf(context, 'accuracy'))],
  lr: (context) => [t('Learning rate: how far each step goes'), textOf(numberOf(context, 'lr'))],
};

function parameterTooltip(context, indices, kind) {
  const node = numberOf(context, kind, indices);
  const lines = [linkName(kind, indices), `${node.symbol} = ${formatWeight(node.value)}`];
  const term = { w1: 'wx', w2: 'wa' }[kind];
  return term ? [...lines, textOf(numberOf(context, term, indices))] : lines;
}

// The same for a number of the panel.
export function tooltipOfNumber(node) {
  return [nameOf(node), textOf(node)];
}

function textOf(node) {
  return equationText(writeEquation(node));
}
