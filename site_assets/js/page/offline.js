// Keeps the site for reading without network; plain/worker.js does the work. Brought in when all else is there.

import { t } from '../language/text.js';
import { manifest } from './page.js';
import { h } from '../ui/dom.js';

// Rejects where the browser does not allow it: storage may be blocked, and then even asking is an error.
export async function keep(worker) {
  const container = navigator.serviceWorker;
  const isFirst = !container.controller;
  const { href: root } = new URL('.', new URL(worker, location.href));
  const named = (address) => decodeURI(new URL(address, location.href).href.slice(root.length)); // as the worker does
  // The worker asks, before it drops an older build, what its pages may still ask for.
  container.addEventListener('message', ({ ports }) => {
    ports[0].postMessage([...Object.values(manifest.bundles), ...Object.values(manifest.scripts)].map(named));
  });
  const registration = await container.register(worker);
  const offer = () => {
    if (registration.waiting && container.controller) showOffer(registration, container);
  };
  const follow = () => registration.installing?.addEventListener('statechange', offer);
  registration.addEventListener('updatefound', follow);
  follow();
  offer();
  if (!isFirst) container.controller?.postMessage('tidy up');
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
    `${t('A newer version of these pages is here.')} `,
    h('button', { type: 'button', onclick: reload }, t('Reload')),
    h('button', { type: 'button', onclick: () => offer.remove() }, t('Later')),
  );
  document.body.append(offer);
}
