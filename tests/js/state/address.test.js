// The address of a moment: whole, short, and safe from whatever stands in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, isAddress, parseAddress } from '../../../site_assets/js/state/address.js';
import { DEFAULTS } from '../../../site_assets/js/state/state.js';

const WORLD = { runs: ['main', 'lr-3'], samples: 24, shape: { inputs: 25, hidden: 8, outputs: 3 }, levels: 2 };
const PICTURE = '01110'.repeat(5);

test('every key is read and written back', () => {
  const text = `mode=inference&run=lr-3&epoch=30&sample=7&select=w1.3.7&trail=a1.3~z1.3&pixels=${PICTURE}&pin=lr-3@30&zeros=1&digits=6&sort=contribution`;
  const said = parseAddress(`#${text}`, WORLD);
  assert.deepEqual(said, {
    mode: 'inference', run: 'lr-3', epoch: 30, sample: 7, select: 'w1.3.7', trail: ['a1.3', 'z1.3'],
    pixels: PICTURE, pin: 'lr-3@30', zeros: true, digits: 6, sort: 'contribution',
  });
  assert.equal(formatAddress({ ...DEFAULTS, ...said }, DEFAULTS), text);
});

test('what is as by default is left out', () => {
  assert.equal(formatAddress(DEFAULTS, DEFAULTS), '');
  assert.equal(formatAddress({ ...DEFAULTS, epoch: 50, playing: true, speed: 3 }, DEFAULTS), 'epoch=50');
});

test('the last sample and the last epoch an address can name are read', () => {
  assert.deepEqual(parseAddress('sample=23&epoch=99999', WORLD), { sample: 23, epoch: 99999 });
});

test('a key that makes no sense is left out, and the others hold', () => {
  const wrong = ['mode=dream', 'run=nothing', 'epoch=-1', 'epoch=1e3', 'epoch=100000', 'epoch=٣', 'sample=24', 'select=h8', 'trail=<b>', 'trail=',
    `pixels=${'2'.repeat(25)}`, `pixels=${'0'.repeat(24)}`, 'pin=nothing@3', 'pin=main@main@3', 'zeros=0', 'digits=7', 'sort=size', 'epoch', 'épôque=3',
    '__proto__=1', 'constructor=1', 'toString=1', '=', '%', 'epoch=%', 'epoch=%E0%A4%A'];
  for (const part of wrong) assert.deepEqual(parseAddress(`${part}&digits=6`, WORLD), { digits: 6 }, part);
});

test('a trail is read up to what is no number, and no further than its longest', () => {
  assert.deepEqual(parseAddress('trail=a2.0@49:3~z2.0~<b>~a1.0', WORLD).trail, ['a2.0@49:3', 'z2.0']);
  assert.equal(parseAddress(`trail=${Array(100).fill('z1.0').join('~')}`, WORLD).trail?.length, 24);
});

test('a pixel may be as bright as the pictures are, and no brighter', () => {
  const greys = { ...WORLD, levels: 17 };
  assert.equal(parseAddress(`pixels=${'g'.repeat(25)}`, greys).pixels, 'g'.repeat(25));
  assert.equal(parseAddress(`pixels=${'h'.repeat(25)}`, greys).pixels, undefined);
});

test('a hash with = sets an inspector, one without names a place', () => {
  assert.deepEqual(['#epoch=3', '#why', ''].map(isAddress), [true, false, false]);
});
