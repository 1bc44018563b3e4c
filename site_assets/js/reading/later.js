// Scripts that a reader may never need are brought in when they are: live figures, and the search with its
// index. They are classic scripts, so that this works from disk too.

import { manifest } from '../page.js';

const asked = new Map();

// What a module exports, once the script that holds it is here. `manifest.scripts` maps one to the other.
export function bring(name) {
  if (!asked.has(name)) asked.set(name, load(name));
  return asked.get(name);
}

async function load(name) {
  const { modules } = globalThis.explorable;
  if (!modules[name]) await run(manifest.scripts?.[name]);
  if (!modules[name]) throw new Error('A part of this page is missing or damaged.');
  return modules[name];
}

function run(address) {
  return new Promise((settle) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = script.onerror = settle;
    document.head.append(script);
  });
}
