// One number moved by hand, all others held still: the loss along it, the slope where it stands as a tangent, and what
// gradient descent makes of it. For a parameter it is the loss of all pictures, for a score z2 that of one.

import { t } from '../language/text.js';
import { formatLoss, formatSigned } from '../explanations/format.js';
import { SCALE } from '../shared.js';
import { snap } from '../maths/grid.js';
import { makeLearner } from '../maths/learner.js';
import { crossEntropy } from '../maths/network.js';
import { gradientsAt, layer, momentOf } from '../record/moment.js';
import { flatIndex, subscripted } from '../record/names.js';
import { loader } from '../page/page.js';
import { h } from '../ui/dom.js';
import { given, makeLine, number } from './widgets.js';
import { makePlot } from './plot.js';

const REACH = 2; // how far a number can be moved either way
const STEP = 0.01;
const SAMPLES = 100; // of the curve, on either side
const TANGENT = 0.8;
const LEAST_HEIGHT = 0.1; // of the drawing, in loss

// name: the block and its indices, or z2 and the output, as in an address: w2.1.6, z2.0
export async function makeFigure({ nudged: name, epoch, sample }) {
  const run = await loader.run('main');
  const [kind, ...texts] = name.split('.');
  const indices = texts.map(Number);
  const index = run.indexOf(epoch.value);
  return makeNudge(kind === 'z2' ? scoreAt(momentOf(run, index, sample.value), indices[0]) : parameterAt(run, index, kind, indices));
}

// A parameter of a run at a stored epoch.
export function parameterAt(run, index, kind, indices) {
  const place = flatIndex(kind, indices, run.shape);
  const q = Float64Array.from(run.millionths(index));
  const start = q[place];
  const { x, labels } = run.pictures;
  const own = { x: run.learned.map((sample) => x[sample]), labels: run.learned.map((sample) => labels[sample]) };
  const learner = makeLearner(run.shape, own, run);
  const sum = gradientsAt(run, index).sums[place];
  return {
    symbol: subscripted(kind, indices),
    value: start / SCALE,
    slope: sum / run.learned.length,
    mean: [sum, run.learned.length],
    rate: run.learningRate,
    lossAt(nudge) {
      q[place] = start + snap(nudge);
      return learner.observe(q).loss / SCALE;
    },
  };
}

// The score of output i for the picture of a moment.
export function scoreAt(moment, i) {
  const z2 = layer(moment, 'z2');
  return {
    symbol: subscripted('z2', [i]),
    value: z2[i],
    slope: moment.value('dz2', i),
    blame: [moment.value('a2', i), i === moment.label ? 1 : 0],
    lossAt: (nudge) => crossEntropy(z2.map((z, unit) => (unit === i ? z + nudge : z)), moment.label),
  };
}

// subject: { symbol, value, slope, lossAt(nudge) }, and rate and mean of a parameter, blame of a score. Returns elements.
export function makeNudge(subject) {
  const { symbol, slope, lossAt } = subject;
  const nudges = Array.from({ length: 2 * SAMPLES + 1 }, (_, n) => (REACH * (n - SAMPLES)) / SAMPLES);
  const curve = nudges.map((nudge) => [nudge, lossAt(nudge)]);
  const here = lossAt(0);
  const top = Math.max(LEAST_HEIGHT, ...curve.map(([, loss]) => loss));
  const [expected, found] = [makeLine(t('slope × nudge')), makeLine('Δloss')];
  const write = (nudge, loss) => {
    expected.write('multiply', [computed(slope, 'gradient'), given(nudge)], number(slope * nudge, 'gradient'));
    found.write('subtract', [number(loss, 'loss'), number(here, 'loss')], number(loss - here, 'gradient'));
    plot.slider.show(t('{symbol} nudged by {signed}, loss {number}', { symbol, signed: formatSigned(nudge, 2), number: formatLoss(loss) }));
  };
  const plot = makePlot({
    x: { label: t('Nudge of {symbol}', { symbol }), from: -REACH, to: REACH, step: STEP, value: STEP, ticks: [-REACH, 0, REACH] },
    y: () => ({ from: 0, to: top, ticks: [0, roundBelow(top)] }),
    draw({ value, points, dot, handle }) {
      write(value, lossAt(value));
      const tangent = [-TANGENT, TANGENT].map((nudge) => [nudge, here + slope * nudge]);
      const step = subject.rate ? stepOf(subject) : 0;
      const down = points([[0, here], [step, lossAt(step)]], { class: 'walk next' });
      return [points(curve), points(tangent, { class: 'tangent' }), down, dot(0, here), dot(step, lossAt(step)), handle(value, lossAt(value))];
    },
  });
  const parts = [makeSlope(subject), plot, expected, found, makeDescent(subject)];
  return parts.map(({ element }) => element);
}

// A number with as many digits as its line needs to add up.
function computed(value, style) {
  return { ...number(value, style), kind: 'computed' };
}

function stepOf({ rate, slope }) {
  return -rate * slope;
}

// One digit that counts, no larger than the number.
function roundBelow(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Number((Math.floor(value / unit) * unit).toPrecision(1));
}

// The slope: of a score, its blame; of a parameter, the mean over the pictures.
function makeSlope({ symbol, slope, blame, mean }) {
  const line = makeLine('slope');
  if (blame) line.write('subtract', [number(blame[0], 'activation'), given(blame[1])], number(slope, 'blame'), ` ${t('a2 − y, for {symbol}', { symbol })}`);
  else line.write('divide', [computed(mean[0], 'gradient'), given(mean[1])], number(slope, 'gradient'), ` ${t('the mean over the pictures, along {symbol}', { symbol })}`);
  return line;
}

// What gradient descent makes of the slope of a parameter; a score it cannot set.
function makeDescent(subject) {
  if (!subject.rate) return { element: h('p', { class: 'line' }, t('Training cannot set a score. It passes the blame on to the weights behind it.')) };
  const line = makeLine(t('its own step'));
  line.write('step', [given(subject.rate), computed(subject.slope, 'gradient')], number(stepOf(subject), 'step'));
  return line;
}
