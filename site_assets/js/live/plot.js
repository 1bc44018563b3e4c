// A drawing of curves whose lower axis is a slider: slider and axis are one object. Pressing the drawing
// and dragging moves the slider too.

import { formatRate } from '../explanations/format.js';
import { h, svg } from '../ui/dom.js';
import { makeSlider } from './widgets.js';

const LEFT = 40; // the margin for the numbers of the upright axis, as in the style sheet
const RIGHT = 12; // half a thumb
const TOP = 10;
const BOTTOM = 32; // from the axis down: half a thumb and the numbers below it

// x: { label, from, to, step, value, ticks }, a slider, or without `label` a plain axis
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
  const base = clientHeight - BOTTOM;
  const X = (value) => LEFT + ((value - x.from) / (x.to - x.from)) * (width - LEFT - RIGHT);
  const Y = (value) => base - ((at(value) - at(from)) / (at(to) - at(from))) * (base - TOP);
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
      svg('path', { class: 'guide', d: `M${X(a)} ${base}V${Y(b)}H${LEFT}` }),
      svg('circle', { class: 'handle', cx: X(a), cy: Y(b), r: 9, ...attributes }),
    ],
  };
}

function axes({ X, Y, base, width, x, levels }) {
  const upright = levels.flatMap((value) => [
    svg('path', { class: 'level', d: `M${LEFT} ${Y(value)}H${width - RIGHT}` }),
    svg('text', { x: LEFT - 10, y: Y(value) + 4, 'text-anchor': 'end' }, formatRate(value)),
  ]);
  const lower = x.ticks.map((value) => svg('text', { x: X(value), y: base + 29, 'text-anchor': 'middle' }, formatRate(value)));
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
    slider.set(from + ((clientX - box.left - LEFT) / (box.width - LEFT - RIGHT)) * (to - from));
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
