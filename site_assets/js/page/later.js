// Scripts that can wait: explanations come once the page is drawn; the canvas, live figures and the search, with its
// index, when they are needed. They are classic scripts, so that this works from disk too.

import { t } from '../language/text.js';
import { manifest } from './page.js';

const EXPLAINER = 'explainer.js';
const ALONE = [EXPLAINER, 'page/offline.js', 'stage/canvas.js', 'stage/choices.js', 'stage/moment_picture.js', 'reading/search.js', 'reading/tasks.js', 'lab/check.js'];
const asked = new Map(); // by module
const running = new Map(); // by address

// What a module exports, once the script that holds it is here. `manifest.scripts` maps one to the other,
// or a folder to the script that holds all of it.
// The others build on the explanations, which therefore come first.
export function bring(name) {
  if (!asked.has(name)) asked.set(name, ALONE.includes(name) ? load(name) : bring(EXPLAINER).then(() => load(name)));
  return asked.get(name);
}

// What opens numbers: see explainer.js.
export async function bringExplainer() {
  return (await bring(EXPLAINER)).explainer;
}

// Resolves when the page has loaded what it was served with.
export function afterLoad() {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true });
  });
}

async function load(name) {
  const { modules } = globalThis.explorable;
  if (!modules[name]) await run(manifest.scripts?.[name] ?? manifest.scripts?.[folderOf(name)]);
  if (!modules[name]) {
    asked.delete(name);
    throw new Error(t('A part of this page is missing or damaged.'));
  }
  return modules[name];
}

function folderOf(name) {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

// A script that holds several modules is run once, however many of them are asked for meanwhile.
function run(address) {
  if (running.has(address)) return running.get(address);
  const script = document.createElement('script');
  const ended = new Promise((settle) => {
    script.addEventListener('load', settle);
    script.addEventListener('error', settle);
  }).then(() => running.delete(address));
  running.set(address, ended);
  script.src = address;
  document.head.append(script);
  return ended;
}
