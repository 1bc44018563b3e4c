// What is looked at: training or inference, and, behind one quiet menu, which run, the pinned moment and its address.

import { t } from '../language/text.js';
import { bring } from '../page/later.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';

// The container says in data-with which groups it holds. runs: the names of all recorded runs.
// actions: { mode, run, pin, link, embed, scene, present, showKeys }
export function makeChoices(container, run, runs, actions) {
  const groups = {
    modes: () => makeModes(actions),
    runs: () => makeRuns(run, runs, actions),
    pin: () => makePin(run, actions),
    link: () => makeLink(actions),
    embed: () => makeEmbed(actions),
    picture: () => makePicture(actions),
    present: () => makePresent(actions),
  };
  const held = (container.dataset.with ?? '').split(' ').filter((name) => name in groups);
  const chosen = held.includes('runs') && run.name !== 'main' ? run.name : null;
  const menu = held.some((name) => name !== 'modes' && name !== 'runs') ? makeMenu(chosen) : null;
  const made = held.map((name) => groups[name]());
  held.forEach((name, n) => {
    const place = menu && name !== 'modes' ? menu.list : container;
    place.append(h('div', { class: `group choice-${name}` }, made[n].elements));
  });
  if (menu) container.append(menu.element);
  return {
    update(model) {
      for (const group of made) group.update?.(model);
    },
  };
}

// Its name says which run was chosen, unless it is the main one. Closes when the reader goes on with something else.
function makeMenu(chosen) {
  const list = h('div', { class: 'menu-list' });
  const name = chosen ? t('{name} · More', { name: chosen }) : t('More');
  const element = h('details', { class: 'menu' }, h('summary', { title: t('Run, pin, link and more') }, name), list);
  const close = () => element.removeAttribute('open');
  element.addEventListener('toggle', () => {
    const change = element.open ? 'addEventListener' : 'removeEventListener';
    document[change]('pointerdown', closeOutside);
  });
  const closeOutside = (event) => element.contains(event.target) || close();
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    close();
    element.querySelector('summary').focus();
    event.stopPropagation();
  });
  return { element, list };
}

function makeModes(actions) {
  const buttons = [
    ['training', t('Training'), t('The recorded run, with the training pictures')],
    ['inference', t('Inference'), t('Draw a picture and let the trained network answer')],
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
    { 'aria-label': t('Run'), title: t('Which recorded run'), onchange: () => actions.run(chooser.value) },
    runs.map((name) => h('option', { value: name }, name)),
  );
  chooser.value = run.name;
  return { elements: [h('label', {}, t('run'), ' ', chooser)] };
}

function makePin(run, actions) {
  const button = h('button', { type: 'button', onclick: () => actions.pin(pinned ? null : here) }, t('Pin'));
  const setText = textSetter(button);
  const set = attributeSetter(button);
  let pinned = null;
  let here = '';
  return {
    elements: [button],
    update(model) {
      pinned = model.state.pin;
      here = run.name === 'main' ? String(model.epoch) : `${run.name}@${model.epoch}`;
      setText(pinned ? t('Unpin {moment}', { moment: pinName(pinned) }) : t('Pin'));
      set('aria-pressed', String(Boolean(pinned)));
      set('title', pinned ? t('Stop comparing') : t('Keep this moment to compare others with'));
    },
  };
}

// '10' or 'lr-3@10' in full.
function pinName(pin) {
  const [epoch, name = 'main'] = pin.split('@').reverse();
  return t('{name}, epoch {epoch}', { name, epoch });
}

function makeLink(actions) {
  const copier = makeCopier(t('Copy link'), t('Copy the address of this moment'), t('Address of this moment'), actions.link);
  return { elements: [...copier, h('a', { class: 'button', href: 'verify.html#run' }, t('Verify'))] };
}

// A frame with this moment for someone else's page. From disk there is no address that a page could hold.
function makeEmbed(actions) {
  if (location.protocol === 'file:') return { elements: [] };
  const title = t('Copy a frame with this moment, to put into a page of your own');
  return { elements: makeCopier(t('Embed'), title, t('Frame with this moment'), actions.embed) };
}

// A file with the picture of this moment; a line says which, or why there is none.
function makePicture(actions) {
  const status = h('span', { role: 'status', class: 'status' });
  const save = (kind) => async () => {
    const saving = bring('stage/moment_picture.js').then(({ savePicture }) => savePicture(kind, actions.scene()));
    status.textContent = await saving.then((file) => t('Saved as {file}', { file }), (error) => error.message);
  };
  const button = (name, title, kind) => h('button', { type: 'button', title, onclick: save(kind) }, name);
  return {
    elements: [
      button(t('Picture (SVG)'), t('Save a picture of this moment, with its address, sharp at any size'), 'svg'),
      button(t('Picture (PNG)'), t('Save a picture of this moment, with its address, for anything that shows pictures'), 'png'),
      status,
    ],
  };
}

function makePresent(actions) {
  const button = (text, title, press) => h('button', { type: 'button', title, onclick: (event) => closeMenuAnd(press, event) }, text);
  return {
    elements: [
      button(t('Present'), t('Fill the screen, large enough for the back row (f)'), () => actions.present()),
      button(t('Keys'), t('What can be done from the keyboard (?)'), () => actions.showKeys()),
    ],
  };
}

// The menu does not lie over what it was opened for.
function closeMenuAnd(press, event) {
  event.target.closest('.menu')?.removeAttribute('open');
  press();
}

// A button that copies a text; where the browser forbids it, the text is shown to be copied.
function makeCopier(name, title, what, text) {
  const shown = h('input', { type: 'text', readonly: true, hidden: true, 'aria-label': what });
  const button = h('button', { type: 'button', title }, name);
  const setText = textSetter(button);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      setText(t('Copied'));
      setTimeout(() => setText(name), 1500);
    } catch {
      shown.hidden = false;
      shown.value = text();
      shown.select();
    }
  });
  return [button, shown];
}
