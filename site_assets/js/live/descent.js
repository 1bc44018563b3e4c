// A walker in the valley f(w) = w², whose slope at w is 2w, with a learning rate that can be dragged.

import { t, tn } from '../language/text.js';
import { formatPercent, formatRate } from '../explanations/format.js';
import { onGrid } from '../maths/grid.js';
import { h, svg } from '../ui/dom.js';
import { given, makeButton, makeLine, makeRow, number } from './widgets.js';
import { makePlot } from './plot.js';

const LOST = 100; // beyond this the walk ends
const MANY = 10;

const height = (w) => w * w;
const slopeAt = (w) => 2 * w;
const after = (w, rate) => onGrid(w + onGrid(-rate * slopeAt(w)));

export function makeFigure({ rate, start, y }) {
  let path = [start.value];
  const slider = makeRow({ ...rate, label: t('Learning rate') }, restart);
  const arithmetic = makeArithmetic();
  const outlook = h('p', { class: 'row' });
  const status = h('p', { class: 'visually-hidden', role: 'status' });
  const plot = makePlot({ x: start, y: () => y, draw: (pens) => drawWalk(path, slider.value, pens) });
  const step = makeButton(t('Step'), () => walk(1));
  const many = makeButton(t('{count} steps', { count: MANY }), () => walk(MANY));
  const again = makeButton(t('Start again'), restart);

  // A new learning rate starts again too: a walk is made at one rate.
  function restart() {
    path = [start.value];
    update();
  }

  function walk(count) {
    for (let n = 0; n < count && Math.abs(path.at(-1)) < LOST; n++) path.push(after(path.at(-1), slider.value));
    update();
    status.textContent = t('After {taken}, w is {rate}.', { taken: taken(path), rate: formatRate(path.at(-1)) });
  }

  function update() {
    arithmetic.write(path.at(-1), slider.value);
    const kept = formatPercent(Math.abs(1 - 2 * slider.value), 0);
    outlook.textContent = t('Each step leaves {kept} of the way down.', { kept });
    slider.show(`${formatRate(slider.value)}: ${outlook.textContent}`);
    step.element.disabled = many.element.disabled = Math.abs(path.at(-1)) >= LOST;
    plot.redraw();
  }

  update();
  const buttons = h('div', { class: 'foot' }, step.element, many.element, again.element);
  return [...arithmetic.elements, plot.element, slider.element, outlook, buttons, status];
}

// The three lines of the next step: slope, step, and where it leads.
function makeArithmetic() {
  const [slope, step, next] = [t('slope'), t('step'), t('next w')].map((symbol) => makeLine(symbol));
  return {
    elements: [slope, step, next].map(({ element }) => element),
    write(from, rate) {
      const w = number(from, 'z');
      const rise = number(slopeAt(from), 'z');
      const change = number(onGrid(-rate * rise.value), 'z');
      slope.write('multiply', [given(2), w], rise);
      step.write('step', [given(rate), rise], change);
      next.write('add', [w, change], number(after(from, rate), 'z'));
    },
  };
}

function taken(path) {
  const count = path.length - 1;
  return tn(['{n} step', '{n} steps'], count);
}

function drawWalk(path, rate, { X, Y, curve, dot, points }) {
  const w = path.at(-1);
  const next = after(w, rate);
  const seen = path.map((each) => [each, height(each)]);
  return [
    curve(height),
    points(seen, { class: 'walk' }),
    points([[w, height(w)], [next, height(next)]], { class: 'walk next' }),
    seen.map(([a, b]) => dot(a, b)),
    svg('circle', { class: 'handle', cx: X(w), cy: Y(height(w)), r: 9 }),
    svg('text', { x: X(0), y: 14, 'text-anchor': 'middle' }, t('after {taken}', { taken: taken(path) })),
  ];
}
