// Questions that a student asks, each one press away, and the panels that answer them.

import { t } from '../language/text.js';
import { argmax } from '../maths/network.js';
import { layer } from '../record/moment.js';
import { needsTraining, selectionText } from '../record/names.js';
import { flipPanel } from './question_flip.js';
import { stepPanel } from './one_step.js';
import { nextPanel } from './question_next.js';
import { whyPanel } from './question_why.js';
import { wrongPanel } from './question_wrong.js';
import { wholeRunQuestions } from './whole_run.js';

const FEW = 4; // outputs that each get a question of their own; of more, the answer and the runner-up

// Kind of selection -> panel, like those of selections.js, with `highlights`: what the graph
// lights, and `labels`: numbers laid over it.
export const QUESTION_PANELS = { not: whyPanel, next: nextPanel, wrong: wrongPanel, flip: flipPanel, step: stepPanel };

// [{ text, kind, indices, isWhole, isOpen }] for a moment; isWhole: of the whole run; select: what is open.
export function questionsFor({ run, moment, isForward }, select) {
  const a2 = layer(moment, 'a2');
  const answer = argmax(a2);
  const whys = askedAbout(a2, answer).map((i) => ({ text: whyText(i === answer, run.classed(i)), kind: 'not', indices: [i] }));
  const all = [
    ...whys,
    { text: t('What would flip it?'), kind: 'flip', indices: [] },
    { text: t('Where is it wrong?'), kind: 'wrong', indices: [] },
    { text: t('Which weight moves most next?'), kind: 'next', indices: [] },
    { text: t('See one step'), kind: 'step', indices: [] },
    ...wholeRunQuestions().map((question) => ({ ...question, isWhole: true })),
  ];
  const without = moment.drawn || isForward;
  return all
    .filter(({ kind }) => !without || !needsTraining(kind))
    .map((question) => ({ ...question, isOpen: selectionText(question.kind, question.indices) === select }));
}

function whyText(isAnswer, digit) {
  return isAnswer ? t('Why {digit}?', { digit }) : t('Why not {digit}?', { digit });
}

// The answer and those that might have been it, in the order of the outputs: a question keeps its place.
function askedAbout(a2, answer) {
  const all = Array.from(a2, (_, i) => i);
  if (all.length <= FEW) return all;
  const second = all.filter((i) => i !== answer).reduce((best, i) => (a2[i] > a2[best] ? i : best));
  return [answer, second].sort((a, b) => a - b);
}
