// The landscape as data: a plane of the space of all parameters, the loss over a part of it, and where runs stand on it.
// builder/record/landscape.py works it out; docs/bundle-format.md describes it.

import { meanLoss } from '../maths/gradient_check.js';
import { unflatten } from '../maths/network.js';
import { checkHeading, decodeChecked } from '../record/bundle.js';
import { SCALE } from '../shared.js';
import { shownIndices } from './epochs.js';

const NAME = 'data/landscape.json';

// bundle: as the file holds it; main: the run that it is about.
export function openLandscape(bundle, main) {
  checkHeading(bundle, NAME);
  const { arrays, x, y, shares, contours } = bundle;
  const centre = decodeChecked(arrays.centre, 'centre').map((value) => value / SCALE);
  const directions = decodeChecked(arrays.directions, 'directions').map((value) => value / SCALE);
  const [rows, columns] = arrays.loss.shape.map((count) => count - 1); // cells
  return {
    main,
    centre,
    directions: [directions.subarray(0, centre.length), directions.subarray(centre.length)],
    loss: decodeChecked(arrays.loss, 'loss').map((value) => value / SCALE),
    rows,
    columns,
    x,
    y,
    shares,
    contours,
    walks: new WeakMap(), // run -> walkOf
  };
}

// The path of a run: { run, indices, places: [{ x, y, off }] } of its shown epochs; off: the distance from the plane.
export function walkOf(land, run) {
  if (!land.walks.has(run)) {
    const indices = shownIndices(run);
    land.walks.set(run, { run, indices, places: indices.map((index) => placeOf(land, run.millionths(index))) });
  }
  return land.walks.get(run);
}

// Where parameters in millionths stand.
function placeOf({ centre, directions: [first, second] }, q) {
  let [x, y, whole] = [0, 0, 0];
  for (let p = 0; p < centre.length; p++) {
    const away = q[p] / SCALE - centre[p];
    x += away * first[p];
    y += away * second[p];
    whole += away * away;
  }
  return { x, y, off: Math.sqrt(Math.max(0, whole - x * x - y * y)) };
}

// The loss of the plane at a place, over the pictures of the run that it is about.
export function lossAt({ centre, directions: [first, second], main }, { x, y }) {
  const flat = centre.map((value, p) => value + x * first[p] + y * second[p]);
  return meanLoss(unflatten(flat, main.shape), main.pictures);
}

// A place as shares of the picture's width and height, from its upper left corner.
export function sharesOf({ x: [left, right], y: [foot, top] }, { x, y }) {
  return [(x - left) / (right - left), (top - y) / (top - foot)];
}

export function isInside(land, place) {
  return sharesOf(land, place).every((share) => share >= 0 && share <= 1);
}
