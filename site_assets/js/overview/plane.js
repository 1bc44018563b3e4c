// The landscape drawn: shaded by its loss, with lines of equal loss, and the paths of runs over it.

import { t } from '../language/text.js';
import { formatNumber, formatRate } from '../explanations/format.js';
import { COLOURS } from '../shared.js';
import { attributeSetter, h, setAttribute, svg, textSetter } from '../ui/dom.js';
import { edgeBefore, edgesPast } from './beyond.js';
import { isInside, sharesOf } from './land.js';

const { night: DEEP, plus: HIGH } = COLOURS;
const PALEST = 0.62; // of the way from deep to high, at the highest loss
const FAR = 3; // how far beyond the picture a path is followed, in its widths

// land: of openLandscape. Returns { element, field, update(walks) }; walks: [{ walk, column, kind }], the first on top.
export function makePlane(land) {
  const ground = h('canvas', {});
  shade(ground, land);
  const box = { viewBox: `0 0 ${land.columns} ${land.rows}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' };
  const lines = land.contours.map(({ path }) => svg('path', { class: 'level', d: path }));
  const paths = svg('g', {});
  const levels = land.contours.map(({ loss, at: [x, y] }) => placed(h('span', { class: 'height' }, formatRate(loss)), [Math.min(0.96, x / land.columns), y / land.rows]));
  const dots = h('span', {});
  const field = h('div', { class: 'field' }, ground, svg('svg', box, lines, paths), levels, dots);
  field.style.aspectRatio = `${land.columns} / ${land.rows}`;
  let views = [];
  return {
    field,
    element: h('div', { class: 'plane' }, field, makeAxes(land)),
    update(walks) {
      if (walks.length !== views.length || walks.some(({ walk, kind }, n) => views[n].walk !== walk || views[n].kind !== kind)) {
        views = walks.map((one) => ({ ...one, ...makeWalk(land, one) }));
        paths.replaceChildren(...views.map(({ path }) => path).reverse());
        dots.replaceChildren(...views.flatMap(({ marks }) => marks).reverse());
      }
      walks.forEach(({ column }, n) => views[n].show(column));
    },
  };
}

function placed(element, [across, down]) {
  element.style.left = `${(100 * across).toFixed(2)}%`;
  element.style.top = `${(100 * down).toFixed(2)}%`;
  return element;
}

function makeWalk(land, { walk, kind }) {
  const points = walk.places.map((place) => sharesOf(land, place).map((share) => Math.max(-FAR, Math.min(FAR, share))));
  const path = svg('path', { class: `walk ${kind}`, d: points.map(([across, down], n) => `${n ? 'L' : 'M'}${(across * land.columns).toFixed(2)} ${(down * land.rows).toFixed(2)}`).join('') });
  const dot = h('span', { class: `dot ${kind}` });
  const set = attributeSetter(dot);
  const arrow = makeArrow(land, kind);
  return {
    path,
    marks: [...arrow.elements, dot],
    show(column) {
      const place = walk.places[column];
      const isHere = isInside(land, place);
      set('hidden', !isHere);
      placed(dot, points[column]);
      arrow.show(isHere ? null : place);
    },
  };
}

// At the edge, towards where the path has gone, with how far that is.
function makeArrow(land, kind) {
  const arrow = h('span', { class: `arrow ${kind}`, hidden: true });
  const words = h('span', { class: `beyond ${kind}`, hidden: true, 'aria-hidden': 'true' });
  const say = textSetter(words);
  return {
    elements: [words, arrow],
    show(place) {
      arrow.hidden = words.hidden = !place;
      if (!place) return;
      const { at: [across, down], way } = edgeBefore(land, place);
      for (const element of [arrow, words]) {
        element.style.setProperty('--across', `${(100 * across).toFixed(2)}%`);
        element.style.setProperty('--down', `${(100 * down).toFixed(2)}%`);
      }
      arrow.style.transform = `rotate(${way.toFixed(3)}rad)`;
      words.classList.toggle('to-left', across > 0.5);
      const by = Math.hypot(...edgesPast(land, place).map((edge) => edge.by));
      say(t('{by} beyond', { by: formatNumber(by, 1) }));
    },
  };
}

// One dot a corner of the grid; the browser blends them. The shade follows the logarithm of the loss.
function shade(canvas, { loss, rows, columns }) {
  canvas.width = columns + 1;
  canvas.height = rows + 1;
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns + 1, rows + 1);
  const heights = loss.map((value) => Math.log(Math.max(value, 1e-6)));
  const least = heights.reduce((a, b) => Math.min(a, b));
  const most = heights.reduce((a, b) => Math.max(a, b));
  heights.forEach((height, n) => {
    const share = (PALEST * (height - least)) / (most - least || 1);
    DEEP.forEach((dark, channel) => {
      image.data[4 * n + channel] = dark + share * (HIGH[channel] - dark);
    });
    image.data[4 * n + 3] = 255;
  });
  context.putImageData(image, 0, 0);
}

// The ends of both axes: distances in the space of all parameters.
function makeAxes({ x, y }) {
  const ends = [['left', x[0]], ['right', x[1]], ['foot', y[0]], ['top', y[1]]];
  const numbers = ends.map(([kind, value]) => h('span', { class: kind }, formatNumber(Number(value), 1)));
  const names = [h('span', { class: 'first' }, t('first direction →')), h('span', { class: 'second' }, t('second direction →'))];
  const element = h('div', { class: 'axes' }, numbers, names);
  setAttribute(element, 'aria-hidden', 'true');
  return element;
}
