// The loss of several runs over one another: choose runs, move the epoch, change the scale.

import { t } from '../language/text.js';
import { SCALE } from '../shared.js';
import { formatLoss, formatRate } from '../explanations/format.js';
import { dataElement, h, svg } from '../ui/dom.js';
import { makeButton } from './widgets.js';
import { makePlot } from './plot.js';

// runs: [{ rate, loss }], the losses in millionths, one for each epoch from 0
// even, powers: the scales of the losses; what is beyond their ends leaves the picture
export function makeFigure({ runs, epoch, even, powers }) {
  const squeezed = { ...powers, at: Math.log10 };
  const rows = runs.map((run, place) => makeRun(run, place, () => plot.redraw()));
  let scale = even;
  const plot = makePlot({
    x: { ...epoch, label: t('Epoch'), value: epoch.to },
    y: () => scale,
    draw({ value, X, base, points, dot }) {
      const shown = rows.filter((row) => row.isShown());
      const inside = shown.filter((row) => row.losses[value] <= scale.to);
      rows.forEach((row) => row.update(value));
      plot.slider.show(t('epoch {epoch}: {losses}', { epoch: value, losses: shown.map((row) => row.says(value)).join(', ') }));
      return [
        svg('path', { class: 'guide', d: `M${X(value)} ${base}V0` }),
        shown.map((row) => points(Array.from(row.losses.entries()), { class: `curve run-${row.place}` })),
        inside.map((row) => dot(value, row.losses[value])),
      ];
    },
  });
  const toggle = makeButton(t('Squeeze the scale'), () => {
    scale = scale === even ? squeezed : even;
    toggle.element.setAttribute('aria-pressed', scale === squeezed);
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
    element: h('label', {}, box, swatch, h('span', {}, t('rate {rate}', { rate: formatRate(rate) })), now.element),
    losses,
    place,
    isShown: () => box.checked,
    says: (epoch) => t('rate {rate}, loss {loss}', { rate: formatRate(rate), loss: formatLoss(losses[epoch]) }),
    update: (epoch) => now.update(losses[epoch], formatLoss(losses[epoch])),
  };
}
