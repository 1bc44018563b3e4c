// The smallest set of pixels that flips the answer: looked for in short turns, so that no frame waits for it.

import { t } from '../language/text.js';
import { h, textSetter } from '../ui/dom.js';
import { pause } from '../ui/pause.js';

const TURN = 5; // ms of looking between two frames
const LOOKING = t('Looking for the smallest set of pixels…');

// block: see explanations/question_flip.js.
export function makeFlip(block, ledger, actions) {
  const words = h('span', {});
  const setWords = textSetter(words);
  let press = null;
  const button = h('button', { type: 'button', hidden: true, onclick: () => actions.draw(press.draw) });
  const setButton = textSetter(button);
  const element = h('p', { class: 'flip' }, words, ' ', button);
  let current = null;
  const tell = () => {
    const { tokens, press: offered } = current.search.found ? current.tell(current.search.found) : { tokens: [LOOKING], press: null };
    press = offered;
    setWords(tokens.join(''));
    setButton(press?.text ?? '');
    button.hidden = !press;
  };
  const lookOn = async (mine) => {
    await pause();
    if (mine !== current) return;
    if (takeTurn(mine.search)) tell();
    else lookOn(mine);
  };
  return {
    element,
    update(next) {
      current = next;
      const isFound = takeTurn(next.search);
      tell();
      if (!isFound) lookOn(next);
    },
  };
}

// Looks on for a while. Returns whether it is found.
function takeTurn(search) {
  const end = performance.now() + TURN;
  while (!search.found && performance.now() < end) {
    const { done, value } = search.turns.next();
    if (done) search.found = value;
  }
  return search.found !== null;
}
