// The drawer of changes: where the experiment leaves the record, what it changes, and what may be done with it.

import { t } from '../language/text.js';
import { bring } from '../page/later.js';
import { h, textSetter } from '../ui/dom.js';
import { inWords } from './edit.js';
import { makeAlterations } from './alterations.js';
import { presetsOf } from './presets.js';

const EPOCHS = 100; // that 'Train on' trains, unless told otherwise

// lab: see lab.js. Returns { update(model), progress(share), refuse(sentence) }.
export function makeDrawer(container, lab) {
  const status = h('p', { class: 'status', role: 'status' });
  const say = textSetter(status);
  const origin = makeOrigin(lab);
  const list = makeList(lab);
  const deeds = makeDeeds(lab);
  const alterations = makeAlterations(lab);
  container.append(origin.element, list.element, status, deeds.element, alterations.element);
  let shown = null; // the fork that the status is about
  return {
    update(model) {
      for (const part of [origin, list, deeds, alterations]) part.update(model);
      if (shown === model.fork) return;
      shown = model.fork;
      status.removeAttribute('aria-live');
      say(summary(model));
      status.classList.remove('refused');
    },
    progress(share) {
      status.setAttribute('aria-live', 'off'); // only the end is told
      say(t('Training: {percent} %', { percent: Math.floor(100 * share) }));
    },
    refuse(sentence) {
      say(sentence);
      status.classList.add('refused');
    },
  };
}

function summary({ fork, changes, name, epoch }) {
  const trained = fork.epochs.length - 1;
  if (!trained) return t('{name} at epoch {epoch}, not trained further yet.', { name, epoch });
  const epochTold = fork.lastEpoch;
  return changes.length ? t('Trained to epoch {epoch}; the record stands behind it, paler.', { epoch: epochTold }) : t('{name} as it was recorded, to epoch {epoch}.', { name, epoch: epochTold });
}

// Which run, from which epoch; and experiments to start from.
function makeOrigin(lab) {
  const run = h('select', { 'aria-label': t('Run'), onchange: () => lab.from(run.value, shown.epoch) });
  const epoch = h('input', { type: 'number', min: 0, step: 1, 'aria-label': t('From epoch'), onchange: () => lab.from(shown.name, epoch.value) });
  const presets = h('div', { class: 'row' });
  let shown = null;
  return {
    element: h('div', { class: 'origin' }, h('details', {}, h('summary', {}, t('Try an experiment')), presets), h('label', {}, t('Run'), ' ', run), h('label', {}, t('from'), ' ', epoch)),
    update(model) {
      if (!shown) {
        run.append(...model.runs.map((name) => h('option', { value: name }, name)));
        presets.append(...presetsOf(model.main).map(({ name, text }) => h('button', { type: 'button', onclick: () => lab.begin(text) }, name)));
      }
      if (shown?.fork === model.fork) return;
      shown = model;
      run.value = model.name;
      epoch.max = model.recorded.lastEpoch;
      epoch.value = model.epoch;
    },
  };
}

function makeList(lab) {
  const list = h('ul', { class: 'list' });
  const none = h('p', { class: 'none' }, t('Nothing is changed yet.'));
  let shown = null;
  return {
    element: h('div', {}, none, list),
    update({ fork, changes }) {
      if (shown === fork) return;
      shown = fork;
      none.hidden = changes.length > 0;
      list.replaceChildren(...changes.map((change, index) => makeItem(inWords(change, fork), () => lab.remove(index))));
    },
  };
}

function makeItem(words, remove) {
  const button = h('button', { type: 'button', 'aria-label': t('Remove {words}', { words }), title: t('Remove'), onclick: remove }, '×');
  return h('li', {}, h('span', {}, words), button);
}

function makeDeeds(lab) {
  const epochs = h('input', { type: 'number', min: 1, max: 10000, step: 1, value: EPOCHS, 'aria-label': t('Epochs') });
  const train = h('button', { type: 'button', class: 'train', onclick: () => lab.trainOn(Number(epochs.value)) }, t('Train on'));
  const undo = h('button', { type: 'button', onclick: () => lab.travel(-1) }, t('Undo'));
  const redo = h('button', { type: 'button', onclick: () => lab.travel(1) }, t('Redo'));
  const again = h('button', { type: 'button', title: t('The run as it was recorded, with no changes'), onclick: () => lab.startAgain() }, t('Start again'));
  const copy = h('button', { type: 'button', title: t('Copy the address of this experiment') }, t('Copy link'));
  const address = h('input', { type: 'text', readonly: true, hidden: true, 'aria-label': t('Address of this experiment') });
  copy.addEventListener('click', () => copyLink(lab.link(), copy, address));
  return {
    element: h('div', { class: 'deeds' }, h('span', { class: 'together' }, train, h('label', {}, epochs, ' ', t('epochs'))), undo, redo, again, copy, address, makeTakeAway(lab)),
    update({ canUndo, canRedo }) {
      undo.disabled = !canUndo;
      redo.disabled = !canRedo;
    },
  };
}

// Files to keep: what the experiment found, and the experiment itself.
function makeTakeAway(lab) {
  const files = [
    { name: t('Losses'), file: 'experiment.csv', maker: 'tableOf' },
    { name: t('NumPy'), file: 'experiment.npz', maker: 'numpyOf' },
    { name: t('Bundle'), file: 'experiment.json', maker: 'bundleTextOf' },
    { name: t('Python'), file: 'experiment.py', maker: 'pythonOf' },
    { name: t('JavaScript'), file: 'experiment.js', maker: 'javaScriptOf' },
  ];
  const buttons = files.map(({ name, file, maker }) => {
    const keep = async () => save(file, (await bring('lab/take_away.js'))[maker](lab.fork));
    return h('button', { type: 'button', title: t('Save {file}', { file }), onclick: keep }, name);
  });
  return h('details', { class: 'take-away' }, h('summary', {}, t('Take it away')), h('div', { class: 'row' }, buttons));
}

function save(file, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  h('a', { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

// Where the browser forbids copying, the text is shown to be copied.
async function copyLink(text, button, shown) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t('Copied');
    setTimeout(() => {
      button.textContent = t('Copy link');
    }, 1500);
  } catch {
    shown.hidden = false;
    shown.value = text;
    shown.select();
  }
}
