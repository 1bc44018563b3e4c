// The sigmoid, and below it its slope, under one point that can be dragged.

import { t } from '../language/text.js';
import { formatActivation, formatNumber, formatRate } from '../explanations/format.js';
import { sigmoid } from '../maths/network.js';
import { DECIMALS_OF } from '../shared.js';
import { glowColour } from '../ui/colour.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

const TANGENT = 1.4; // how far a tangent reaches, in z

const slope = (z) => sigmoid(z) * (1 - sigmoid(z));

export function makeFigure({ z, above: activation, below: rise }) {
  const lines = [makeLine('a'), makeLine('σ′(z)')];
  const above = makePlot({
    x: { from: z.from, to: z.to, ticks: [] },
    y: () => activation,
    draw({ curve, points, handle }) {
      const { value } = below.slider;
      const a = sigmoid(value);
      const ends = [Math.max(z.from, value - TANGENT), Math.min(z.to, value + TANGENT)];
      const tangent = ends.map((end) => [end, a + (end - value) * slope(value)]);
      return [curve(sigmoid), points(tangent, { class: 'tangent' }), handle(value, a, { fill: glowColour(a) })];
    },
  });
  const below = makePlot({
    x: { ...z, label: 'z' },
    y: () => rise,
    draw({ value, curve, handle }) {
      const a = number(sigmoid(value), 'activation');
      const steepness = number(slope(value), 'slope');
      lines[0].write('sigmoid', [given(value)], a);
      lines[1].write('slope', [a], steepness);
      below.slider.show(t('z {rate}, activation {activation}, slope {number}', { rate: formatRate(value), activation: formatActivation(a.value), number: formatNumber(steepness.value, DECIMALS_OF.slope) }));
      above.redraw();
      return [curve(slope), handle(value, steepness.value)];
    },
  });
  return [...lines, above, below].map(({ element }) => element);
}
