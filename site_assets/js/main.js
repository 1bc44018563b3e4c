// Finds the inspectors of the page, gives each its own state, and owns the address. What every page has starts here too.

import { t } from './language/text.js';
import { ADDRESS_KEYS, formatAddress, isAddress, parseAddress } from './state/address.js';
import { BundleError } from './record/bundle.js';
import { makeInspector } from './stage/inspector.js';
import { afterLoad, bring, bringExplainer } from './page/later.js';
import { loader, manifest } from './page/page.js';
import { correctLinks, pageOf } from './page/links.js';
import { DEFAULTS } from './state/state.js';
import { startSearch } from './reading/opener.js';
import { closest } from './ui/dom.js';

const NEAR = '600px'; // how far outside the screen an inspector is drawn already
const REST = 350; // ms without a change before sliding is written into the address

export function start() {
  const world = { runs: loader.names, samples: manifest.samples, shape: manifest.shape, levels: manifest.levels };
  const inspectors = Array.from(document.querySelectorAll('.inspector')).filter((element) => !element.closest('.lab'));
  const figures = inspectors.map((element) => makeFigure(element, world));
  if (document.body.dataset.page === 'inspector') ownAddress(figures[0], world);
  else followAddress(figures, world);
  wireControls(figures, world);
  if (figures.length) afterLoad().then(bringExplainer).then(({ printAsStated }) => printAsStated(figures, complete), () => {}); // nothing else is lost
  correctLinks();
  startSearch();
  keepOffline();
  watchTasks();
}

// For reading without network, where the browser allows it: not from disk, and not without https.
function keepOffline() {
  if (!manifest.worker || !window.isSecureContext || !location.protocol.startsWith('http')) return;
  afterLoad()
    .then(() => bring('page/offline.js'))
    .then(({ keep }) => keep(manifest.worker))
    .catch(() => {}); // nothing else is lost
}

// The tasks of a chapter, and those of the lab. Without them the page is as it was.
function watchTasks() {
  if (!document.querySelector('.task')) return;
  afterLoad()
    .then(() => bring('reading/tasks.js'))
    .then(({ startTasks }) => startTasks())
    .catch(() => {}); // nothing else is lost
}

// An inspector that is made when it comes near the screen, or when it is first asked for.
function makeFigure(element, world) {
  const stated = parseAddress(element.dataset.state ?? '', world);
  let made = null;
  const onFault = (error, undo) => {
    showFault(element, error, t('The figure stays as it was.'));
    undo();
  };
  const mount = (more = {}) => {
    made ??= makeInspector(element, loader, { ...stated, ...more }, onFault).then(
      (inspector) => {
        element.inspector = inspector; // for the live symbols and the tasks of the prose, and for tests
        element.dispatchEvent(new Event('made'));
        return inspector;
      },
      (error) => {
        element.classList.add('stopped');
        showFault(element, error, t('The picture shows the state described; it cannot be moved.'));
        return null;
      },
    );
    return made;
  };
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      mount();
    },
    { rootMargin: NEAR },
  ).observe(element);
  // Made in a state, or moved to it. What the reader does while it is being made is not undone.
  const move = async (said) => {
    const moves = made !== null;
    const inspector = await mount(said);
    if (moves) inspector?.store.set({ ...said, playing: false });
    return inspector;
  };
  return { element, stated, mount, move };
}

// One sentence says what is missing, one what that means. Errors of our own are for the console too.
function showFault(element, error, meaning) {
  const note = element.querySelector('.fault');
  note.className = 'fault';
  note.setAttribute('role', 'status');
  note.textContent = `${error.message} ${meaning}`;
  if (!(error instanceof BundleError)) reportError(error);
}

// A state as the address says it, on top of defaults: keys that are absent take the page's own.
function complete(said, stated) {
  return Object.fromEntries(ADDRESS_KEYS.map((key) => [key, said[key] ?? stated[key] ?? DEFAULTS[key]]));
}

// On a chapter, a hash with '=' sets the page's first inspector. Where there is one that is no figure of a
// chapter, in a frame or in the whole article, it is that one's address.
function followAddress(figures, world) {
  const own = figures.find(({ element }) => !element.classList.contains('figure'));
  const apply = () => {
    if (!isAddress(location.hash) || !figures.length) return;
    if (own && manifest.parts) own.element.scrollIntoView();
    drive(own ?? figures[0], location.hash, world, own ? complete({}, own.stated) : {});
  };
  window.addEventListener('hashchange', apply);
  apply();
}

// Words in the prose that move a figure: links whose hash is an address.
function wireControls(figures, world) {
  document.addEventListener('click', (event) => {
    const control = closest(event, 'a.control');
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const named = control.dataset.figure;
    const figure = named ? figures.find((one) => one.element.id === named) : nearest(figures, control);
    if (!figure) return;
    event.preventDefault();
    drive(figure, new URL(control.href).hash, world, {}, control);
  });
}

function nearest(figures, control) {
  const here = figures.filter(({ element }) => pageOf(element) === pageOf(control));
  const before = here.filter(({ element }) => element.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before.at(-1) ?? here[0];
}

async function drive(figure, hash, world, defaults, words = null) {
  const said = { ...defaults, ...parseAddress(hash, world) };
  if (!(await figure.move(said))) return;
  const stage = figure.element.querySelector('.stage');
  bringExplainer().then(({ bringIntoSight }) => bringIntoSight(stage, words), () => {}); // nothing else is lost
}

// inspector.html: its state is its address. Choosing pushes an entry; sliding replaces it at rest.
async function ownAddress(figure, world) {
  const said = () => complete(parseAddress(location.hash, world), figure.stated);
  const asked = said();
  let written = location.hash.slice(1);
  const inspector = await figure.mount(asked);
  if (!inspector) return;
  const { store } = inspector;
  let timer = 0;
  const write = (push) => {
    const address = formatAddress(store.get(), DEFAULTS);
    if (address === written) return;
    written = address;
    history[push ? 'pushState' : 'replaceState'](null, '', address ? `#${address}` : location.pathname + location.search);
  };
  store.subscribe((state, before) => {
    clearTimeout(timer);
    const chose = ['mode', 'run', 'select', 'trail', 'pin'].some((key) => state[key] !== before[key]);
    if (chose) write(true);
    else timer = setTimeout(() => write(false), REST);
  });
  const read = () => {
    written = location.hash.slice(1);
    store.set({ ...said(), playing: false });
  };
  window.addEventListener('popstate', read);
  window.addEventListener('hashchange', read);
  // While the inspector was made, the address may have changed, or the reader have moved on.
  if (location.hash.slice(1) !== written) read();
  else if (formatAddress(store.get(), DEFAULTS) !== formatAddress({ ...DEFAULTS, ...asked }, DEFAULTS)) write(false);
}

start();
