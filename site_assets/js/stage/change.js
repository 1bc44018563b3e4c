// What a number was at the pinned moment, or is in the run behind, and by how much it differs.

import { t } from '../language/text.js';
import { formatNumber, formatSigned, scaled } from '../explanations/format.js';
import { dataElement, h, textSetter } from '../ui/dom.js';

// Empty and out of sight while nothing is pinned.
/** @param {number} decimals */
export function makeChange(decimals) {
  const word = h('span', {});
  const setWord = textSetter(word);
  const then = dataElement({});
  const difference = dataElement({});
  const rest = h('span', {}, ', ', difference.element);
  const element = h('span', { class: 'change', hidden: true }, ' ', word, ' ', then.element, rest);
  return {
    element,
    // before: null where nothing is pinned; word: as wordFor says it
    update(now, before, said) {
      element.hidden = before === null;
      if (before === null) return;
      const apart = shownDifference(now, before, decimals);
      setWord(said);
      then.update(before, formatNumber(before, decimals));
      difference.update(now - before, formatSigned(apart, decimals));
      rest.hidden = scaled(apart, decimals) === 0;
    },
  };
}

// What stands before the other number: the same run was it, another run has it.
export function wordFor(run, ghost) {
  if (!ghost || ghost.run === run) return t('was');
  return ghost.run.isRecord ? t('record') : ghost.run.name;
}

// The difference of the two numbers as they are shown, so that the reader's subtraction agrees.
function shownDifference(now, before, decimals) {
  const unit = 10 ** decimals;
  return (Math.round(now * unit) - Math.round(before * unit)) / unit;
}
