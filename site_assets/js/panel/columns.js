// Many numbers as upright bars, each from one level to another; a last one may show their total.

import { attributeSetter, h, svg, textSetter } from '../ui/dom.js';
import { makeEquation } from './equation.js';
import { follow } from './sentence.js';

const HEIGHT = 120;
const FOOT = 16; // below the bars, for the digits
const LEAST = 1; // px: the smallest bar that can be seen

// block: see explanations/waterfall.js and `columns` in explanations/pictures.js.
export function makeColumns(block, ledger, actions) {
  const hasTotal = block.total !== null;
  const step = 100 / (block.bars.length + (hasTotal ? 1.5 : 0));
  const isChained = hasTotal;
  const bars = block.bars.map((_, n) => makeBar(n * step, step, isChained, actions));
  const total = hasTotal ? makeTotal((block.bars.length + 0.5) * step, step) : null;
  const zero = svg('line', { class: 'zero', x1: '0%', x2: '100%' });
  const setZero = attributeSetter(zero);
  const chart = svg('svg', { class: 'columns', role: 'img', height: HEIGHT + FOOT }, zero, bars.map((bar) => bar.element), total?.elements ?? []);
  const setChart = attributeSetter(chart);
  const caption = makeCaption(block, ledger);
  return {
    element: h('figure', { class: 'upright' }, chart, caption.element),
    update(next) {
      const y = heights(next);
      next.bars.forEach((bar, n) => bars[n].update(bar, y));
      total?.update(next.total, y);
      setZero('y1', y(0));
      setZero('y2', y(0));
      setChart('aria-label', next.label);
      caption.update(next);
    },
  };
}

function makeCaption({ equation }, ledger) {
  const words = h('span', {});
  const setWords = textSetter(words);
  if (!equation) return { element: h('figcaption', {}, words), update: ({ label }) => setWords(label) };
  const sum = makeEquation(ledger);
  const explained = h('span', {});
  const setExplained = textSetter(explained);
  return {
    element: h('figcaption', {}, words, sum.element, explained),
    update(next) {
      setWords(next.caption);
      sum.update(next.equation);
      setExplained(next.explained);
    },
  };
}

// Pixels from the top for a level of the chart.
function heights({ low, high }) {
  const span = high - low || 1;
  return (level) => Math.round((((high - level) / span) * (HEIGHT - 8) + 4) * 10) / 10;
}

function makeRect(x, step) {
  const rect = svg('rect', { x: `${x + step * 0.08}%`, width: `${step * 0.84}%` });
  const set = attributeSetter(rect);
  return {
    rect,
    update(from, to, kind, y) {
      const top = y(Math.max(from, to));
      set('y', top);
      set('height', Math.max(LEAST, y(Math.min(from, to)) - top));
      set('class', kind);
    },
  };
}

function makeBar(x, step, isChained, actions) {
  const { rect, update } = makeRect(x, step);
  const chain = isChained ? svg('line', { class: 'chain', x1: `${x + step * 0.5}%`, x2: `${x + step * 1.5}%` }) : null;
  const digit = svg('text', { class: 'digit', x: `${x + step / 2}%`, y: HEIGHT + FOOT - 4 });
  const setChain = chain && attributeSetter(chain);
  const setDigit = textSetter(digit);
  const title = svg('title', {});
  const setTitle = textSetter(title);
  let leadsTo = null;
  const element = svg('g', { onclick: () => leadsTo && follow(leadsTo, actions) }, title, chain, rect, digit);
  const set = attributeSetter(element);
  return {
    element,
    update(bar, y) {
      leadsTo = bar.action;
      set('class', leadsTo ? 'leads' : null);
      update(bar.from, bar.to, `${bar.value < 0 ? 'minus' : 'plus'}${bar.isHere ? ' here' : ''}`, y);
      setChain?.('y1', y(bar.to));
      setChain?.('y2', y(bar.to));
      setDigit(bar.note);
      setTitle(bar.title);
    },
  };
}

function makeTotal(x, step) {
  const { rect, update } = makeRect(x, step);
  const sign = svg('text', { class: 'digit', x: `${x + step / 2}%`, y: HEIGHT + FOOT - 4 }, 'Σ');
  return { elements: [rect, sign], update: (total, y) => update(0, total, `${total < 0 ? 'minus' : 'plus'} total`, y) };
}
