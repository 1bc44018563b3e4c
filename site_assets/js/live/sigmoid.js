// The sigmoid under a point that can be dragged. The point is the neuron itself: as bright as its activation.

import { t } from '../language/text.js';
import { formatActivation, formatRate } from '../explanations/format.js';
import { sigmoid } from '../maths/network.js';
import { glowColour } from '../ui/colour.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

export function makeFigure({ z, y }) {
  const line = makeLine('a');
  const plot = makePlot({
    x: { ...z, label: 'z' },
    y: () => y,
    draw({ value, curve, dot, handle }) {
      const a = sigmoid(value);
      line.write('sigmoid', [given(value)], number(a, 'activation'));
      plot.slider.show(t('z {rate}, activation {activation}', { rate: formatRate(value), activation: formatActivation(a) }));
      return [curve(sigmoid), z.ticks.map((each) => dot(each, sigmoid(each))), handle(value, a, { fill: glowColour(a) })];
    },
  });
  return [line.element, plot.element];
}
