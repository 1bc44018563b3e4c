// Where on the landscape is it? The loss over the plane in which the main run moves most, and the runs that walk on it.

import { t } from '../language/text.js';
import { formatLoss, formatNumber, formatPercent } from '../explanations/format.js';
import { text } from '../explanations/lines.js';
import { foldedTable } from '../explanations/tables.js';
import { loader } from '../page/page.js';
import { parameterAt, parameterName } from '../record/names.js';
import { h, textSetter } from '../ui/dom.js';
import { beyondText, leftWith } from './beyond.js';
import { columnOf } from './epochs.js';
import { isInside, lossAt, openLandscape, sharesOf, walkOf } from './land.js';
import { makePlane } from './plane.js';
import { walkOn } from './walk.js';

const LISTED = 12;

let asked = null; // the promise of the landscape
let known = null; // the landscape, or { fault }

// Resolves with the landscape.
function bringLandscape() {
  asked ??= Promise.all([loader.bundle('landscape'), loader.run('main')]).then(async ([bundle, main]) => {
    await loader.pictures(main);
    return openLandscape(bundle, main);
  });
  return asked;
}

// What the panel of a selection needs besides; arrived() hears of its coming.
export function prepare(select, arrived) {
  if (select !== 'landscape' || asked) return;
  bringLandscape().catch((error) => ({ fault: error.message })).then((found) => {
    known = found;
    arrived();
  });
}

export function landscapePanel(view) {
  if (!known || known.fault) return { answer: [known?.fault ?? t('One moment…')], blocks: [] };
  const { context, ghost } = view;
  const { run, index } = context;
  const walk = walkOf(known, run);
  const behind = ghost && ghost.run !== run ? { walk: walkOf(known, ghost.run), index: ghost.index } : null;
  const others = run === known.main || behind ? [] : [{ walk: walkOf(known, known.main), index: null }];
  const column = columnOf(walk.indices, index);
  return {
    answer: answerOf(known, walk, column),
    blocks: [
      { make: makeLandscape, type: 'landscape', key: 'landscape', land: known, walks: walksOf(walk, index, [...(behind ? [behind] : []), ...others]) },
      text(meaningOf(known)),
      text(limitsOf(known)),
      foldedTable(directionsTable(known), view),
    ],
  };
}

// As plane.js takes them, the run's own first.
function walksOf(walk, index, others) {
  const rest = others.map(({ walk: other, index: at }) => ({ walk: other, column: at === null ? other.places.length - 1 : columnOf(other.indices, at), kind: 'ghost' }));
  return [{ walk, column: columnOf(walk.indices, index), kind: 'own' }, ...rest];
}

function answerOf(land, walk, column) {
  const { run, indices, places } = walk;
  const [index, place] = [indices[column], places[column]];
  const epoch = run.epochs[index];
  const off = formatNumber(place.off, 2);
  const own = formatLoss(run.loss[index]);
  if (!isInside(land, place)) {
    const left = leftWith(land, walk, column);
    const where = t('At epoch {epoch} it is beyond this picture, {beyond}, and {off} off its plane; its loss is {own}.', { epoch, beyond: beyondText(land, place), off, own });
    return [where, ' ', left === null ? t('It was not inside before.') : t('It left the picture with epoch {left}.', { left })];
  }
  return [t('At epoch {epoch} the run is {off} away from this plane, and its loss is {own}. At the nearest place on the plane the loss is {below}.', { epoch, off, own, below: formatLoss(lossAt(land, place)) })];
}

function meaningOf({ main, shares }) {
  const [first, second] = shares.map((share) => formatPercent(share));
  return t('All {width} parameters are one place in a space of {width} directions. This is a plane through it: along the two directions in which the run {name} spreads most, its principal directions. They hold {first} and {second} of the variance of its path. A line joins places of equal loss; lighter is higher. Both axes are distances in that space.', { width: main.width, name: main.name, first, second });
}

function limitsOf(land) {
  const { main, columns, rows } = land;
  const { indices, places } = walkOf(land, main);
  const farthest = places.reduce((most, { off }, n) => (off > places[most].off ? n : most), 0);
  const [own, below] = [main.loss[indices[farthest]], lossAt(land, places[farthest])];
  return t('What a plane cannot show: the path of {name} leaves it, farthest at epoch {epoch}, by {off}; its loss there is {own}, and {below} on the plane. Another run may be far from it, and a hill in the way may be one that it walks around. The loss is that over the {count} recorded pictures, worked out at {columns} × {rows} places.', { name: main.name, epoch: main.epochs[indices[farthest]], off: formatNumber(places[farthest].off, 2), own: formatLoss(own), below: formatLoss(below), count: main.sampleCount, columns: columns + 1, rows: rows + 1 });
}

// The parameters that count most in the two directions.
function directionsTable({ main, directions: [first, second] }) {
  const size = (p) => first[p] ** 2 + second[p] ** 2;
  const order = Array.from(first.keys()).sort((a, b) => size(b) - size(a) || a - b).slice(0, LISTED);
  const number = (value) => ({ value, exact: value, style: 'weight', kind: 'computed' });
  return {
    key: 'directions',
    caption: t('What the two directions are made of'),
    side: 'parameter',
    rows: order.map((p) => ({ text: parameterName(p, main.shape), action: { select: parameterAt(p, main.shape) } })),
    columns: [
      { head: 'first', numbers: order.map((p) => number(first[p])) },
      { head: 'second', numbers: order.map((p) => number(second[p])) },
    ],
  };
}

// A plane along whose own path the reader moves: a press goes to the nearest place of it.
function makeLandscape(block, ledger, actions) {
  let now = block;
  const plane = makePlane(block.land);
  const goTo = (column) => {
    const { run, indices } = now.walks[0].walk;
    actions.move({ epoch: run.epochs[indices[column]] });
  };
  const walk = walkPath(plane.field, () => now, goTo);
  return {
    element: plane.element,
    update(next) {
      now = next;
      plane.update(next.walks);
      walk.tell();
    },
  };
}

// now(): { land, walks }; go(column): along the first of them.
function walkPath(field, now, go) {
  const place = () => {
    const [{ walk, column }] = now().walks;
    return { column, columns: walk.places.length, row: 0, rows: 1 };
  };
  const nearest = ({ clientX, clientY }) => {
    const { land, walks: [{ walk }] } = now();
    const box = field.getBoundingClientRect();
    const away = walk.places.map((one) => {
      const [across, down] = sharesOf(land, one);
      return Math.hypot(box.left + across * box.width - clientX, box.top + down * box.height - clientY);
    });
    return [away.indexOf(Math.min(...away)), 0];
  };
  const walk = walkOn(field, t('Epochs along the path'), place, go, nearest);
  return {
    tell() {
      const { land, walks: [{ walk: { run, indices, places }, column }] } = now();
      const { x, y, off } = places[column];
      const where = isInside(land, places[column]) ? t('at {x} and {y}', { x: formatNumber(x, 2), y: formatNumber(y, 2) }) : t('beyond this picture, {beyond}', { beyond: beyondText(land, places[column]) });
      walk.tell(t('epoch {epoch}: {where}, {off} off the plane', { epoch: run.epochs[indices[column]], where, off: formatNumber(off, 2) }));
    },
  };
}

// The same for a chapter: a slider along the epochs, and a line that says where it stands. options: { runs, epoch }
export async function makeLandscapeFigure({ runs, epoch }) {
  const [land, ...walking] = await Promise.all([bringLandscape(), ...runs.map((name) => loader.run(name))]);
  const words = h('p', { class: 'row', role: 'status' });
  const say = textSetter(words);
  const plane = makePlane(land);
  const [main] = walking;
  const slider = h('input', { type: 'range', min: 0, max: main.epochs.length - 1, 'aria-label': t('Epoch'), oninput: () => show(Number(slider.value)) });
  /** @type {any} */
  let now = { land, walks: [] };
  const show = (index) => {
    const others = walking.slice(1).map((run) => ({ walk: walkOf(land, run), index: run.indexOf(main.epochs[index]) }));
    now = { land, walks: walksOf(walkOf(land, main), index, others) };
    plane.update(now.walks);
    slider.value = String(index);
    say(answerOf(land, now.walks[0].walk, now.walks[0].column).join(''));
    slider.setAttribute('aria-valuetext', t('epoch {epoch}', { epoch: main.epochs[index] }));
    walk.tell();
  };
  const walk = walkPath(plane.field, () => now, (column) => show(now.walks[0].walk.indices[column]));
  show(main.indexOf(epoch.value));
  return [words, plane.element, slider];
}
