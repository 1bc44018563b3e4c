// The verification page.

import { loader } from './page/page.js';
import { makeVerifier } from './verify/verifier.js';

export function startVerifier() {
  const container = document.querySelector('.verifier');
  const verifier = makeVerifier(container, loader);
  if (location.hash === '#run') verifier.verify();
}

startVerifier();
