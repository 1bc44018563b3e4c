// A drawing of curves whose lower axis is a slider: slider and axis are one object. Pressing the drawing
// and dragging moves the slider too.

import { formatRate } from '../explanations/format.js';
import { MARGINS } from '../shared.js';
import { h, svg } from '../ui/dom.js';
import { makeSlider } from './widgets.js';

// x: { label, from, to, step, value, ticks, write }, a slider, or without `label` a plain axis; write(tick): its words
// y: () => ({ from, to, ticks, at }); at(value) maps to the axis, for scales that are not even
// draw(plot): what is drawn now, as SVG elements, with the scales and the pens below; called whenever anything changes
export function makePlot({ x, y, draw }) {
  const drawing = svg('svg', { 'aria-hidden': 'true' });
  /** @type {any} */
  const slider = x.label ? makeSlider(x, () => redraw()) : null;
  const element = h('div', { class: slider ? 'plot slider-axis' : 'plot' }, drawing, slider?.element);
  if (slider) dragAlong(drawing, slider, x);

  function redraw() {
    if (!drawing.clientWidth) return;
    const scales = scalesOf(drawing, x, y());
    const plot = { ...scales, ...pensOn(scales), value: slider?.value };
    drawing.replaceChildren(...axes(scales), ...draw(plot).flat());
  }

  new ResizeObserver(redraw).observe(drawing);
  return { element, slider, redraw };
}

// Where values stand in the drawing: X, Y, and the height of the lower axis.
function scalesOf({ clientWidth: width, clientHeight }, x, { from, to, ticks, at = (value) => value }) {
  const base = clientHeight - MARGINS.bottom;
  const X = (value) => MARGINS.left + ((value - x.from) / (x.to - x.from)) * (width - MARGINS.left - MARGINS.right);
  const Y = (value) => base - ((at(value) - at(from)) / (at(to) - at(from))) * (base - MARGINS.top);
  return { X, Y, base, width, x, levels: ticks };
}

// What draws in values.
function pensOn({ X, Y, base, width, x }) {
  const path = (list) => list.map(([a, b], n) => `${n ? 'L' : 'M'}${X(a).toFixed(1)} ${Y(b).toFixed(1)}`).join('');
  const points = (list, attributes) => svg('path', { class: 'curve', d: path(list), ...attributes });
  return {
    points,
    curve: (f, first = x.from, last = x.to) => points(sampled(f, first, last, width / 2)),
    dot: (a, b) => svg('circle', { class: 'dot', cx: X(a), cy: Y(b), r: 3 }),
    // Where the hand is: a handle on the curve, with its ways to both axes.
    handle: (a, b, attributes) => [
      svg('path', { class: 'guide', d: `M${X(a)} ${base}V${Y(b)}H${MARGINS.left}` }),
      svg('circle', { class: 'handle', cx: X(a), cy: Y(b), r: 9, ...attributes }),
    ],
  };
}

function axes({ X, Y, base, width, x, levels }) {
  const { write = formatRate } = x;
  const upright = levels.flatMap((value) => [
    svg('path', { class: 'level', d: `M${MARGINS.left} ${Y(value)}H${width - MARGINS.right}` }),
    svg('text', { x: MARGINS.left - 10, y: Y(value) + 4, 'text-anchor': 'end' }, formatRate(value)),
  ]);
  const lower = x.ticks.map((value) => svg('text', { x: X(value), y: base + 29, 'text-anchor': 'middle' }, write(value)));
  return [...upright, ...lower];
}

function sampled(f, first, last, count) {
  return Array.from({ length: Math.ceil(count) + 1 }, (_, n) => {
    const value = first + ((last - first) * n) / Math.ceil(count);
    return [value, f(value)];
  });
}

function dragAlong(drawing, slider, { from, to }) {
  const follow = ({ clientX }) => {
    const box = drawing.getBoundingClientRect();
    slider.set(from + ((clientX - box.left - MARGINS.left) / (box.width - MARGINS.left - MARGINS.right)) * (to - from));
  };
  drawing.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    drawing.setPointerCapture(event.pointerId);
    slider.element.focus({ preventScroll: true });
    drawing.addEventListener('pointermove', follow);
    follow(event);
  });
  drawing.addEventListener('lostpointercapture', () => drawing.removeEventListener('pointermove', follow));
}
