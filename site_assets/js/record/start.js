// A run that was sent as its start: the page trains on from there, as the record was made, and the checksum of the
// record says whether it arrived there. builder/record/start.py writes it.

import { makeLearner } from '../maths/learner.js';
import { pause } from '../ui/pause.js';
import { checkHeading, crc32, decodeArray, decodePictures } from './bundle.js';
import { Run } from './run.js';

const TURN = 8; // ms of training before the page has its turn

// The run, or null where something else came of it than what was recorded. Throws a BundleError.
export async function trainAgain(bundle) {
  checkHeading(bundle, bundle?.run);
  const { shape, start, crc32: recorded } = bundle.arrays.q;
  const pictures = decodePictures(bundle.pictures, bundle.picture.levels);
  const rule = { learningRate: bundle.learning_rate, update: bundle.update, silent: [], held: [] };
  const learner = makeLearner(bundle.shape, pictures, rule);
  const [epochs, width] = shape;
  const q = new Float64Array(epochs * width);
  const checksums = [];
  let now = decodeArray({ shape: [width], difference: 0, values: start }, 'q');
  let turn = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch) now = learner.next(now);
    q.set(now, epoch * width);
    checksums.push(crc32(now.join()));
    if (performance.now() - turn < TURN) continue;
    await pause();
    turn = performance.now();
  }
  if (crc32(checksums.join()) !== recorded) return null;
  return new Run({ ...bundle, arrays: { ...bundle.arrays, q: { trained: q } } }, (entry, name) => entry.trained ?? decodeArray(entry, name));
}
