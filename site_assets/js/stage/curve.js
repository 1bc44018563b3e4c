// The loss over the epochs, with the accuracy as a second line. Drawn in a box of its own, stretched to its place.

import { parts, t } from '../language/text.js';
import { formatNumber } from '../explanations/format.js';
import { dataElement, h, setAttribute, svg, textSetter } from '../ui/dom.js';

const WIDTH = 1000;
const HEIGHT = 100;
const MOST_OF_ANOTHER = 6; // the loss up to which the curve of another run is shown

// Returns { element, share(epoch), level(loss), compare(ghost) }: where things stand, as shares of width and height.
export function makeCurve(run) {
  const loss = svg('path', { class: 'loss' });
  const accuracy = svg('path', { class: 'accuracy' });
  const other = svg('path', { class: 'ghost' });
  const drawing = svg('svg', { class: 'curve', 'aria-hidden': 'true', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' }, accuracy, other, loss);
  const scale = makeScale();
  const span = Math.max(1, run.lastEpoch - run.epochs[0]);
  const share = (epoch) => (epoch - run.epochs[0]) / span;
  let top = 1;
  let compared;

  const pathOf = (epochs, levelAt) =>
    epochs
      .map((epoch, n) => [share(epoch), levelAt(n)])
      .filter(([across]) => across >= 0 && across <= 1)
      .map(([across, down], n) => `${n ? 'L' : 'M'}${(across * WIDTH).toFixed(1)} ${(down * HEIGHT).toFixed(1)}`)
      .join('');
  const level = (value) => 1 - value / top;

  return {
    elements: [drawing, scale.element],
    drawing,
    share,
    level,
    compare(ghost) {
      const another = ghost && ghost.run !== run ? ghost.run : null;
      if (another === compared) return;
      compared = another;
      top = Math.max(largest(run.loss), another ? Math.min(MOST_OF_ANOTHER, largest(another.loss)) : 0) || 1;
      loss.setAttribute('d', pathOf(run.epochs, (n) => level(run.loss[n])));
      accuracy.setAttribute('d', pathOf(run.epochs, (n) => 1 - run.hits[n] / run.learned.length));
      setAttribute(other, 'd', another ? pathOf(another.epochs, (n) => level(another.loss[n])) : null);
      scale.update(top, another);
    },
  };
}

function largest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

// What the lines mean and how high the box is: said, and said anew when another run stands beside.
function makeScale() {
  const top = dataElement({});
  const also = h('span', {});
  const setAlso = textSetter(also);
  return {
    element: h(
      'p',
      { class: 'axis' },
      h('span', { class: 'for-loss' }, parts(t('loss, 0 to {top}'), { top: top.element }), also),
      h('span', { class: 'for-accuracy' }, t('accuracy, 0 to 100 %')),
    ),
    update(value, another) {
      top.update(value, formatNumber(value, 2));
      setAlso(another ? t(', beside {run} on the same scale', { run: another.name }) : '');
    },
  };
}
