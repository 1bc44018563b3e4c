// The loss of one picture against the trust in its right answer, under a point that can be dragged.

import { t } from '../language/text.js';
import { formatLoss, formatRate } from '../explanations/format.js';
import { svg } from '../ui/dom.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

const loss = (trust) => -Math.log(trust);

export function makeFigure({ p, y }) {
  const line = makeLine('L');
  const possible = (trust) => Math.max(p.least, trust);
  const trusts = p.ticks.map(possible);
  const plot = makePlot({
    x: { ...p, label: t('Trust in the right answer') },
    y: () => y,
    draw({ value, curve, dot, handle, X, Y }) {
      const trust = possible(value);
      plot.slider.element.value = trust;
      line.write('minusLog', [given(trust)], number(loss(trust), 'loss'));
      plot.slider.show(t('trust {rate}, loss {loss}', { rate: formatRate(trust), loss: formatLoss(loss(trust)) }));
      const notes = trusts.map((each) => {
        const anchor = each > 0.9 ? 'end' : 'start';
        return svg('text', { x: X(each) + 8, y: Y(loss(each)) - 8, 'text-anchor': anchor }, formatLoss(loss(each)));
      });
      return [curve(loss, Math.exp(-y.to)), trusts.map((each) => dot(each, loss(each))), notes, handle(trust, loss(trust))];
    },
  });
  return [line.element, plot.element];
}
