// Keeps the site for reading without network, where the browser allows it; plain/worker.js does the work.
// Where it does not (no https, storage blocked, a folder on disk), nothing is lost but that.

import { manifest } from './page.js';
import { h } from './views/dom.js';

export function keepOffline() {
  if (!manifest.worker || !window.isSecureContext || !location.protocol.startsWith('http')) return;
  const container = workers();
  if (container) keep(container).catch(() => {});
}

// A browser that blocks storage may refuse even to be asked.
function workers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return null;
  }
}

async function keep(container) {
  const isFirst = !container.controller;
  // The worker asks, before it drops an older build, what its pages may still ask for.
  container.addEventListener('message', ({ ports }) => {
    ports[0].postMessage([...Object.values(manifest.bundles), ...Object.values(manifest.scripts)]);
  });
  await quiet();
  const registration = await container.register(manifest.worker);
  const offer = () => {
    if (registration.waiting && container.controller) showOffer(registration, container);
  };
  const follow = () => registration.installing?.addEventListener('statechange', offer);
  registration.addEventListener('updatefound', follow);
  follow();
  offer();
  if (!isFirst) container.controller?.postMessage('tidy up');
}

// After everything that the reader waits for.
async function quiet() {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => {
      window.addEventListener('load', resolve, { once: true });
    });
  }
  await new Promise((resolve) => {
    if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 500);
  });
}

// The reader chooses when the page changes under their hands.
function showOffer(registration, container) {
  if (document.querySelector('.offer')) return;
  const reload = () => {
    if (!registration.waiting) location.reload(); // another page has taken it already
    container.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage('take over');
  };
  const offer = h(
    'p',
    { class: 'offer', role: 'status' },
    'A newer version of these pages is here. ',
    h('button', { type: 'button', onclick: reload }, 'Reload'),
    h('button', { type: 'button', onclick: () => offer.remove() }, 'Later'),
  );
  document.body.append(offer);
}
