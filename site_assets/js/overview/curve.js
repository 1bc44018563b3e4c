// The curve of one number over the epochs. A press in it goes there.

import { t } from '../language/text.js';
import { decimalsOf, figureOf, inPercent } from '../explanations/figures.js';
import { attributeSetter, h, setAttribute, svg, textSetter } from '../ui/dom.js';
import { pause } from '../ui/pause.js';
import { walkOn } from './walk.js';

const WIDTH = 1000;
const HEIGHT = 100;
const TURN = 5; // ms of working out between two frames

// block: see overview/life.js
export function makeCurve(block, ledger, actions) {
  let now = block;
  const words = h('p', { class: 'said' });
  const say = textSetter(words);
  const parts = makeDrawing();
  const place = () => ({ column: now.column, columns: now.life.indices.length, row: 0, rows: 1 });
  const walk = walkOn(parts.field, t('Epochs of this number'), place, (column) => actions.move({ ...now.move, epoch: epochAt(now.life, column) }));
  const show = () => {
    parts.draw(now);
    if (!now.life.isDone) return;
    say(sentence(now));
    walk.tell(t('epoch {epoch}: {number}', { epoch: epochAt(now.life, now.column), number: valueText(now) }));
  };
  const workOn = async (mine) => {
    await pause();
    if (mine !== now) return;
    if (work(mine)) show();
    else workOn(mine);
  };
  return {
    element: h('div', { class: 'life' }, words, parts.element),
    update(next) {
      now = next;
      const isDone = work(next);
      show();
      if (!isDone) workOn(next);
    },
  };
}

// A value of a number's life, as the number itself is written.
export function writeValue({ style }, value) {
  const number = { value, exact: value, style, kind: 'computed' };
  const shown = style === 'probability' ? inPercent(number) : number;
  return figureOf(shown, decimalsOf(shown)).text;
}

function epochAt({ run, indices }, column) {
  return run.epochs[indices[column]];
}

function valueText({ node, life, column }) {
  return Number.isNaN(life.values[column]) ? t('no such number') : writeValue(node, life.values[column]);
}

// Works on for a while, first on the life itself. Returns whether all is done.
function work({ life, behind }) {
  const due = performance.now() + TURN;
  const next = () => [life, behind].find((one) => one && !one.isDone);
  for (let one = next(); one; one = next()) {
    one.turns.next();
    if (performance.now() > due) return false;
  }
  return true;
}

// From where to where it went, and its ends.
function sentence({ node, life }) {
  const { run, indices, values } = life;
  const there = Array.from(values.keys()).filter((column) => !Number.isNaN(values[column]));
  if (!there.length) return t('This run holds no such number.');
  const said = (column) => t('{number} at epoch {epoch}', { number: writeValue(node, values[column]), epoch: run.epochs[indices[column]] });
  const least = there.reduce((low, column) => (values[column] < values[low] ? column : low));
  const most = there.reduce((high, column) => (values[column] > values[high] ? column : high));
  if (values[least] === values[most]) return t('It is {number} at every epoch.', { number: writeValue(node, values[least]) });
  return t('From {first} to {last}; lowest {lowest}, highest {highest}.', { first: said(there[0]), last: said(there[there.length - 1]), lowest: said(least), highest: said(most) });
}

function makeDrawing() {
  const [own, other, zero] = ['own', 'ghost', 'zero'].map((kind) => svg('path', { class: kind }));
  const drawing = svg('svg', { 'aria-hidden': 'true', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' }, zero, other, own);
  const cursor = h('span', { class: 'cursor' });
  const ends = ['top', 'bottom', 'first', 'last'].map((kind) => h('span', { class: kind, 'aria-hidden': 'true' }));
  const setEnds = ends.map(textSetter);
  const field = h('div', { class: 'field' }, drawing, cursor);
  const set = attributeSetter(drawing);
  let drawn = '';
  return {
    field,
    element: h('div', { class: 'curve-box' }, field, ends),
    draw({ node, life, behind, column }) {
      cursor.style.left = `${(100 * column) / Math.max(1, life.indices.length - 1)}%`;
      set('class', life.isDone ? 'done' : 'going');
      const all = [...life.values, ...(behind?.values ?? [])].filter((value) => !Number.isNaN(value));
      const range = rangeOf(all);
      const key = [node.id, life.run.name, life.isDone, behind?.run.name, behind?.isDone, all.length, range.low, range.high].join();
      if (key === drawn) return;
      drawn = key;
      setAttribute(own, 'd', pathOf(life, life.run, range));
      setAttribute(other, 'd', behind && pathOf(behind, life.run, range));
      setAttribute(zero, 'd', range.low < 0 && range.high > 0 ? `M0 ${levelOf(0, range)}H${WIDTH}` : null);
      [writeValue(node, range.high), writeValue(node, range.low), epochAt(life, 0), life.run.lastEpoch].forEach((value, n) => setEnds[n](String(value)));
    },
  };
}

function rangeOf(values) {
  if (!values.length) return { low: 0, high: 1 };
  return { low: values.reduce((a, b) => Math.min(a, b)), high: values.reduce((a, b) => Math.max(a, b)) };
}

function levelOf(value, { low, high }) {
  return ((1 - (value - low) / (high - low || 1)) * (HEIGHT - 8) + 4).toFixed(2);
}

// run: the one whose epochs the drawing spans
function pathOf({ run: its, indices, values }, run, range) {
  const span = run.lastEpoch - run.epochs[0] || 1;
  let pen = 'M';
  return indices.map((index, column) => {
    const across = (its.epochs[index] - run.epochs[0]) / span;
    if (Number.isNaN(values[column]) || across < 0 || across > 1) return '';
    const point = `${pen}${(across * WIDTH).toFixed(1)} ${levelOf(values[column], range)}`;
    pen = 'L';
    return point;
  }).join('');
}
