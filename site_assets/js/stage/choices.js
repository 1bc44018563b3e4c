// What is looked at: training or inference, which run, which pinned moment; and its address.

import { attributeSetter, h, textSetter } from '../ui/dom.js';

// The container says in data-with which groups it holds. runs: the names of all recorded runs.
// actions: { mode, run, pin, link }
export function makeChoices(container, run, runs, actions) {
  const groups = {
    modes: () => makeModes(actions),
    runs: () => makeRuns(run, runs, actions),
    pin: () => makePin(run, actions),
    link: () => makeLink(actions),
    embed: () => makeEmbed(actions),
  };
  const held = (container.dataset.with ?? '').split(' ').filter((name) => name in groups);
  const made = held.map((name) => groups[name]());
  held.forEach((name, n) => container.append(h('div', { class: `group choice-${name}` }, made[n].elements)));
  return {
    update(model) {
      for (const group of made) group.update?.(model);
    },
  };
}

function makeModes(actions) {
  const buttons = [
    ['training', 'Training', 'The recorded run, with the training pictures'],
    ['inference', 'Inference', 'Draw a picture and let the network answer'],
  ].map(([mode, text, title]) => {
    const element = h('button', { type: 'button', title, onclick: () => actions.mode(mode) }, text);
    return { mode, element, set: attributeSetter(element) };
  });
  return {
    elements: buttons.map((button) => button.element),
    update({ state }) {
      for (const button of buttons) button.set('aria-pressed', String(state.mode === button.mode));
    },
  };
}

function makeRuns(run, runs, actions) {
  const chooser = h(
    'select',
    { 'aria-label': 'Run', title: 'Which recorded run', onchange: () => actions.run(chooser.value) },
    runs.map((name) => h('option', { value: name }, name)),
  );
  chooser.value = run.name;
  return { elements: [h('label', {}, 'run ', chooser)] };
}

function makePin(run, actions) {
  const button = h('button', { type: 'button', onclick: () => actions.pin(pinned ? null : here) }, 'Pin');
  const setText = textSetter(button);
  const set = attributeSetter(button);
  let pinned = null;
  let here = '';
  return {
    elements: [button],
    update(model) {
      pinned = model.state.pin;
      here = run.name === 'main' ? String(model.epoch) : `${run.name}@${model.epoch}`;
      setText(pinned ? `Unpin ${pinned}` : 'Pin');
      set('aria-pressed', String(Boolean(pinned)));
      set('title', pinned ? 'Stop comparing' : 'Keep this epoch to compare others with');
    },
  };
}

function makeLink(actions) {
  const copier = makeCopier('Copy link', 'Copy the address of this moment', 'Address of this moment', actions.link);
  return { elements: [...copier, h('a', { class: 'button', href: 'verify.html#run' }, 'Verify')] };
}

// A frame with this moment for someone else's page. From disk there is no address that a page could hold.
function makeEmbed(actions) {
  if (location.protocol === 'file:') return { elements: [] };
  const title = 'Copy a frame with this moment, to put into a page of your own';
  return { elements: makeCopier('Embed', title, 'Frame with this moment', actions.embed) };
}

// A button that copies a text; where the browser forbids it, the text is shown to be copied.
function makeCopier(name, title, what, text) {
  const shown = h('input', { type: 'text', readonly: true, hidden: true, 'aria-label': what });
  const button = h('button', { type: 'button', title }, name);
  const setText = textSetter(button);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      setText('Copied');
      setTimeout(() => setText(name), 1500);
    } catch {
      shown.hidden = false;
      shown.value = text();
      shown.select();
    }
  });
  return [button, shown];
}
