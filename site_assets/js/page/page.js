// What every script of a page shares: the manifest that the page was served with, and one loader.

import { makeLoader } from '../record/loader.js';
import { find } from '../ui/dom.js';

// { bundles and scripts: files by name, samples, shape, levels, and, where there are any, parts and worker }
export const manifest = JSON.parse(find(document, '#manifest').textContent);
export const loader = makeLoader(manifest.bundles, globalThis);
