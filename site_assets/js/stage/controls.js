// Play, steps and speed.

import { t } from '../language/text.js';
import { h, textSetter } from '../ui/dom.js';

const SPEEDS = [2, 5, 10, 25, 60];

// actions: { play, step, speed }
export function makeControls(container, actions) {
  const play = h('button', { type: 'button', class: 'play', title: t('Run through the epochs'), onclick: actions.play }, t('Play'));
  const step = (name, sign, by) =>
    h('button', { type: 'button', class: 'step', 'aria-label': name, title: name, onclick: () => actions.step(by) }, sign);
  const speed = h(
    'select',
    { 'aria-label': t('Speed'), title: t('Epochs a second'), onchange: () => actions.speed(Number(speed.value)) },
    SPEEDS.map((value) => h('option', { value }, `${value}/s`)),
  );
  container.append(play, step(t('Previous epoch'), '‹', -1), step(t('Next epoch'), '›', 1), speed);
  const setPlay = textSetter(play);
  return {
    update({ state }) {
      setPlay(state.playing ? t('Pause') : t('Play'));
      if (speed.value !== String(state.speed)) speed.value = state.speed;
    },
  };
}
