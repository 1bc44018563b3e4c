// Reading bundles: what is damaged or foreign is refused in a sentence.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BundleError, checkHeading, decodeArray, decodePictures, samplesBundlesOf } from '../../../site_assets/js/record/bundle.js';
import { expected } from '../expected.js';

test('text becomes numbers: five bits a character, the sign in the lowest', () => {
  const entry = { values: 'ACDgBhB', shape: [5], difference: 0 };
  assert.deepEqual(Array.from(decodeArray(entry, 'some')), [0, 1, -1, 16, -16]);
});

test('differences along the first axis are summed up again', () => {
  const entry = { values: 'CECECE', shape: [3, 2], difference: 1 };
  assert.deepEqual(Array.from(decodeArray(entry, 'some')), [1, 2, 2, 4, 3, 6]);
});

test('numbers beyond 32 bits keep every digit', () => {
  assert.deepEqual(Array.from(decodeArray({ values: '+/////////B', shape: [1], difference: 0 }, 'some')), [2 ** 50 - 1]);
});

for (const [fault, values] of [['damaged', 'A!A'], ['damaged', 'AéA'], ['cut off', 'AA'], ['cut off', 'AAg'], ['cut off', 'AAAA']]) {
  test(`the text ${values} for three numbers is refused as ${fault}`, () => {
    assert.throws(() => decodeArray({ values, shape: [3], difference: 0 }, 'z1'), new BundleError(`The numbers of z1 are ${fault}.`));
  });
}

test('numbers that are not there are missed by name', () => {
  for (const entry of [undefined, null, {}, { values: 3, shape: [1] }, { values: 'A' }]) {
    assert.throws(() => decodeArray(entry, 'z1'), new BundleError('The numbers of z1 are missing.'));
  }
});

test('what is no recording, of another version or of no size is refused', () => {
  const sound = expected('main');
  const refusals = [null, {}, { ...sound, format: 'another' }, { ...sound, version: 0 }, { ...sound, shape: undefined }, { ...sound, samples: 2.5 }];
  for (const bundle of refusals) assert.throws(() => checkHeading(bundle, 'data/main.json'), BundleError);
  checkHeading(sound, 'data/main.json');
});

test('a run with few samples has one file of them, one with many has several', () => {
  assert.deepEqual(samplesBundlesOf({ run: 'main', samples: 24 }), ['main-samples']);
  const many = { run: 'main', samples: 50, samples_per_file: 24 };
  assert.deepEqual(samplesBundlesOf(many), ['main-samples-0', 'main-samples-1', 'main-samples-2']);
});

test('a pixel is counted in steps of brightness and in shares of one', () => {
  const { x, counts } = decodePictures({ pixels: ['.+#'], labels: [0], names: ['one'] }, '.+#');
  assert.deepEqual([Array.from(counts[0]), Array.from(x[0])], [[0, 1, 2], [0, 0.5, 1]]);
});
