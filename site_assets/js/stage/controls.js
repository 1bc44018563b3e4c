// Play, steps and speed.

import { h, textSetter } from '../ui/dom.js';

const SPEEDS = [2, 5, 10, 25, 60];

// actions: { play, step, speed }
export function makeControls(container, actions) {
  const play = h('button', { type: 'button', class: 'play', title: 'Run through the epochs', onclick: actions.play }, 'Play');
  const step = (name, sign, by) =>
    h('button', { type: 'button', class: 'step', 'aria-label': name, title: name, onclick: () => actions.step(by) }, sign);
  const speed = h(
    'select',
    { 'aria-label': 'Speed', title: 'Epochs a second', onchange: () => actions.speed(Number(speed.value)) },
    SPEEDS.map((value) => h('option', { value }, `${value}/s`)),
  );
  container.append(play, step('Previous epoch', '‹', -1), step('Next epoch', '›', 1), speed);
  const setPlay = textSetter(play);
  return {
    update({ state }) {
      setPlay(state.playing ? 'Pause' : 'Play');
      if (speed.value !== String(state.speed)) speed.value = state.speed;
    },
  };
}
