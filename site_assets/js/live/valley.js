// The loss along one weight, all others held still: a walker who feels nothing but the slope underfoot.

import { parts, t } from '../language/text.js';
import { formatCount, formatGradient, formatLoss, formatNumber } from '../explanations/format.js';
import { h, svg } from '../ui/dom.js';
import { makeButton } from './widgets.js';
import { makePlot } from './plot.js';

const PLANK = 0.7; // how far the ground underfoot reaches, in the weight
const LEVEL = 0.005; // a slope below this is no slope to a foot
const MANY = 10;

// start: where the walker stands; loss: at places an even way apart, from end to end; weight: where it stands
export function makeFigure({ start, y, loss, weight, rate }) {
  const height = along(loss, start);
  const steepness = along(slopes(loss, start), start);
  const words = h('p', { class: 'row', role: 'status' });
  const plot = makePlot({
    x: { ...start, label: t('Weight') },
    y: () => y,
    draw({ value, X, Y, base, curve, points, dot, handle }) {
      const [ground, rise] = [height(value), steepness(value)];
      words.replaceChildren(...parts(advice(rise), { slope: h('data', { value: rise }, formatGradient(rise)) }));
      plot.slider.show(t('weight {number}, loss {loss}, slope {signed}', { number: formatNumber(value, 2), loss: formatLoss(ground), signed: formatGradient(rise) }));
      const plank = [-PLANK, PLANK].map((by) => [value + by, ground + by * rise]);
      const mark = svg('path', { class: 'guide', d: `M${X(weight)} ${base}V${Y(height(weight))}` });
      return [curve(height), mark, dot(weight, height(weight)), points(plank, { class: 'tangent' }), handle(value, ground)];
    },
  });
  const step = makeButton(t('Step'), () => walk(1));
  const many = makeButton(t('{count} steps', { count: formatCount(MANY) }), () => walk(MANY));
  const again = makeButton(t('Start again'), () => plot.slider.set(start.value));

  function walk(count) {
    let place = plot.slider.value;
    for (let n = 0; n < count; n++) place -= rate * steepness(place);
    plot.slider.set(place);
  }

  return [words, plot.element, h('div', { class: 'foot' }, [step, many, again].map((button) => button.element))];
}

// A function through values at places an even way apart, straight between them.
function along(values, { from, to }) {
  return (place) => {
    const at = Math.min(1, Math.max(0, (place - from) / (to - from))) * (values.length - 1);
    const left = Math.min(Math.floor(at), values.length - 2);
    return values[left] + (at - left) * (values[left + 1] - values[left]);
  };
}

// The slope at each of these places, from one neighbour to the other.
function slopes(values, { from, to }) {
  const step = (to - from) / (values.length - 1);
  return values.map((_, n) => {
    const [left, right] = [Math.max(0, n - 1), Math.min(values.length - 1, n + 1)];
    return (values[right] - values[left]) / ((right - left) * step);
  });
}

function advice(rise) {
  if (Math.abs(rise) < LEVEL) return t('Slope {slope}: the ground is level. Stay.');
  return rise > 0 ? t('Slope {slope}: it rises to the right. Go left.') : t('Slope {slope}: it falls to the right. Go right.');
}
