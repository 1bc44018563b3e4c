// Numbers laid over the graph, each at a neuron or on the line between two: what one step shows at each stage.

import { h } from '../ui/dom.js';

const ALONG = [0.5, 0.38, 0.62, 0.28, 0.72]; // where on its line a number may stand: the first place that is free
const WIDTH = 5.3; // of the size of its type: what a number takes, and a gap
const HEIGHT = 1.75;

// container: holds the graph, whose neurons carry their name in data-name. Returns { update(labels), place() }.
export function makeLabels(container) {
  const layer = h('div', { class: 'labels', 'aria-hidden': 'true' }); // the panel says the same in words
  let shown = [];
  let signature = '';
  const place = () => {
    if (!shown.length) return;
    const box = layer.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(layer).fontSize);
    const taken = [];
    shown.forEach(({ spot }, n) => {
      const [from, to = from] = spot.map((name) => centreOf(container.querySelector(`[data-name="${name}"]`), box));
      if (!from || !to) return;
      const point = freePoint(from, to, taken, size);
      taken.push(point);
      layer.children[n].style.transform = `translate(${point.x}px, ${point.y}px)`;
    });
  };
  new ResizeObserver(place).observe(container);
  return {
    place,
    update(labels) {
      const next = JSON.stringify(labels);
      if (next === signature) return;
      signature = next;
      shown = labels;
      if (labels.length && !layer.isConnected) container.append(layer);
      if (!labels.length) layer.remove();
      layer.replaceChildren(...labels.map(makeLabel));
      place();
    },
  };
}

function makeLabel({ text, spot, isNegative }) {
  return h('span', { class: spot.length > 1 ? 'on-line' : 'at-neuron' }, h('b', { class: isNegative ? 'minus' : 'plus' }, text));
}

// A place between two points where no number stands yet; where there is none, the first.
function freePoint(from, to, taken, size) {
  const points = ALONG.map((share) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }));
  const isFree = ({ x, y }) => taken.every((other) => Math.abs(other.x - x) > WIDTH * size || Math.abs(other.y - y) > HEIGHT * size);
  return points.find(isFree) ?? points[0];
}

function centreOf(element, box) {
  if (!element) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2 - box.left, y: top + height / 2 - box.top };
}
