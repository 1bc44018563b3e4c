// The loss as a ruler: each halving of the trust is one mark of 0.693 further.

import { t } from '../language/text.js';
import { formatLoss, formatNumber, formatRate } from '../explanations/format.js';
import { svg } from '../ui/dom.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

const HOP = Math.log(2);
const MARK = 1; // decimal of a mark of the ruler, which has to be narrow
const WIDTH = 14; // of a bar
const LABELLED = 3; // hops with their cost; later ones are too flat for words

export function makeFigure({ count, y }) {
  const line = makeLine('L');
  const plot = makePlot({
    x: { ...count, label: t('Halvings'), write: (n) => formatNumber(n * HOP, MARK) },
    y: () => y,
    draw({ value, X, Y, base }) {
      const trust = 0.5 ** value;
      line.write('minusLog', [given(trust)], number(value * HOP, 'loss'));
      plot.slider.show(t('{value} halvings: trust {rate}, loss {loss}', { value, rate: formatRate(trust), loss: formatLoss(value * HOP) }));
      const top = (n) => ({ x: X(n), y: Y(0.5 ** n) });
      return Array.from({ length: value + 1 }, (_, n) => [
        svg('rect', { class: 'bar', x: X(n) - WIDTH / 2, y: Y(0.5 ** n), width: WIDTH, height: base - Y(0.5 ** n) }),
        n ? hop(top(n - 1), top(n), n <= LABELLED) : [],
      ]).flat(2);
    },
  });
  return [line.element, plot.element];
}

// From the top of one bar to the next: half the trust, one mark more.
function hop(from, to, isRoomy) {
  const path = svg('path', { class: 'guide', d: `M${from.x} ${from.y}L${to.x} ${to.y}` });
  const label = svg('text', { x: (from.x + to.x) / 2 + 6, y: (from.y + to.y) / 2 - 4 }, `+${formatLoss(HOP)}`);
  return isRoomy ? [path, label] : [path];
}
