// Arrays for numpy.load: each as a .npy file, all of them in a zip that stores them as they are.

import { crcOf } from '../record/bundle.js';

const ALIGNED = 64; // bytes: where the numbers of a .npy file may begin
const MAGIC = [0x93, ...Array.from('NUMPY', (letter) => letter.charCodeAt(0)), 1, 0];
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20; // of zip that it takes to read it
const DAY = 0x21; // 1 January 1980, the first that a zip can name

/** @typedef {{ name: string, values: ArrayLike<number>, shape: number[], isWhole?: boolean }} Named */

// arrays: [{ name, values, shape, isWhole }], where whole numbers are kept as 64-bit integers. Returns the bytes.
/** @param {Named[]} arrays */
export function npzOf(arrays) {
  return zipped(arrays.map((array) => ({ name: `${array.name}.npy`, bytes: npyOf(array) })));
}

/** @param {Named} array */
function npyOf({ values, shape, isWhole }) {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const said = `{'descr': '${isWhole ? '<i8' : '<f8'}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = Math.ceil((MAGIC.length + 2 + said.length + 1) / ALIGNED) * ALIGNED;
  const bytes = new Uint8Array(start + 8 * values.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint16(MAGIC.length, start - MAGIC.length - 2, true);
  bytes.fill(0x20, MAGIC.length + 2, start);
  bytes.set(Array.from(said, (letter) => letter.charCodeAt(0)), MAGIC.length + 2);
  bytes[start - 1] = 0x0a;
  for (let n = 0; n < values.length; n++) {
    if (isWhole) view.setBigInt64(start + 8 * n, BigInt(values[n]), true);
    else view.setFloat64(start + 8 * n, values[n], true);
  }
  return bytes;
}

function zipped(files) {
  /** @type {Uint8Array[]} */
  const bodies = [];
  /** @type {number[]} */
  const entries = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const letters = Array.from(name, (letter) => letter.charCodeAt(0));
    const told = [[2, 0], [2, 0], [2, 0], [2, DAY], [4, crcOf(bytes.length, (at) => bytes[at])], [4, bytes.length], [4, bytes.length], [2, letters.length], [2, 0]];
    const local = [...written([[4, LOCAL], [2, VERSION], ...told]), ...letters];
    bodies.push(Uint8Array.from(local), bytes);
    entries.push(...written([[4, CENTRAL], [2, VERSION], [2, VERSION], ...told, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), ...letters);
    offset += local.length + bytes.length;
  }
  const end = written([[4, END], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, entries.length], [4, offset], [2, 0]]);
  return joined([...bodies, Uint8Array.from(entries), Uint8Array.from(end)]);
}

// Whole numbers of so many bytes each, the lowest first.
function written(numbers) {
  return numbers.flatMap(([size, value]) => Array.from({ length: size }, (_, byte) => Math.floor(value / 256 ** byte) % 256));
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
