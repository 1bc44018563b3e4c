// The loss of several runs over one another: choose runs, move the epoch, change the scale.

import { formatLoss, formatRate } from '../explanations/format.js';
import { SCALE } from '../maths/grid.js';
import { dataElement, h, svg } from '../ui/dom.js';
import { makeButton } from './widgets.js';
import { makePlot } from './plot.js';

const EVEN = { from: 0, to: 2.5, ticks: [0, 0.5, 1, 1.5, 2, 2.5] }; // what is higher leaves the picture
const POWERS = { from: 0.01, to: 100, ticks: [0.01, 0.1, 1, 10, 100], at: Math.log10 };

// known: [{ rate, loss }], the losses in millionths, one for each epoch from 0
export function makeRates({ known }) {
  const last = known[0].loss.length - 1;
  const rows = known.map((run, place) => makeRun(run, place, () => plot.redraw()));
  let scale = EVEN;
  const plot = makePlot({
    x: { label: 'Epoch', from: 0, to: last, step: 1, value: last, ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => share * last) },
    y: () => scale,
    draw({ value, X, base, points, dot }) {
      const shown = rows.filter((row) => row.isShown());
      const inside = shown.filter((row) => row.losses[value] <= scale.to);
      rows.forEach((row) => row.update(value));
      plot.slider.show(`epoch ${value}: ${shown.map((row) => row.says(value)).join(', ')}`);
      return [
        svg('path', { class: 'guide', d: `M${X(value)} ${base}V0` }),
        shown.map((row) => points(Array.from(row.losses.entries()), { class: `curve run-${row.place}` })),
        inside.map((row) => dot(value, row.losses[value])),
      ];
    },
  });
  const toggle = makeButton('Squeeze the scale', () => {
    scale = scale === EVEN ? POWERS : EVEN;
    toggle.element.setAttribute('aria-pressed', scale === POWERS);
    plot.redraw();
  });
  toggle.element.setAttribute('aria-pressed', 'false');
  return [plot.element, h('div', { class: 'runs' }, rows.map((row) => row.element)), h('div', { class: 'foot' }, toggle.element)];
}

function makeRun({ rate, loss }, place, changed) {
  const losses = loss.map((count) => count / SCALE);
  const box = h('input', { type: 'checkbox', checked: true, onchange: changed });
  const now = dataElement({});
  const swatch = svg('svg', { class: 'swatch', 'aria-hidden': 'true' }, svg('path', { class: `curve run-${place}`, d: 'M0 8H40' }));
  return {
    element: h('label', {}, box, swatch, h('span', {}, `rate ${formatRate(rate)}`), now.element),
    losses,
    place,
    isShown: () => box.checked,
    says: (epoch) => `rate ${formatRate(rate)}, loss ${formatLoss(losses[epoch])}`,
    update: (epoch) => now.update(losses[epoch], formatLoss(losses[epoch])),
  };
}
