// Moves through the stages of one step: a slider, and a button to each side.

import { attributeSetter, h, textSetter } from '../ui/dom.js';

// block: see explanations/one_step.js.
export function makeScrubber({ last }, ledger, actions) {
  let stage = 0;
  const go = (to) => actions.stage(Math.max(0, Math.min(last, to)));
  const slider = h('input', { type: 'range', min: 0, max: last, step: 1, 'aria-label': 'Stage', oninput: () => go(Number(slider.value)) });
  const before = h('button', { type: 'button', 'aria-label': 'Previous stage', onclick: () => go(stage - 1) }, '‹');
  const after = h('button', { type: 'button', 'aria-label': 'Next stage', onclick: () => go(stage + 1) }, '›');
  const count = h('span', { class: 'count' });
  const setCount = textSetter(count);
  const set = attributeSetter(slider);
  const element = h('div', { class: 'scrubber' }, before, slider, after, count);
  const setElement = attributeSetter(element);
  return {
    element,
    update(next) {
      stage = next.stage;
      if (Number(slider.value) !== stage) slider.value = String(stage);
      set('aria-valuetext', `${stage + 1} of ${last + 1}: ${next.title}`);
      setElement('class', `scrubber ${next.isBack ? 'back' : 'forth'}`);
      setCount(`${stage + 1} of ${last + 1} ${next.isBack ? '←' : '→'}`);
    },
  };
}
