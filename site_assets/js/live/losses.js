// What each picture costs at an epoch that can be moved: one bar each, the costliest first, and their mean.

import { parts, t } from '../language/text.js';
import { formatLoss } from '../explanations/format.js';
import { momentOf } from '../record/moment.js';
import { loader } from '../page/page.js';
import { h, svg } from '../ui/dom.js';
import { makePlot } from './plot.js';

const ROOM = 18; // px that each bar needs for its number above; where there is less,
const NAMED = 8; // so many have one

export async function makeFigure({ epoch, y }) {
  const run = await loader.run('main');
  const words = h('p', { class: 'row' });
  const plot = makePlot({
    x: { ...epoch, label: t('Epoch') },
    y: () => y,
    draw({ value, X, Y, base }) {
      const costs = run.pictures.labels.map((_, sample) => ({ sample, loss: momentOf(run, value, sample).value('sample_loss') }));
      const sorted = Array.from(costs).sort((a, b) => b.loss - a.loss);
      const mean = run.loss[value];
      words.replaceChildren(...parts(t('Epoch {epoch}: mean {mean}, costliest sample {sample} with {loss}'), { epoch: value, mean: loss(mean), sample: sorted[0].sample, loss: loss(sorted[0].loss) }));
      plot.slider.show(words.textContent);
      const step = (X(epoch.to) - X(epoch.from)) / costs.length;
      const bars = sorted.map((cost, place) => bar(X(epoch.from) + place * step, step, Y(cost.loss), base));
      const names = sorted.slice(0, step > ROOM ? sorted.length : NAMED).map((cost, place) => name(cost, X(epoch.from) + (place + 0.5) * step, Y(cost.loss)));
      return [bars, names, svg('path', { class: 'guide', d: `M${X(epoch.from)} ${Y(mean)}H${X(epoch.to)}` })];
    },
  });
  return [words, plot.element];
}

function loss(value) {
  return h('data', { value }, formatLoss(value));
}

function bar(x, step, top, base) {
  return svg('rect', { class: 'bar', x: x + 1, y: top, width: step - 2, height: base - top });
}

function name({ sample }, middle, top) {
  return svg('text', { x: middle, y: top - 4, 'text-anchor': 'middle' }, sample);
}
