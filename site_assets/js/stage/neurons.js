// The neurons of the graph, with their biases: buttons that glow as they are active.

import { formatNumber, formatPercent } from '../explanations/format.js';
import { glowColour, isBright } from '../ui/colour.js';
import { attributeSetter, dataElement, h, moveTo } from '../ui/dom.js';

const DECIMALS = { x: 1, h: 2 }; // of the activation in a circle
const SMALL = 13; // px: the radius below which one decimal must do
const HALF_BIAS = 34; // px: half the width of a bias and a gap
const SIDES = { below: [0, 1], above: [0, -1], left: [-1, 0] };
const LAYERS = { x: ['input', 'inputs'], h: ['hidden', 'hidden'], o: ['output', 'outputs'] };

export function makeNeurons(kind, count) {
  return Array.from({ length: count }, (_, index) => makeNeuron(kind, index));
}

function makeNeuron(kind, index) {
  const [size, spots] = LAYERS[kind];
  const name = kind + index;
  const inside = dataElement({ class: 'inside' });
  const element = h('button', { type: 'button', tabindex: '-1', 'data-name': name }, inside.element);
  const set = attributeSetter(element);
  const bias = kind === 'x' ? null : makeBias(kind === 'h' ? 'b1' : 'b2', index);
  const classes = { size: '', glow: '', emphasis: '' };
  let decimals = DECIMALS[kind];
  const show = () => set('class', `neuron ${size} ${classes.size} ${classes.glow} ${classes.emphasis}`);
  let shade = null;
  return {
    element,
    extras: bias ? [bias.element] : [],
    name,
    selection: { kind, indices: [index] },
    place(layout) {
      const { x, y } = layout[spots][index];
      const radius = layout.radius[size];
      moveTo(element, x - radius, y - radius);
      element.style.width = element.style.height = `${2 * radius}px`;
      classes.size = radius < SMALL ? 'small' : '';
      decimals = radius < SMALL ? 1 : DECIMALS[kind];
      bias?.place(x, y, radius, layout.biases[size]);
    },
    update(model, ghost) {
      const activation = { x: model.x, h: model.a1, o: model.a2 }[kind][index];
      const then = ghost ? { x: model.x, h: ghost.a1, o: ghost.a2 }[kind][index] : activation;
      const next = halves(glowColour(then), glowColour(activation));
      if (next !== shade) element.style.background = shade = next;
      classes.glow = isBright(activation) ? 'bright' : 'dim';
      show();
      inside.update(activation, insideText(kind, index, activation, decimals, model));
      set('aria-label', kind === 'o' ? `output ${index}, ${formatPercent(activation)}` : `${size} ${index}`);
      bias?.update(model);
    },
    emphasise(touched, lit) {
      const near = !touched || touched[kind].has(index);
      classes.emphasis = lit?.has(name) ? 'lit' : near ? '' : 'faded';
      show();
      bias?.element.classList.toggle('faded', !near);
    },
  };
}

// The pinned moment's shade on the left, this one's on the right; one shade when they agree.
function halves(then, now) {
  return then === now ? now : `linear-gradient(90deg, ${then} 50%, ${now} 50%)`;
}

// The bias of a neuron as `b=0.123`, on one side of it, or nowhere (null).
function makeBias(block, index) {
  const number = dataElement({});
  const element = h('span', { class: 'bias' }, 'b=', number.element);
  return {
    element,
    place(x, y, radius, side) {
      element.hidden = side === null;
      const [across, down] = SIDES[side ?? 'below'];
      moveTo(element, x + across * (radius + HALF_BIAS), y - 8 + down * (radius + 11));
    },
    update(model) {
      const value = model.network[block][index];
      number.update(value, formatNumber(value, 3));
    },
  };
}

function insideText(kind, index, activation, decimals, model) {
  if (kind === 'o') return model.run.classes[index];
  return kind === 'x' && Number.isInteger(activation) ? String(activation) : formatNumber(activation, decimals);
}
