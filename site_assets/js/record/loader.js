// Brings bundles into the page. They arrive as classic scripts, because a page opened from disk may load
// nothing else; each script hands its bundle to `explorableBundles.push`. A page that is one file holds them
// as blocks of JSON.

import { BundleError } from './bundle.js';
import { pause } from '../ui/pause.js';
import { Run } from './run.js';

// manifest: file name of each bundle's script by its name, such as { main: 'data/main.1a2b3c.js' };
// those of many files at once as 'main-samples-*': 'data/main-samples-*.1a2b3c.js'
export function makeLoader(manifest, page) {
  const { document } = page;
  const bundles = new Map(); // name -> { promise, resolve, reject, isAsked, isHere }
  const runs = new Map(); // name -> Promise of a Run
  const readyRuns = new Map(); // name -> Run

  const slot = (name) => {
    if (!bundles.has(name)) {
      const made = { isAsked: false, isHere: false };
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      made.promise.catch(() => {}); // whoever asks is told; nobody asking is no error
      bundles.set(name, made);
    }
    return bundles.get(name);
  };

  const receive = ([name, bundle]) => {
    const wanted = slot(name);
    wanted.isHere = true;
    wanted.resolve(bundle);
  };
  const arrived = page.explorableBundles ?? [];
  page.explorableBundles = { push: receive };
  arrived.forEach(receive);

  // Files that are many share an entry: 'main-samples-*' says where main-samples-7 is.
  const addressOf = (name) => {
    const [, stem, number] = /^(.+-)(\d+)$/.exec(name) ?? [];
    return manifest[name] ?? manifest[`${stem}*`]?.replace('*', number);
  };

  const load = (name) => {
    const wanted = slot(name);
    if (wanted.isAsked || wanted.isHere) return wanted.promise;
    const address = addressOf(name);
    // Called once its script has run or failed. What did not come is forgotten, so that asking again tries again.
    const settle = () => {
      if (wanted.isHere) return;
      bundles.delete(name);
      wanted.reject(missing(address));
    };
    wanted.isAsked = true;
    if (address === undefined) wanted.reject(new BundleError(`There is no recording called ${name}.`));
    else if (address.startsWith('#')) wanted.resolve(readBlock(document, address));
    else if (document.readyState !== 'complete' && document.querySelector(`script[src="${address}"]`)) {
      page.addEventListener('load', settle, { once: true });
    } else bringScript(document, address, settle);
    return wanted.promise;
  };

  const run = (name) => {
    if (!runs.has(name)) {
      const made = load(name).then((bundle) => {
        const opened = new Run(bundle);
        if (opened.name !== name) throw new BundleError(`The file ${manifest[name]} holds another recording.`);
        readyRuns.set(name, opened);
        return opened;
      });
      made.catch(() => runs.delete(name));
      runs.set(name, made);
    }
    return runs.get(name);
  };

  // Brings all training pictures, where the run does not hold them.
  const pictures = async (opened) => {
    if (opened.isComplete) return;
    const bundle = await load('pictures');
    if (!opened.isComplete) opened.takePictures(bundle);
  };

  return {
    names: Object.keys(manifest).filter((name) => name !== 'pictures' && !name.includes('-samples')),
    run,
    ready: (name) => readyRuns.get(name) ?? null,
    bundle: load,
    pictures,
    // Brings the file with a sample's intermediates, where there is one that is not here yet. Resolves with whether
    // it brought one.
    async samples(opened, sample) {
      const name = opened.bundleOf(sample);
      if (opened.isRecorded(sample) || addressOf(name) === undefined) return false;
      const [bundle] = await Promise.all([load(name), sample < opened.pictures.labels.length ? null : pictures(opened)]);
      await pause();
      if (opened.isRecorded(sample)) return false;
      opened.attachSamples(bundle);
      return true;
    },
  };
}

function bringScript(document, address, settle) {
  const script = document.createElement('script');
  script.src = address;
  script.addEventListener('load', settle);
  script.addEventListener('error', settle);
  document.head.append(script);
}

// A bundle within the page. What cannot be read is refused like any other damaged bundle.
async function readBlock(document, id) {
  try {
    return JSON.parse(document.getElementById(id.slice(1)).textContent);
  } catch {
    throw missing(id);
  }
}

function missing(address) {
  return new BundleError(`The file ${address} is missing or damaged.`);
}
