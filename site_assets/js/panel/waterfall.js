// Who pushed a number: bars that start where the one before ended; the last one is their total.

import { attributeSetter, h, svg, textSetter } from '../ui/dom.js';
import { makeEquation } from './equation.js';

const HEIGHT = 132;
const FOOT = 16; // below the bars, for the digits
const EXPLAINED = 'A bar up asks for less of it, a bar down for more. The digits are the right answers.';
const LEAST = 1; // px: the smallest bar that can be seen

// block: see explanations/waterfall.js.
export function makeWaterfall(block, ledger, actions) {
  const step = 100 / (block.bars.length + 1.5);
  const bars = block.bars.map((_, n) => makeBar(n * step, step, actions));
  const total = makeBar((block.bars.length + 0.5) * step, step, null);
  const zero = svg('line', { class: 'zero', x1: '0%', x2: '100%' });
  const setZero = attributeSetter(zero);
  const sum = svg('text', { class: 'digit', x: `${(block.bars.length + 1) * step}%`, y: HEIGHT + FOOT - 4 }, 'Σ');
  const chart = svg('svg', { class: 'waterfall', role: 'img', height: HEIGHT + FOOT }, zero, [...bars, total].map((bar) => bar.element), sum);
  const setChart = attributeSetter(chart);
  const counts = h('span', {});
  const setCounts = textSetter(counts);
  const equation = makeEquation(ledger);
  const element = h(
    'figure',
    { class: 'who' },
    chart,
    h('figcaption', {}, counts, equation.element, EXPLAINED),
  );
  return {
    element,
    update(next) {
      const y = heights(next);
      next.bars.forEach((bar, n) => bars[n].update(bar, y));
      total.update({ value: next.bars.at(-1).to, from: 0, to: next.bars.at(-1).to, note: '' }, y);
      setZero('y1', y(0));
      setZero('y2', y(0));
      const others = next.others ? `, and the other ${next.others} in one` : '';
      setCounts(`${next.ups} up, ${next.downs} down${others}, together:`);
      setChart('aria-label', `${next.bars.length - (next.others ? 1 : 0)} contributions: ${next.ups} up, ${next.downs} down${others}. The table below lists them.`);
      equation.update(next.equation);
    },
  };
}

// Pixels from the top for a level of the chart.
function heights({ low, high }) {
  const span = high - low || 1;
  return (level) => Math.round((((high - level) / span) * (HEIGHT - 8) + 4) * 10) / 10;
}

function makeBar(x, step, actions) {
  const rect = svg('rect', { x: `${x + step * 0.08}%`, width: `${step * 0.84}%` });
  const link = svg('line', { class: 'link', x1: `${x + step * 0.5}%`, x2: `${x + step * 1.5}%` });
  const digit = svg('text', { class: 'digit', x: `${x + step / 2}%`, y: HEIGHT + FOOT - 4 });
  const set = attributeSetter(rect);
  const setLink = attributeSetter(link);
  const setDigit = textSetter(digit);
  let sample = null;
  const title = svg('title', {});
  const setTitle = textSetter(title);
  const element = svg('g', actions && { onclick: () => sample !== null && actions.sample(sample) }, title, actions ? link : null, rect, digit);
  return {
    element,
    update(bar, y) {
      sample = bar.sample;
      const top = y(Math.max(bar.from, bar.to));
      set('y', top);
      set('height', Math.max(LEAST, y(Math.min(bar.from, bar.to)) - top));
      set('class', `${bar.value < 0 ? 'minus' : 'plus'}${actions ? '' : ' total'}${bar.isHere ? ' here' : ''}`);
      setLink('y1', y(bar.to));
      setLink('y2', y(bar.to));
      setDigit(bar.note);
      setTitle(!actions ? 'total' : sample === null ? 'the others' : `sample ${sample}`);
    },
  };
}
