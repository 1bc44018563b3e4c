// The chosen number nudged by hand, at the moment on the stage: drawn where the reader asks for it, and once the hand rests.

import { t } from '../language/text.js';
import { bring } from '../page/later.js';
import { momentOf } from '../record/moment.js';
import { isParameter, selectionText } from '../record/names.js';
import { h } from '../ui/dom.js';

const REST = 150; // ms

export function makeNudging() {
  const stage = h('div', { class: 'stage' });
  const element = h('details', { class: 'nudging figure live', hidden: true, ontoggle: () => draw() }, h('summary', {}, t('Nudge it')), stage);
  let model = null;
  let drawn = '';
  let timer = 0;
  const draw = async () => {
    if (!element.open || !model) return;
    const { fork, state, selection } = model;
    const key = keyOf(model);
    if (key === drawn) return;
    drawn = key;
    const { makeNudge, parameterAt, scoreAt } = await bring('live/loss-along.js');
    const index = fork.indexOf(state.epoch);
    const { kind, indices } = selection;
    const subject = kind === 'o' ? scoreAt(momentOf(fork, index, state.sample), indices[0]) : parameterAt(fork, index, kind, indices);
    if (key === drawn) stage.replaceChildren(...makeNudge(subject));
  };
  return {
    element,
    update(told) {
      const { selection, state } = told;
      model = canBeNudged(selection, state) ? told : null;
      element.hidden = !model;
      clearTimeout(timer);
      if (element.open) timer = setTimeout(draw, REST);
    },
  };
}

// A parameter, or the score of an output for a picture whose right answer is known.
function canBeNudged(selection, { mode }) {
  return selection !== null && (isParameter(selection.kind) || (selection.kind === 'o' && mode === 'training'));
}

function keyOf({ fork, state, selection: { kind, indices } }) {
  return [fork.name, state.epoch, selectionText(kind, indices), kind === 'o' ? state.sample : ''].join(' ');
}
