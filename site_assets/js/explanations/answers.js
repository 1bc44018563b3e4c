// Answer first: the sentence that a number's panel opens with.

import { FORWARD_ANSWERS } from './answers_forward.js';
import { LEARNING_ANSWERS } from './answers_learning.js';
import { sentenceOf } from './words_for_numbers.js';

const ANSWERS = { ...FORWARD_ANSWERS, ...LEARNING_ANSWERS };

// A sentence as sentences.js describes. Where the numbers say no more than the name, it is what the name means.
export function answerOf(node, digits) {
  const answer = ANSWERS[node.name] ?? ANSWERS[node.name.split('.')[0]];
  return answer?.(node, digits) ?? [sentenceOf(node)];
}

// Does the answer leave anything to say about what the number means?
export function hasAnswer({ name }) {
  return name in ANSWERS || name.split('.')[0] in ANSWERS;
}
