// Questions about the whole run. What answers them, room overview/, comes in a script of its own; until then the panel
// says so.

import { t } from '../language/text.js';
import { parseSelection } from '../record/names.js';

const QUESTIONS = {
  learned: t('When was each picture learned?'),
  units: t('What does each hidden neuron answer to?'),
  confusion: t('What is taken for what?'),
  moves: t('Which weights moved when?'),
  landscape: t('Where on the landscape is it?'),
};

// [{ text, kind, indices }]
export function wholeRunQuestions() {
  return Object.entries(QUESTIONS).map(([kind, text]) => ({ text, kind, indices: [] }));
}

export function isOfWholeRun(kind) {
  return Object.hasOwn(QUESTIONS, kind);
}

// Does a state show what needs that script?
/** @param {State} state @param {Run} run */
export function needsOverview(state, run) {
  const selection = parseSelection(state.select, run.shape);
  return selection !== null && (state.life || isOfWholeRun(selection.kind));
}

// overview: { panels, lifeBlocks } of overview/views.js; { fault }, where it could not be brought; or null.
export function wholeRunPanel(view, kind, overview) {
  const { panels, fault = t('One moment…') } = overview ?? {};
  const title = QUESTIONS[kind];
  if (!panels) return { title, answer: [fault], blocks: [], compared: [] };
  return { title, compared: [], ...panels[kind](view) };
}

// The fold with a number's values at all epochs: { type: 'life', … }, or null for what does not change with them.
// move: what else has to change for the stage to go to the moment of the number.
export function lifeBlock({ node, context, ghost, state, overview, move }) {
  if (!node || !['epoch', 'sample'].includes(node.definition.about)) return null;
  const isOpen = Boolean(state.life);
  const { lifeBlocks, fault = t('One moment…') } = overview ?? {};
  const waiting = [{ type: 'text', key: 'text', text: fault }];
  const blocks = isOpen ? (lifeBlocks?.({ node, context, ghost, move, table: state.table }) ?? waiting) : [];
  return { type: 'life', key: 'life', caption: t('{symbol} over all epochs', { symbol: node.symbol }), isOpen, blocks };
}
