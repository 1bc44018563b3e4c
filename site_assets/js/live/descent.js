// A walker in the valley f(w) = w², whose slope at w is 2w, with a learning rate that can be dragged.

import { formatCount, formatPercent, formatRate } from '../explanations/format.js';
import { onGrid } from '../maths/grid.js';
import { h, svg } from '../ui/dom.js';
import { given, makeButton, makeLine, makeRow, number } from './widgets.js';
import { makePlot } from './plot.js';

const LOST = 100; // beyond this the walk ends
const MANY = 10;

const height = (w) => w * w;
const slopeAt = (w) => 2 * w;

export function makeFigure({ rate, start, y }) {
  let path = [start.value];
  const slider = makeRow({ ...rate, label: 'Learning rate' }, restart);
  const lines = ['slope', 'step', 'next w'].map(makeLine);
  const outlook = h('p', { class: 'row' });
  const status = h('p', { class: 'visually-hidden', role: 'status' });
  const next = (w) => onGrid(w + onGrid(-slider.value * slopeAt(w)));
  const plot = makePlot({
    x: start,
    y: () => y,
    draw: ({ X, Y, curve, dot, points }) => {
      const w = path.at(-1);
      const seen = path.map((each) => [each, height(each)]);
      return [
        curve(height),
        points(seen, { class: 'walk' }),
        points([[w, height(w)], [next(w), height(next(w))]], { class: 'walk next' }),
        seen.map(([a, b]) => dot(a, b)),
        svg('circle', { class: 'handle', cx: X(w), cy: Y(height(w)), r: 9 }),
        svg('text', { x: X(0), y: 14, 'text-anchor': 'middle' }, `after ${taken()}`),
      ];
    },
  });
  const step = makeButton('Step', () => walk(1));
  const many = makeButton(`${MANY} steps`, () => walk(MANY));
  const again = makeButton('Start again', restart);

  function taken() {
    const count = path.length - 1;
    return `${formatCount(count)} ${count === 1 ? 'step' : 'steps'}`;
  }

  // A new learning rate starts again too: a walk is made at one rate.
  function restart() {
    path = [start.value];
    update();
  }

  function walk(count) {
    for (let n = 0; n < count && Math.abs(path.at(-1)) < LOST; n++) path.push(next(path.at(-1)));
    update();
    status.textContent = `After ${taken()}, w is ${formatRate(path.at(-1))}.`;
  }

  function update() {
    const w = number(path.at(-1), 'z');
    const slope = number(slopeAt(w.value), 'z');
    const change = number(onGrid(-slider.value * slope.value), 'z');
    lines[0].write('multiply', [given(2), w], slope);
    lines[1].write('step', [given(slider.value), slope], change);
    lines[2].write('add', [w, change], number(next(w.value), 'z'));
    const kept = formatPercent(Math.abs(1 - 2 * slider.value), 0);
    outlook.textContent = `Each step leaves ${kept} of the way down.`;
    slider.show(`${formatRate(slider.value)}: ${outlook.textContent}`);
    step.element.disabled = many.element.disabled = Math.abs(w.value) >= LOST;
    plot.redraw();
  }

  update();
  return [...[...lines, plot, slider].map(({ element }) => element), outlook, h('div', { class: 'foot' }, step.element, many.element, again.element), status];
}
