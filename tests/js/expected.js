// What tests compare with: the published bundles, and numbers that Python has worked out. See tests/javascript.py.

import { readFileSync } from 'node:fs';
import { Run } from '../../site_assets/js/record/run.js';

/** @param {string} name */
export function expected(name) {
  return JSON.parse(readFileSync(new URL(`./expected/${name}.json`, import.meta.url), 'utf8'));
}

export function runCalled(name) {
  return new Run(expected(name));
}

// The main run with its recorded samples.
export function mainRun() {
  const run = runCalled('main');
  run.attachSamples(expected('main-samples'));
  return run;
}
