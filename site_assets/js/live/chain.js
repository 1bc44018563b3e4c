// Gears that turn each other: factors to drag, and what one turn of the first amounts to after each.

import { t } from '../language/text.js';
import { formatRate } from '../explanations/format.js';
import { onGrid } from '../maths/grid.js';
import { svg } from '../ui/dom.js';
import { given, makeLine, makeRow } from './widgets.js';

const SIZE = 7; // the radius of a nudge of one; areas are in proportion
const MIDDLE = 44;

export function makeFigure({ factors, parts: all }) {
  const parts = all.slice(-factors.value.length - 1);
  const line = makeLine(t('effect'));
  const drawing = svg('svg', { class: 'chain', 'aria-hidden': 'true' });
  const rows = factors.value.map((value, n) => makeRow({ ...factors, label: t('{from} to {to}', { from: parts[n], to: parts[n + 1] }), value }, update));

  function update() {
    const values = rows.map((row) => row.value);
    const reached = values.reduce((list, value) => [...list, onGrid(list.at(-1) * value)], [1]);
    line.write('multiply', values.map(given), given(reached.at(-1)));
    rows.forEach((row, n) => row.show(t('{rate}, effect at the end {effect}', { rate: formatRate(values[n]), effect: formatRate(reached.at(-1)) })));
    drawing.replaceChildren(...gears(values, reached, parts, drawing.clientWidth));
  }

  new ResizeObserver(update).observe(drawing);
  return [line.element, drawing, ...rows.map((row) => row.element)];
}

// Toothed circles joined by arrows: each as large, and with the sign, of what arrives there.
function gears(values, reached, parts, width) {
  const step = (width - 2 * MIDDLE) / values.length;
  const X = (n) => MIDDLE + n * step;
  const radius = (n) => SIZE * Math.sqrt(Math.abs(reached[n]));
  return reached.flatMap((value, n) => {
    const gear = [
      svg('circle', { class: `part teeth ${value < 0 ? 'minus' : ''}`, cx: X(n), cy: MIDDLE, r: radius(n) }),
      svg('text', { x: X(n), y: MIDDLE * 2 + 16, 'text-anchor': 'middle' }, `${parts[n]}: ${formatRate(value)}`),
    ];
    if (n === values.length) return gear;
    const [from, to] = [X(n) + radius(n) + 3, X(n + 1) - Math.max(radius(n + 1), 3) - 4];
    const tip = `M${to - 6} ${MIDDLE - 4}L${to} ${MIDDLE}L${to - 6} ${MIDDLE + 4}`;
    const arrow = svg('path', { class: 'arrow', d: `M${from} ${MIDDLE}H${to}${tip}` });
    const label = svg('text', { class: 'factor', x: (X(n) + X(n + 1)) / 2, y: 12, 'text-anchor': 'middle' }, `× ${formatRate(values[n])}`);
    return to - from > 6 ? [...gear, arrow, label] : [...gear, label];
  });
}
