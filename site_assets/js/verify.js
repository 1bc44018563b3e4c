// The verification page.

import { loader } from './page.js';
import { makeVerifier } from './views/verifier.js';

export function startVerifier() {
  const container = document.querySelector('.verifier');
  const verifier = makeVerifier(container, loader);
  if (location.hash === '#run') verifier.verify();
}

startVerifier();
