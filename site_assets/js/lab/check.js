// Whether a bundle of an experiment is what its text says: it is trained again, and everything compared.

import { t } from '../language/text.js';
import { formatGrouped } from '../explanations/format.js';
import { BundleError, decodeArray } from '../record/bundle.js';
import { Run } from '../record/run.js';
import { SCALE } from '../shared.js';
import { bundleOf } from './bundle.js';
import { ExperimentError } from '../record/changes.js';
import { makeTraining, MOST_EPOCHS, parseExperiment, readExperiment, runOfExperiment } from '../record/experiment.js';

// bundle: as its file holds it. Resolves with { run, replay }: the run of the file, and what trains it again: a generator
// that yields the count of epochs done after each, and returns { compared, differences, first, milliseconds, headings },
// where headings names the keys that say something else. Rejects with a BundleError.
export async function openExperiment(bundle, loader) {
  const run = new Run(bundle, decodeArray);
  if (run.epochs.length > MOST_EPOCHS + 1) throw new BundleError(t('An experiment has at most {most} epochs.', { most: formatGrouped(MOST_EPOCHS) }));
  try {
    const { name } = parseExperiment(bundle.experiment);
    const recorded = loader.names.includes(name) ? await loader.run(name) : null;
    if (recorded) await loader.pictures(recorded);
    const experiment = readExperiment(bundle.experiment, () => recorded);
    const expected = await loader.bundle(name);
    return { run, replay: () => replayed({ bundle, run, experiment, expected }) };
  } catch (error) {
    throw error instanceof ExperimentError ? new BundleError(error.message) : error;
  }
}

function* replayed({ bundle, run, experiment, expected }) {
  /** @type {any} */
  const report = { compared: 0, differences: 0, first: null, milliseconds: 0, headings: [] };
  const training = makeTraining(experiment);
  for (let index = 0; index < run.epochs.length; index++) {
    const started = performance.now();
    training.advance(index);
    compareEpoch(report, run, index, training.states[index], experiment.epoch + index);
    report.milliseconds += performance.now() - started;
    yield index + 1;
  }
  const again = bundleOf(runOfExperiment('again', experiment, expected, training.states.slice(0, run.epochs.length)));
  const others = Object.keys(again).filter((key) => key !== 'arrays');
  report.headings = others.filter((key) => JSON.stringify(again[key]) !== JSON.stringify(bundle[key]));
  report.differences += report.headings.length;
  return report;
}

function compareEpoch(report, run, index, state, epoch) {
  const compare = (quantity, recorded, found) => {
    for (let unit = 0; unit < found.length; unit++) {
      report.compared++;
      if (found[unit] === recorded[unit]) continue;
      report.differences++;
      report.first ??= { quantity, epoch, unit, recorded: recorded[unit], found: found[unit] };
    }
  };
  compare('epoch', [run.epochs[index] * SCALE], [epoch * SCALE]);
  compare('q', run.millionths(index), state.q);
  compare('loss', [Math.round(run.loss[index] * SCALE)], [state.loss]);
  compare('hits', [run.hits[index] * SCALE], [state.hits * SCALE]);
}
