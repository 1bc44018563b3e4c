// Moves through the stages of one step: a slider, and a button to each side.

import { t } from '../language/text.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';

// block: see explanations/one_step.js.
export function makeScrubber({ last }, ledger, actions) {
  let stage = 0;
  const go = (to) => actions.stage(Math.max(0, Math.min(last, to)));
  const slider = h('input', { type: 'range', min: 0, max: last, step: 1, 'aria-label': t('Stage'), oninput: () => go(Number(slider.value)) });
  const before = h('button', { type: 'button', 'aria-label': t('Previous stage'), onclick: () => go(stage - 1) }, '‹');
  const after = h('button', { type: 'button', 'aria-label': t('Next stage'), onclick: () => go(stage + 1) }, '›');
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
      set('aria-valuetext', t('{place} of {count}: {title}', { place: stage + 1, count: last + 1, title: next.title }));
      setElement('class', `scrubber ${next.isBack ? 'back' : 'forth'}`);
      setCount(`${t('{place} of {count}', { place: stage + 1, count: last + 1 })} ${next.isBack ? '←' : '→'}`);
    },
  };
}
