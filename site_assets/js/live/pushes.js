// What each picture asks of one weight: every push begins where the last one ended, and their mean makes the step.

import { classed, parts, t } from '../language/text.js';
import { formatCount, formatGradient, formatSigned } from '../explanations/format.js';
import { onGrid } from '../maths/grid.js';
import { DECIMALS_OF } from '../shared.js';
import { dataElement, h, svg, textSetter } from '../ui/dom.js';
import { makePlot } from './plot.js';

// labels, slopes: the class of each picture by its name, and its slope, in turn; rate: the learning rate
export function makeFigure({ seen, labels, slopes, rate }) {
  const sums = slopes.reduce((list, slope) => [...list, list.at(-1) + slope], [0]);
  const reach = 1.2 * Math.max(...sums.map(Math.abs)); // with some air
  const [sum, mean, step] = Array.from({ length: 3 }, () => dataElement({}));
  const words = h('p', { class: 'row', role: 'status' });
  const setWords = textSetter(words);
  const scale = { from: reach, to: -reach, ticks: [0] };
  const plot = makePlot({
    x: { ...seen, label: t('Pictures') },
    y: () => scale,
    draw({ value, X, Y }) {
      setWords(value ? said(classed(labels[value - 1]), slopes[value - 1]) : t('No picture has pushed yet.'));
      sum.update(sums[value], formatGradient(sums[value]));
      const isDone = value === slopes.length;
      mean.update(sums[value] / value || 0, isDone ? formatGradient(sums[value] / value) : '…');
      step.update(onGrid((-rate * sums[value]) / slopes.length), isDone ? formatSigned((-rate * sums[value]) / slopes.length, DECIMALS_OF.step) : '…');
      plot.slider.show(t('{count} pictures, sum {number}', { count: formatCount(value), number: formatGradient(sums[value]) }));
      const width = X(1) - X(0);
      const bars = slopes.slice(0, value).flatMap((slope, n) => push(X(n), Y(sums[n]), Y(sums[n + 1]), width, labels[n], slope));
      return bars;
    },
  });
  const total = h('p', { class: 'line' }, parts(t('sum {sum}, mean {mean}, step {step}'), { sum: sum.element, mean: mean.element, step: step.element }));
  return [words, plot.element, total];
}

function said(digit, slope) {
  return slope < 0 ? t('This {digit} pushes up: raise this weight.', { digit }) : t('This {digit} pushes down: lower this weight.', { digit });
}

function push(x, from, to, width, digit, slope) {
  return [
    svg('rect', { class: `part ${slope < 0 ? 'minus' : ''}`, x: x + 1, y: Math.min(from, to), width: width - 2, height: Math.max(1, Math.abs(to - from)) }),
    width > 14 ? svg('text', { x: x + width / 2, y: Math.min(from, to) - 4, 'text-anchor': 'middle' }, classed(digit)) : [],
  ].flat();
}
