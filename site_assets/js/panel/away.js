import { t } from '../language/text.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';

// Says that the opened number belongs to another moment than the stage shows, and offers to show that one.
export function makeAway(actions) {
  const words = h('span', {});
  const setWords = textSetter(words);
  let move = null;
  const show = h('button', { type: 'button', onclick: () => actions.move(move) }, t('Show this moment'));
  const element = h('p', { class: 'away' }, words, ' ', show);
  const set = attributeSetter(element);
  return {
    element,
    update(away) {
      set('hidden', !away);
      if (!away) return;
      move = away.move;
      setWords(away.text);
    },
  };
}
