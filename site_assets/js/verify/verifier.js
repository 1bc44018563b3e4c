// The verification as a reader sees it: a button, a bar, and what was found.

import { t } from '../language/text.js';
import { BundleError } from '../record/bundle.js';
import { h } from '../ui/dom.js';
import { bring } from '../page/later.js';
import { pause } from '../ui/pause.js';
import { outcomeOf } from './outcome.js';
import { checkGradients, mismatchedIn, openRecord, replay } from './replay.js';
import { chosen, published } from './sources.js';

const SLICE = 12; // ms of work before the page gets its turn

export function makeVerifier(container, loader) {
  const progress = h('progress', { max: 1, value: 0, 'aria-label': t('Epochs replayed') });
  const result = h('div', { class: 'result', role: 'status' });
  const epoch = h('input', { type: 'number', min: 0, max: 100, value: 50, 'aria-label': t('Epoch of the gradient check') });
  const files = h('input', { type: 'file', accept: '.json,application/json', multiple: true });
  const button = h('button', { type: 'button', class: 'primary', onclick: () => verify(published(loader)) }, t('Verify'));
  files.addEventListener('change', () => verify(chosen(files.files, loader)));
  const own = h('p', {}, h('label', {}, t('A copy of main.json or main-samples.json, or an experiment saved in the lab:'), ' ', files));
  container.append(h('p', {}, button, ' ', h('label', {}, t('gradients at epoch'), ' ', epoch)), progress, result, h('details', {}, h('summary', {}, t('Check a file of your own')), own));

  async function verify(source) {
    button.disabled = true;
    result.replaceChildren();
    try {
      const { run, mismatched, steps, isRecord } = await opened(await source, loader);
      const report = await inSlices(steps, (done) => {
        progress.value = done / run.epochs.length;
      });
      const gradients = isRecord ? checkGradients(run, run.indexOf(Number(epoch.value))) : null;
      const { isSound, elements } = outcomeOf({ run, report, gradients, mismatched });
      show(isSound, isSound ? t('✓ Every value agrees.') : t('✗ The record does not agree with the run.'), ...elements);
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      show(false, t('✗ The record cannot be read.'), h('p', {}, error.message));
    } finally {
      button.disabled = false;
    }
  }

  function show(isSound, outcome, ...details) {
    result.className = `result ${isSound ? 'sound' : 'unsound'}`;
    result.replaceChildren(h('p', { class: 'outcome' }, outcome), ...details);
  }

  return { verify: () => button.click() };
}

// The run of what is to be verified, and the steps that do it. What knows experiments comes when there is one.
async function opened(source, loader) {
  if (!source.experiment) {
    const { run, mismatched } = openRecord(source);
    return { run, mismatched, steps: replay(run), isRecord: true };
  }
  const { openExperiment } = await bring('lab/check.js');
  const { run, replay: again } = await openExperiment(source.experiment, loader);
  return { run, mismatched: mismatchedIn(source.experiment), steps: again(), isRecord: false };
}

// Runs a generator to its end, a slice at a time; resolves with what it returns.
async function inSlices(steps, report) {
  for (;;) {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const { value, done } = steps.next();
      if (done) return value;
      report(value);
    }
    await pause();
  }
}
