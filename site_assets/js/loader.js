// Brings bundles into the page. They arrive as classic scripts, because a page opened from disk may load
// nothing else; each script hands its bundle to `explorableBundles.push`.

import { BundleError } from './bundle.js';
import { Run } from './run.js';

// manifest: file name of each bundle's script by its name, such as { main: 'data/main.1a2b3c.js' }
export function makeLoader(manifest, page) {
  const bundles = new Map(); // name -> { promise, resolve, reject }
  const runs = new Map(); // name -> Promise of a Run
  const readyRuns = new Map(); // name -> Run

  const slot = (name) => {
    if (!bundles.has(name)) {
      let settle;
      const promise = new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
      promise.catch(() => {}); // whoever asks is told; nobody asking is no error
      bundles.set(name, { promise, ...settle });
    }
    return bundles.get(name);
  };

  const receive = ([name, bundle]) => slot(name).resolve(bundle);
  const arrived = page.explorableBundles ?? [];
  page.explorableBundles = { push: receive };
  arrived.forEach(receive);

  const load = (name) => {
    const { promise, reject } = slot(name);
    const address = manifest[name];
    if (!address) reject(new BundleError(`There is no recording called ${name}.`));
    else if (!page.document.querySelector(`script[src="${address}"]`)) {
      const script = page.document.createElement('script');
      script.src = address;
      script.addEventListener('load', () => reject(missing(address)));
      script.addEventListener('error', () => reject(missing(address)));
      page.document.head.append(script);
    } else if (page.document.readyState === 'complete') reject(missing(address));
    else page.addEventListener('load', () => reject(missing(address)), { once: true });
    return promise;
  };

  const run = (name) => {
    if (!runs.has(name)) {
      runs.set(
        name,
        load(name).then((bundle) => {
          const made = new Run(bundle);
          readyRuns.set(name, made);
          return made;
        }),
      );
    }
    return runs.get(name);
  };

  return {
    names: Object.keys(manifest).filter((name) => !name.includes('-samples')),
    run,
    ready: (name) => readyRuns.get(name) ?? null,
    bundle: load,
    // The intermediates of a run, where they were recorded.
    async samples(name) {
      if (!manifest[`${name}-samples`]) return;
      const [made, bundle] = await Promise.all([run(name), load(`${name}-samples`)]);
      if (!made.samples) made.attachSamples(bundle);
    },
  };
}

function missing(address) {
  return new BundleError(`The file ${address} is missing or damaged.`);
}
