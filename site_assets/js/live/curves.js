// Curves under a point that can be dragged: the sigmoid, its slope, and the loss of one picture.

import { formatActivation, formatLoss, formatNumber, formatRate } from '../explanations/format.js';
import { sigmoid } from '../maths/network.js';
import { glowColour } from '../ui/colour.js';
import { svg } from '../ui/dom.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

const READ = [-5, -2, 0, 2, 5]; // the values of z in the chapter's table
const TRUSTS = [0.01, 0.1, 0.5, 0.95]; // and of P
const Z = { label: 'z', from: -6, to: 6, step: 0.1, ticks: READ };
const ACTIVATION = { from: 0, to: 1, ticks: [0, 0.5, 1] };
const TANGENT = 1.4; // how far a tangent reaches, in z

const slope = (z) => sigmoid(z) * (1 - sigmoid(z));

// The drawn point is the neuron itself: as bright as its activation.
export function makeSigmoid({ z }) {
  const line = makeLine('a');
  const plot = makePlot({
    x: { ...Z, value: z },
    y: () => ACTIVATION,
    draw({ value, curve, dot, handle }) {
      const a = sigmoid(value);
      line.write('sigmoid', [given(value)], number(a, 'activation'));
      plot.slider.show(`z ${formatRate(value)}, activation ${formatActivation(a)}`);
      return [curve(sigmoid), READ.map((each) => dot(each, sigmoid(each))), handle(value, a, { fill: glowColour(a) })];
    },
  });
  return [line.element, plot.element];
}

export function makeSlope({ z }) {
  const lines = [makeLine('a'), makeLine('σ′(z)')];
  const above = makePlot({
    x: { from: Z.from, to: Z.to, ticks: [] },
    y: () => ACTIVATION,
    draw({ curve, points, handle }) {
      const { value } = below.slider;
      const a = sigmoid(value);
      const ends = [Math.max(Z.from, value - TANGENT), Math.min(Z.to, value + TANGENT)];
      const tangent = ends.map((end) => [end, a + (end - value) * slope(value)]);
      return [curve(sigmoid), points(tangent, { class: 'tangent' }), handle(value, a, { fill: glowColour(a) })];
    },
  });
  const below = makePlot({
    x: { ...Z, value: z },
    y: () => ({ from: 0, to: 0.25, ticks: [0, 0.25] }),
    draw({ value, curve, handle }) {
      const a = number(sigmoid(value), 'activation');
      const rise = number(slope(value), 'slope');
      lines[0].write('sigmoid', [given(value)], a);
      lines[1].write('slope', [a], rise);
      below.slider.show(`z ${formatRate(value)}, activation ${formatActivation(a.value)}, slope ${formatNumber(rise.value, 4)}`);
      above.redraw();
      return [curve(slope), handle(value, rise.value)];
    },
  });
  return [...lines, above, below].map(({ element }) => element);
}

export function makeLogLoss({ p }) {
  const line = makeLine('L');
  const loss = (trust) => -Math.log(trust);
  const plot = makePlot({
    x: { label: 'Trust in the right digit', from: 0, to: 1, step: 0.01, value: p, ticks: [0, 0.1, 0.5, 0.95] },
    y: () => ({ from: 0, to: 5, ticks: [0, 1, 2, 3, 4, 5] }),
    draw({ value, curve, dot, handle, X, Y }) {
      const trust = Math.max(TRUSTS[0], value);
      plot.slider.element.value = trust;
      line.write('minusLog', [given(trust)], number(loss(trust), 'loss'));
      plot.slider.show(`trust ${formatRate(trust)}, loss ${formatLoss(loss(trust))}`);
      const notes = TRUSTS.map((each) => {
        const anchor = each > 0.9 ? 'end' : 'start';
        return svg('text', { x: X(each) + 8, y: Y(loss(each)) - 8, 'text-anchor': anchor }, formatLoss(loss(each)));
      });
      return [curve(loss, Math.exp(-5)), TRUSTS.map((each) => dot(each, loss(each))), notes, handle(trust, loss(trust))];
    },
  });
  return [line.element, plot.element];
}
