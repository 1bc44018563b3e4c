// A fold below an opened number: its values at all epochs.

import { makeFold } from './fold.js';

// block: lifeBlock of explanations/whole_run.js; makeBlocks: of blocks.js, which imports this
export function makeLife(block, ledger, actions, makeBlocks) {
  const blocks = makeBlocks(ledger, actions);
  const fold = makeFold('life', blocks.element, actions);
  return {
    element: fold.element,
    update(next) {
      fold.update(next);
      blocks.update(next.blocks);
    },
  };
}
