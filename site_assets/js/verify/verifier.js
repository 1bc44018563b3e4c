// The verification as a reader sees it: a button, a bar, and what was found.

import { BundleError, samplesBundlesOf } from '../record/bundle.js';
import { SCALE } from '../maths/grid.js';
import { subscripted } from '../record/names.js';
import { pause } from '../ui/pause.js';
import { checkGradients, openRecord, replay } from './replay.js';
import { h } from '../ui/dom.js';

const SLICE = 12; // ms of work before the page gets its turn

export function makeVerifier(container, loader) {
  const progress = h('progress', { max: 1, value: 0, 'aria-label': 'Epochs replayed' });
  const result = h('div', { class: 'result', role: 'status' });
  const epoch = h('input', { type: 'number', min: 0, max: 100, value: 50, 'aria-label': 'Epoch of the gradient check' });
  const files = h('input', { type: 'file', accept: '.json,application/json', multiple: true });
  const button = h('button', { type: 'button', class: 'primary', onclick: () => verify(() => published(loader)) }, 'Verify');
  files.addEventListener('change', () => verify(() => chosen(files.files, loader)));
  container.append(
    h('p', {}, button, ' ', h('label', {}, 'gradients at epoch ', epoch)),
    progress,
    result,
    h('details', {}, h('summary', {}, 'Check a file of your own'), h('p', {}, h('label', {}, 'A copy of main.json or main-samples.json: ', files))),
  );

  async function verify(open) {
    button.disabled = true;
    result.replaceChildren();
    try {
      const { run, mismatched } = openRecord(await open());
      const report = await inSlices(replay(run), (done) => {
        progress.value = done / run.epochs.length;
      });
      const gradients = checkGradients(run, run.indexOf(Number(epoch.value)));
      show(report, mismatched, gradients, run);
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      failed(h('p', {}, error.message));
    } finally {
      button.disabled = false;
    }
  }

  function show(report, mismatched, gradients, run) {
    const sound = !report.differences && !mismatched.length;
    result.className = `result ${sound ? 'sound' : 'unsound'}`;
    result.replaceChildren(
      h('p', { class: 'outcome' }, sound ? '✓ Every value agrees.' : '✗ The record does not agree with the run.'),
      table([
        ['values compared', report.compared.toLocaleString('en')],
        ['values that differ', report.differences.toLocaleString('en')],
        ['time to replay', `${report.milliseconds.toFixed(0)} ms`],
        [`gradients at epoch ${gradients.epoch}, by backpropagation and by nudging: ${gradients.count} compared, apart by at most`, gradients.apart.toExponential(1)],
      ]),
      ...(mismatched.length ? [h('p', {}, `The checksum is wrong of: ${mismatched.join(', ')}.`)] : []),
      ...(report.first ? [h('p', {}, whereOf(report.first, run))] : []),
    );
  }

  function failed(message) {
    result.className = 'result unsound';
    result.replaceChildren(h('p', { class: 'outcome' }, '✗ The record cannot be read.'), message);
  }

  return { verify: () => button.click() };
}

async function published(loader) {
  const bundle = await loader.bundle('main');
  const names = samplesBundlesOf(bundle);
  const pictures = names.length > 1 ? loader.bundle('pictures') : null;
  const [all, ...parts] = await Promise.all([pictures, ...names.map(loader.bundle)]);
  return { bundle, pictures: all, parts };
}

// The published record with the reader's own files in place of those they replace.
async function chosen(files, loader) {
  const record = await published(loader);
  const bundles = await Promise.all(Array.from(files, readJson));
  const isSamples = (bundle) => Boolean(bundle?.arrays?.z2);
  const inPlaceOf = (part) => bundles.find((bundle) => isSamples(bundle) && bundle.first_sample === part.first_sample) ?? part;
  return { ...record, bundle: bundles.find((bundle) => !isSamples(bundle)) ?? record.bundle, parts: record.parts.map(inPlaceOf) };
}

async function readJson(file) {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new BundleError(`${file.name} is not JSON: it is damaged, cut off, or something else.`);
  }
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

function table(rows) {
  return h('table', {}, h('tbody', {}, rows.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)))));
}

function whereOf({ quantity, epoch, sample, unit, recorded, found }, run) {
  const name = quantity === 'q' ? parameterName(unit, run.shape) : subscripted(quantity, quantity === 'sample_loss' ? [] : [unit]);
  const place = sample === undefined ? `epoch ${epoch}` : `epoch ${epoch}, sample ${sample}`;
  return `The first that differs: ${name} at ${place}. The file says ${recorded / SCALE}, the replay finds ${found / SCALE}.`;
}

function parameterName(index, { inputs, hidden, outputs }) {
  const blocks = [['w1', hidden, inputs], ['b1', hidden, 1], ['w2', outputs, hidden], ['b2', outputs, 1]];
  let rest = index;
  for (const [name, rows, columns] of blocks) {
    if (rest < rows * columns) {
      const row = Math.floor(rest / columns);
      return subscripted(name, name.startsWith('w') ? [row, rest % columns] : [row]);
    }
    rest -= rows * columns;
  }
  throw new RangeError(`there is no parameter ${index}`);
}
