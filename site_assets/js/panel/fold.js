// What a reader may unfold: open or not as the state has it, whichever number is open.

import { h, textSetter } from '../ui/dom.js';

// key: of the state, 'table' or 'life'. Returns { element, update({ caption, isOpen }) }.
export function makeFold(key, body, actions) {
  const summary = h('summary', {});
  const setSummary = textSetter(summary);
  const element = h('details', { class: 'fold' }, summary, body);
  let isWanted = false; // open, as the state has it
  element.addEventListener('toggle', () => element.open !== isWanted && actions.toggle(key));
  return {
    element,
    update({ caption, isOpen }) {
      setSummary(caption);
      isWanted = isOpen;
      if (element.open !== isOpen) element.open = isOpen;
    },
  };
}
