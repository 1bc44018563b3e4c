// Brings bundles into the page. They arrive as classic scripts, because a page opened from disk may load
// nothing else; each script hands its bundle to `explorableBundles.push`. A page that is one file holds them
// as blocks of JSON.

import { t } from '../language/text.js';
import { BundleError } from './bundle.js';

// addresses: the file of each bundle's script by the bundle's name, such as { main: 'data/main.1a2b3c.js' };
// those of many files at once as 'main-samples-*': 'data/main-samples-*.1a2b3c.js'
/** @param {Record<string, string>} addresses @param {any} page */
export function makeArrivals(addresses, page) {
  const awaited = new Map(); // name -> { promise, resolve, reject, isHere }
  const expect = (name) => {
    if (!awaited.has(name)) awaited.set(name, promised());
    return awaited.get(name);
  };
  const receive = ([name, bundle]) => {
    const bundled = expect(name);
    bundled.isHere = true;
    bundled.resolve(bundle);
  };
  const early = page.explorableBundles ?? [];
  page.explorableBundles = { push: receive };
  early.forEach(receive);

  const addressOf = (name) => {
    const [, stem, number] = /^(.+-)(\d+)$/.exec(name) ?? [];
    return addresses[name] ?? addresses[`${stem}*`]?.replace('*', number);
  };

  function ask(name) {
    const { promise, resolve, reject } = expect(name);
    const address = addressOf(name);
    if (address === undefined) reject(new BundleError(t('There is no recording called {name}.', { name })));
    else if (address.startsWith('#')) resolve(readBlock(page.document, address));
    else {
      bringScript(page, address, () => {
        if (awaited.get(name).isHere) return;
        awaited.delete(name); // what did not come is forgotten, so that asking again tries again
        reject(missing(address));
      });
    }
    return promise;
  }

  return {
    exists: (name) => addressOf(name) !== undefined,
    bring: (name) => awaited.get(name)?.promise ?? ask(name),
  };
}

function promised() {
  const settle = { isHere: false };
  settle.promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
  settle.promise.catch(() => {}); // whoever asks is told; nobody asking is no error
  return settle;
}

// `settle` is called once the script has run or failed. The page may have brought it already.
function bringScript(page, address, settle) {
  const { document } = page;
  if (document.readyState !== 'complete' && document.querySelector(`script[src="${address}"]`)) {
    page.addEventListener('load', settle, { once: true });
    return;
  }
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
  return new BundleError(t('The file {file} is missing or damaged.', { file: address }));
}
