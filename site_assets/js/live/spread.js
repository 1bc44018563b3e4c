// Where other starts lead: one dot for each, and a bound that can be moved across them.

import { parts, t } from '../language/text.js';
import { formatCount, formatNumber, formatPercent } from '../explanations/format.js';
import { h, svg } from '../ui/dom.js';
import { makePlot } from './plot.js';

// The starts counted by value, in bins from one place of the bound to the next, which hold their upper end;
// `own` is the value of this article's run, `decimals` how many digits the bound has.
export function makeFigure({ name, bound, counts, decimals, own }) {
  const { from: first, step: width } = bound;
  const line = h('p', { class: 'row' });
  const total = sum(counts);
  const plot = makePlot({
    x: { ...bound, label: t('Bound of {name}', { name }) },
    y: () => ({ from: 0, to: 1, ticks: [] }),
    draw({ value, X, base }) {
      const bins = Math.round((value - first) / width);
      const below = sum(counts.slice(0, bins));
      line.replaceChildren(`${name} ≤ ${formatNumber(value, decimals)}: `, ...parts(t('{below} of {count} starts, {share}'), { below: h('data', { value: below }, formatCount(below)), count: formatCount(total), share: h('data', { value: below / total }, formatPercent(below / total)) }));
      plot.slider.show(line.textContent);
      const unit = Math.min(X(first + width) - X(first), (base - 24) / Math.max(...counts));
      return [
        svg('path', { class: 'guide', d: `M${X(value)} ${base}V0` }),
        counts.map((count, n) => (count ? column(X(first + (n + 0.5) * width), base - 3, count, unit, n < bins) : [])),
        svg('path', { class: 'own', d: `M${X(own)} ${base}V16` }),
        svg('text', { class: 'own-name', x: X(own) + 5, y: 14 }, t('our run {number}', { number: formatNumber(own, decimals) })),
      ].flat();
    },
  });

  return [line, plot.element];
}

// A stack of dots: a line of round dashes of no length.
function column(x, y, count, unit, isBelow) {
  return svg('path', {
    class: isBelow ? 'dots below' : 'dots',
    d: `M${x} ${y - unit / 2}v${0.1 - (count - 1) * unit}`,
    'stroke-width': unit * 0.85,
    'stroke-dasharray': `0 ${unit}`,
  });
}

function sum(counts) {
  return counts.reduce((total, count) => total + count, 0);
}
