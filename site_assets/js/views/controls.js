// Mode, run, play, steps, speed, pin: the inspector's buttons.

import { attributeSetter, h, textSetter } from './dom.js';

const SPEEDS = [2, 5, 10, 25, 60];

// The container says in data-with which groups it holds besides Play. runs: the names of all recorded runs.
// actions: { mode, run, play, step, speed, pin, link }
export function makeControls(container, run, runs, actions) {
  const button = (text, onclick, attributes) => h('button', { type: 'button', onclick, ...attributes }, text);
  const training = button('Training', () => actions.mode('training'), { title: 'The recorded run, with the training pictures' });
  const inference = button('Inference', () => actions.mode('inference'), { title: 'Draw a picture and let the network answer' });
  const play = button('Play', actions.play, { class: 'play', title: 'Run through the epochs' });
  const back = button('‹', () => actions.step(-1), { 'aria-label': 'Previous epoch', title: 'Previous epoch' });
  const forth = button('›', () => actions.step(1), { 'aria-label': 'Next epoch', title: 'Next epoch' });
  const pin = button('Pin', () => actions.pin(pinned ? null : here), {});
  const speed = h(
    'select',
    { 'aria-label': 'Speed', title: 'Epochs a second', onchange: () => actions.speed(Number(speed.value)) },
    SPEEDS.map((value) => h('option', { value }, `${value} epochs/s`)),
  );
  const chooser = h(
    'select',
    { 'aria-label': 'Run', title: 'Which recorded run', onchange: () => actions.run(chooser.value) },
    runs.map((name) => h('option', { value: name }, name)),
  );
  const link = makeCopyLink(actions);
  const choices = (container.dataset.with ?? '').split(' ');
  const group = (name, ...children) => (choices.includes(name) ? h('div', { class: `group ${name}` }, children) : null);
  const groups = [
    h('div', { class: 'group playing' }, play, back, forth, speed),
    group('modes', training, inference),
    group('runs', h('label', {}, 'run ', chooser)),
    group('pin', pin),
    group('link', ...link, h('a', { class: 'button', href: 'verify.html#run' }, 'Verify')),
  ];
  container.append(...groups.filter(Boolean));
  const setPlay = textSetter(play);
  const setPin = textSetter(pin);
  const setPinned = attributeSetter(pin);
  const setTraining = attributeSetter(training);
  const setInference = attributeSetter(inference);
  let pinned = null;
  let here = '';
  return {
    update(model) {
      const { state } = model;
      setPlay(state.playing ? 'Pause' : 'Play');
      setTraining('aria-pressed', String(state.mode === 'training'));
      setInference('aria-pressed', String(state.mode === 'inference'));
      pinned = state.pin;
      here = run.name === 'main' ? String(model.epoch) : `${run.name}@${model.epoch}`;
      setPin(pinned ? `Unpin ${pinned}` : 'Pin');
      setPinned('aria-pressed', String(Boolean(pinned)));
      setPinned('title', pinned ? 'Stop comparing' : 'Keep this epoch to compare others with');
      if (speed.value !== String(state.speed)) speed.value = state.speed;
      if (chooser.value !== run.name) chooser.value = run.name;
    },
  };
}

// Copies the address of this moment; where the browser forbids it, the address is shown to be copied.
function makeCopyLink(actions) {
  const shown = h('input', { type: 'text', readonly: true, hidden: true, 'aria-label': 'Address of this moment' });
  const button = h('button', { type: 'button', title: 'Copy the address of this moment' }, 'Copy link');
  const setText = textSetter(button);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(actions.link());
      setText('Copied');
      setTimeout(() => setText('Copy link'), 1500);
    } catch {
      shown.hidden = false;
      shown.value = actions.link();
      shown.select();
    }
  });
  return [button, shown];
}
