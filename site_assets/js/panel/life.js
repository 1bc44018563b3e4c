// A fold below an opened number: its values at all epochs.

import { h, textSetter } from '../ui/dom.js';

// block: lifeBlock of explanations/whole_run.js; makeBlocks: of blocks.js, which imports this
export function makeLife(block, ledger, actions, makeBlocks) {
  const summary = h('summary', {});
  const setSummary = textSetter(summary);
  const blocks = makeBlocks(ledger, actions);
  const element = h('details', { class: 'fold' }, summary, blocks.element);
  let isOpen = false; // as the state has it
  element.addEventListener('toggle', () => element.open !== isOpen && actions.toggle('life'));
  return {
    element,
    update(next) {
      setSummary(next.caption);
      isOpen = next.isOpen;
      if (element.open !== isOpen) element.open = isOpen;
      blocks.update(next.blocks);
    },
  };
}
