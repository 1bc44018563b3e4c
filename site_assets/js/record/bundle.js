// Reads bundles, as builder/record/bundle.py writes them. Refuses what is damaged or foreign with a sentence.

import { t } from '../language/text.js';
import { ALPHABET, FORMAT, VERSION } from '../shared.js';

const BASE = ALPHABET.length / 2;
const DIGITS = new Int8Array(128).fill(-1);
for (let digit = 0; digit < ALPHABET.length; digit++) DIGITS[ALPHABET.charCodeAt(digit)] = digit;

export class BundleError extends Error {}

/** @param {any} bundle @param {string} name */
export function checkHeading(bundle, name) {
  if (!bundle || bundle.format !== FORMAT) throw new BundleError(t('{file} is not a recording of a network.', { file: name }));
  if (bundle.version !== VERSION) {
    throw new BundleError(t('{file} has version {found}; this page reads version {version}.', { file: name, found: bundle.version, version: VERSION }));
  }
  const { inputs, hidden, outputs } = bundle.shape ?? {};
  if (![inputs, hidden, outputs, bundle.samples].every((size) => Number.isInteger(size) && size > 0)) {
    throw new BundleError(t('{file} does not say how large the network is.', { file: name }));
  }
}

// The names of the bundles of intermediates that belong to a run's bundle, in the order of their samples.
/** @param {{ run: string, samples: number, samples_per_file?: any }} bundle */
export function samplesBundlesOf({ run, samples, samples_per_file: perFile }) {
  if (!(perFile < samples)) return [`${run}-samples`];
  return Array.from({ length: Math.ceil(samples / perFile) }, (_, file) => `${run}-samples-${file}`);
}

// The numbers of one encoded array, row by row, whatever its checksum says.
/** @param {any} entry @param {string} name */
export function decodeArray(entry, name) {
  if (!entry || typeof entry.values !== 'string' || !Array.isArray(entry.shape)) {
    throw new BundleError(t('The numbers of {file} are missing.', { file: name }));
  }
  const count = entry.shape.reduce((product, size) => product * size, 1);
  const numbers = fromVlq(entry.values, count, name);
  const row = count / (entry.shape[0] || 1);
  for (let order = 0; order < entry.difference; order++) {
    for (let i = row; i < count; i++) numbers[i] += numbers[i - row];
  }
  return numbers;
}

// Base64 VLQ, as builder/record/vlq.py writes it: the lowest bit of a number is its sign.
function fromVlq(text, count, name) {
  const numbers = new Float64Array(count);
  let found = 0;
  let value = 0;
  let place = 1;
  for (let at = 0; at < text.length; at++) {
    const digit = DIGITS[text.charCodeAt(at)] ?? -1;
    if (digit < 0) throw new BundleError(t('The numbers of {file} are damaged.', { file: name }));
    value += (digit % BASE) * place;
    place *= BASE;
    if (digit < BASE) {
      const size = Math.floor(value / 2);
      numbers[found++] = value % 2 ? -size : size;
      value = 0;
      place = 1;
    }
  }
  if (found !== count || place !== 1) throw new BundleError(t('The numbers of {file} are cut off.', { file: name }));
  return numbers;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @param {string} text */
export function crc32(text) {
  return crcOf(text.length, (at) => text.charCodeAt(at));
}

// The CRC-32 of so many bytes.
/** @param {number} length @param {(at: number) => number} byteAt */
export function crcOf(length, byteAt) {
  let rest = -1;
  for (let at = 0; at < length; at++) rest = CRC_TABLE[(rest ^ byteAt(at)) & 255] ^ (rest >>> 8);
  return (rest ^ -1) >>> 0;
}

// Like decodeArray, but a wrong checksum is refused too.
/** @param {any} entry @param {string} name */
export function decodeChecked(entry, name) {
  if (typeof entry?.values === 'string' && crc32(entry.values) !== entry.crc32) {
    throw new BundleError(t('The numbers of {file} are damaged: their checksum does not match.', { file: name }));
  }
  return decodeArray(entry, name);
}

// Pictures as { x, counts, labels, names }: for each picture its pixels, from 0 to 1, and the same as whole
// numbers of steps of brightness.
/** @param {any} entry @param {string} levels @returns {Pictures} */
export function decodePictures(entry, levels) {
  const counts = entry.pixels.map((text) => Uint8Array.from(text, (level) => levels.indexOf(level)));
  return {
    x: counts.map((picture) => Float64Array.from(picture, (count) => count / (levels.length - 1))),
    counts,
    labels: entry.labels,
    names: entry.names,
  };
}
