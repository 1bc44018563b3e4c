// Keys that work wherever the focus is, unless what has it wants them itself; and the list of them.

import { t } from '../language/text.js';
import { escape } from '../state/state.js';
import { h } from '../ui/dom.js';

const LIST = [
  [t('Space'), t('play or pause')],
  ['← →', t('an epoch back or on')],
  ['[ ]', t('the sample before or after')],
  [t('Tab, arrows'), t('into the graph, and along it')],
  [t('Enter'), t('open what is in focus')],
  ['b', t('open the bias of the neuron in focus')],
  ['f', t('fill the screen')],
  [t('Esc'), t('one level up, then close')],
  ['?', t('this list')],
];
const TYPING = 'input:not([type=range]), textarea, select, [contenteditable]';
const OWN_ARROWS = `${TYPING}, [type=range], [role=slider], .network, .handle, summary`;
const PRESSED = 'button, a, summary';

// actions: { play, step, sampleBy, close, present, showKeys }. Returns the listener.
export function makeKeys(store, actions) {
  const plain = {
    ArrowLeft: () => actions.step(-1),
    ArrowRight: () => actions.step(1),
    '[': () => actions.sampleBy(-1),
    ']': () => actions.sampleBy(1),
    f: () => actions.present(),
    '?': () => actions.showKeys(),
  };
  return (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key, target } = event;
    const state = store.get();
    const wants = (selector) => target instanceof Element && target.closest(selector);
    if (wants('dialog')) return;
    if (key === 'Escape' && (state.select || state.trail.length)) store.set(escape(state));
    else if (key === ' ' && !wants(TYPING) && !isAboutToPress(target)) actions.play();
    else if (key in plain && !wants(key.startsWith('Arrow') ? OWN_ARROWS : TYPING)) plain[key]();
    else return;
    event.preventDefault();
  };
}

// Space presses a button that the keyboard has come to. One that was clicked keeps the focus without being asked for.
function isAboutToPress(target) {
  return target instanceof Element && target.matches(PRESSED) && target.matches(':focus-visible') && !target.closest('.network');
}

export function showKeys(container) {
  const rows = LIST.map(([key, what]) => h('div', {}, h('dt', {}, key), h('dd', {}, what)));
  const close = h('button', { type: 'button', onclick: () => dialog.close() }, t('Close'));
  const name = h('h2', { id: 'keys-name' }, t('Keys'));
  const dialog = h('dialog', { class: 'keys', 'aria-labelledby': 'keys-name' }, name, h('dl', {}, rows), close);
  dialog.addEventListener('close', () => dialog.remove());
  container.append(dialog);
  dialog.showModal();
}
