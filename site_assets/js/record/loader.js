// Opens runs, and brings what they do not hold yet: pictures, and the intermediates of their samples.

import { t } from '../language/text.js';
import { makeArrivals } from './arrivals.js';
import { BundleError } from './bundle.js';
import { pause } from '../ui/pause.js';
import { Run } from './run.js';
import { trainAgain } from './start.js';

const START = '/start'; // behind a run's name: it is sent as that alone
const OTHERS = ['pictures', 'landscape']; // bundles that are no run's

// addresses: as in arrivals.js
/** @param {Record<string, string>} addresses @param {any} page */
export function makeLoader(addresses, page) {
  const { bring, exists } = makeArrivals(addresses, page);
  const asked = new Map(); // name -> Promise of a Run
  const ready = new Map(); // name -> Run

  // What a run's bundle says besides its parameters.
  const heading = (name) => bring(exists(name + START) ? name + START : name).catch(() => bring(name));

  async function open(name) {
    const opened = (exists(name + START) && (await fromStart(name, bring))) || new Run(await bring(name));
    if (opened.name !== name) throw new BundleError(t('The file {file} holds another recording.', { file: addresses[name] }));
    ready.set(name, opened);
    return opened;
  }

  function run(name) {
    if (!asked.has(name)) asked.set(name, open(name)).get(name).catch(() => asked.delete(name));
    return asked.get(name);
  }

  async function pictures(opened) { // brings those for training, where the run does not hold them
    if (opened.isComplete) return;
    const bundle = await bring('pictures');
    if (!opened.isComplete) opened.takePictures(bundle);
  }

  // Brings the file with a sample's intermediates, unless it is here; resolves with whether it brought one.
  async function samples(opened, sample) {
    const name = opened.bundleOf(sample);
    if (opened.isRecorded(sample) || !exists(name)) return false;
    const [bundle] = await Promise.all([bring(name), sample < opened.pictures.labels.length ? null : pictures(opened)]);
    await pause();
    if (opened.isRecorded(sample)) return false;
    opened.attachSamples(bundle);
    return true;
  }

  return { names: Object.keys(addresses).filter(isRun), run, ready: (name) => ready.get(name) ?? null, bundle: bring, heading, pictures, samples };
}

// A run that is sent as its start, if that is sound and leads to the record; else the record itself is asked for.
async function fromStart(name, bring) {
  try {
    return await trainAgain(await bring(name + START));
  } catch {
    return null;
  }
}

function isRun(name) {
  return !OTHERS.includes(name) && !name.includes('-samples') && !name.endsWith(START);
}
