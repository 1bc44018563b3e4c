// The address of an experiment: `fork=RUN@EPOCH;change;…`, `epochs=` where it is trained for another time than to its
// run's last epoch, then the moment, as in any address.

import { formatAddress, parseAddress } from '../state/address.js';
import { DEFAULTS } from '../state/state.js';
import { MOST_EPOCHS } from '../record/experiment.js';

const PLAIN = 'main@0';

// { text, epochs } of a hash; epochs is null where it says none that make sense.
export function readExperimentAddress(hash) {
  const said = new Map(hash.replace(/^#/, '').split('&').map((part) => [part.split('=')[0], part.slice(part.indexOf('=') + 1)]));
  const epochs = said.get('epochs') ?? '';
  return {
    text: decoded(said.get('fork')) ?? PLAIN,
    epochs: /^\d{1,5}$/.test(epochs) && Number(epochs) <= MOST_EPOCHS ? Number(epochs) : null,
  };
}

function decoded(text) {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return text; // a lone %: it will be refused, and named
  }
}

// The moment that a hash names within a fork. Without an epoch it is the last one.
export function readMoment(hash, fork, world) {
  const moment = parseAddress(hash, { ...world, samples: fork.sampleCount });
  return { epoch: fork.lastEpoch, sample: 0, mode: 'training', select: null, trail: [], ...moment };
}

// Without '#'.
export function writeExperimentAddress({ text, epochs }, fork, state) {
  const own = { ...DEFAULTS, run: state.run, pin: state.pin, epoch: fork.lastEpoch };
  return [`fork=${text}`, epochs === null ? '' : `epochs=${epochs}`, formatAddress(state, own)].filter(Boolean).join('&');
}
