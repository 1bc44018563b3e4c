// The neurons of the graph, with their numbers and biases: buttons that glow as they are active.

import { t } from '../language/text.js';
import { formatNumber, formatPercent, formatWithin } from '../explanations/format.js';
import { selectionText } from '../record/names.js';
import { DECIMALS_OF, SMALL } from '../shared.js';
import { glowColour, isBright } from '../ui/colour.js';
import { attributeSetter, dataElement, h, moveTo } from '../ui/dom.js';

const DECIMALS = { x: 1, h: DECIMALS_OF.glance }; // of the activation inside
const NAMES = {
  x: (index) => t('input {index}', { index }),
  h: (index) => t('hidden {index}', { index }),
  o: (index) => t('output {index}', { index }),
};
const LAYERS = { x: ['input', 'inputs'], h: ['hidden', 'hidden'], o: ['output', 'outputs'] };
const ACTIVATIONS = { x: 'x', h: 'a1', o: 'a2' };

export function makeNeurons(kind, count) {
  return Array.from({ length: count }, (_, index) => new Neuron(kind, index));
}

class Neuron {
  constructor(kind, index) {
    this.kind = kind;
    this.index = index;
    this.name = kind + index;
    this.selection = { kind, indices: [index] };
    this.size = LAYERS[kind][0];
    this.spots = LAYERS[kind][1];
    this.inside = dataElement({ class: 'inside' });
    this.number = kind === 'o' ? null : h('span', { class: `index of-${this.size}`, 'aria-hidden': 'true' }, String(index));
    this.element = h('button', { type: 'button', tabindex: '-1', 'data-name': this.name }, this.inside.element, kind === 'x' ? this.number : null);
    this.set = attributeSetter(this.element);
    this.bias = kind === 'x' ? null : makeBias(kind === 'h' ? 'b1' : 'b2', index);
    this.classes = { size: '', glow: '', emphasis: '' };
    this.shade = null;
    this.decimals = DECIMALS[kind];
  }

  get elements() {
    return [this.kind === 'h' ? this.number : null, this.element, this.bias?.element].filter(Boolean);
  }

  place(layout, hasFaces) {
    const [x, y] = layout[this.spots][this.index];
    const radius = layout.radius[this.size];
    moveTo(this.element, x - radius, y - radius);
    this.element.style.width = this.element.style.height = `${2 * radius}px`;
    if (this.kind === 'o') this.element.style.fontSize = `${layout.name}px`;
    this.classes.size = radius < SMALL ? 'small' : '';
    this.decimals = radius < SMALL ? 1 : DECIMALS[this.kind];
    const [across, down] = layout.index[hasFaces ? 'face' : 'alone'];
    if (this.kind === 'h') moveTo(this.number, x + across, y + down);
    const offset = layout.bias[this.size];
    if (offset) this.bias?.place(x + offset[0], y + offset[1], layout.characters);
  }

  update(model) {
    const activation = model[ACTIVATIONS[this.kind]][this.index];
    this.classes.glow = isBright(activation) ? 'bright' : 'dim';
    this.show();
    this.inside.update(activation, this.insideText(activation, model));
    this.set('aria-label', this.label(activation, model));
    this.set('aria-pressed', this.kind === 'x' && model.drawn ? String(activation > 0) : null);
    this.set('aria-description', this.greyOf(activation, model));
    this.bias?.update(model.network);
  }

  // How bright a pixel of a drawing is, where it is neither on nor off.
  greyOf(activation, { drawn }) {
    return this.kind === 'x' && drawn && !Number.isInteger(activation) ? formatNumber(activation, 2) : null;
  }

  label(activation, { drawn }) {
    if (this.kind === 'o') return t('output {index}, {percent}', { index: this.index, percent: formatPercent(activation) });
    return this.kind === 'x' && drawn ? t('pixel {index}', { index: this.index }) : NAMES[this.kind](this.index);
  }

  insideText(activation, model) {
    if (this.kind === 'o') return model.run.classes[this.index];
    return this.kind === 'x' && Number.isInteger(activation) ? String(activation) : formatNumber(activation, this.decimals);
  }

  // The pinned moment's shade on the left, this one's on the right; one shade when they agree.
  paint(values, ghost) {
    const quantity = ACTIVATIONS[this.kind];
    const now = glowColour(values[quantity][this.index]);
    const then = ghost && this.kind !== 'x' ? glowColour(ghost[quantity][this.index]) : now;
    const shade = then === now ? now : `linear-gradient(90deg, ${then} 50%, ${now} 50%)`;
    if (shade !== this.shade) this.element.style.background = this.shade = shade;
  }

  emphasise({ touched, lit, selected, pointed }) {
    const isOpen = selected === this.name || (this.bias && selected === this.bias.name);
    const isFaded = touched && !touched[this.kind].has(this.index);
    const states = { selected: isOpen, lit: lit?.has(this.name), pointed: pointed === this.name, faded: isFaded && !isOpen };
    this.classes.emphasis = Object.keys(states).filter((name) => states[name]).join(' ');
    this.show();
    this.bias?.element.classList.toggle('selected', selected === this.bias.name);
  }

  show() {
    const { size, glow, emphasis } = this.classes;
    this.set('class', `neuron ${this.size} ${size} ${glow} ${emphasis}`);
  }
}

// The bias of a neuron as `b=0.123`. It opens where it is pressed; for the keyboard there is a key.
function makeBias(block, index) {
  const number = dataElement({});
  let most = Infinity;
  const name = selectionText(block, [index]);
  const element = h('span', { class: `bias of-${block}`, 'data-opens': name }, 'b=', number.element);
  return {
    element,
    name,
    place(x, y, characters) {
      moveTo(element, x, y);
      most = characters;
    },
    update(network) {
      const value = network[block][index];
      number.update(value, formatWithin(value, DECIMALS_OF.bias, most));
    },
  };
}
