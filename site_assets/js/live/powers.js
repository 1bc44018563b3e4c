// The powers of e under a point that can be dragged: a step of one to the right multiplies by e.

import { t } from '../language/text.js';
import { formatNumber, formatRate } from '../explanations/format.js';
import { DECIMALS_OF } from '../shared.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

export function makeFigure({ z, y }) {
  const line = makeLine();
  const plot = makePlot({
    x: { ...z, label: t('Exponent') },
    y: () => y,
    draw({ value, curve, dot, handle }) {
      const power = Math.exp(value);
      line.write('exp', [given(value)], number(power, 'power'));
      plot.slider.show(t('exponent {rate}, power {number}', { rate: formatRate(value), number: formatNumber(power, DECIMALS_OF.power) }));
      return [curve(Math.exp, z.from, Math.log(y.to)), z.ticks.filter((tick) => Math.exp(tick) < y.to).map((tick) => dot(tick, Math.exp(tick))), handle(value, Math.min(power, y.to))];
    },
  });
  return [line.element, plot.element];
}
