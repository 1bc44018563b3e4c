// The address of a moment: the state of an inspector as `key=value&key=value`, and back.
// Whatever is unknown, malformed or out of range is left out, so that a hostile hash means defaults.

import { parseSelection } from '../record/names.js';
import { parseId } from '../record/number_ids.js';
import { LAST_STAGE, LONGEST_TRAIL, MODES, SORTS } from '../shared.js';
import { countsOf } from './state.js';

const FLAG = { read: (text) => (text === '1' ? true : undefined), write: () => '1' };

// Each key: how its text becomes a value (undefined when it makes no sense) and back.
const KEYS = {
  mode: { read: (text) => oneOf(MODES, text) },
  run: { read: (text, world) => oneOf(world.runs, text) },
  epoch: { read: (text) => wholeNumber(text, 99999) },
  sample: { read: (text, world) => wholeNumber(text, world.samples - 1) },
  select: { read: (text, world) => (parseSelection(text, world.shape) ? text : undefined) },
  trail: { read: readTrail, write: (steps) => steps.join('~') },
  pixels: { read: readPixels },
  pin: { read: readPin },
  zeros: FLAG,
  stage: { read: (text) => wholeNumber(text, LAST_STAGE) },
  table: FLAG,
  life: FLAG,
  digits: { read: (text) => (text === '6' ? 6 : undefined) },
  sort: { read: (text) => oneOf(SORTS, text) },
};

export const ADDRESS_KEYS = Object.keys(KEYS);

function oneOf(known, text) {
  return known.includes(text) ? text : undefined;
}

function wholeNumber(text, largest) {
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= largest ? number : undefined;
}

function readTrail(text) {
  const steps = text.split('~').slice(0, LONGEST_TRAIL);
  const end = steps.findIndex((step) => !parseId(step));
  const sound = end < 0 ? steps : steps.slice(0, end);
  return sound.length ? sound : undefined;
}

// One digit a pixel: its steps of brightness, 0 to 9, then a to z.
function readPixels(text, { shape, levels }) {
  const isPicture = text.length === shape.inputs && /^[0-9a-z]+$/.test(text) && countsOf(text).every((count) => count < levels);
  return isPicture ? text : undefined;
}

// A pinned moment to compare with: an epoch, or run@epoch.
function readPin(text, world) {
  const found = /^(?:([a-z0-9.-]+)@)?(\d{1,5})$/.exec(text);
  return found && (!found[1] || world.runs.includes(found[1])) ? text : undefined;
}

// What an address says: only the keys that make sense in this world { runs, samples, shape, levels }.
/** @param {string} text @param {World} world @returns {Partial<State>} */
export function parseAddress(text, world) {
  const said = {};
  for (const part of text.replace(/^#/, '').split('&')) {
    const [key, value] = splitOnce(part);
    if (!Object.hasOwn(KEYS, key) || value === null) continue;
    const read = KEYS[key].read(value, world);
    if (read !== undefined) said[key] = read;
  }
  return said;
}

function splitOnce(part) {
  const at = part.indexOf('=');
  if (at < 0) return [part, null];
  try {
    return [part.slice(0, at), decodeURIComponent(part.slice(at + 1))];
  } catch {
    return [part.slice(0, at), null]; // a lone % or half a character
  }
}

// The shortest address of a state: keys that differ from the defaults, in fixed order, without '#'.
/** @param {State} state @param {Partial<State>} defaults */
export function formatAddress(state, defaults) {
  const parts = [];
  for (const [key, { write = String }] of Object.entries(KEYS)) {
    const value = state[key];
    if (value === undefined || value === null || sameText(value, defaults[key])) continue;
    const text = Array.isArray(value) && !value.length ? '' : write(value);
    if (text) parts.push(`${key}=${text}`);
  }
  return parts.join('&');
}

function sameText(value, other) {
  return String(value) === String(other);
}

// Does this hash set an inspector (rather than name an anchor)?
/** @param {string} hash */
export function isAddress(hash) {
  return hash.includes('=') && !hash.includes('fork='); // an experiment is the lab's
}
