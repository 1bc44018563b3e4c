// Numbers on lines: on the open or pointed one, and on the few that lead from or to an open neuron.

import { formatWithin } from '../explanations/format.js';
import { DECIMALS_OF } from '../shared.js';
import { dataElement, moveTo } from '../ui/dom.js';

const ROUTES = { x: 'w1', h: 'w2', o: 'w2' };
const MOST = 8;

export function makeWeightLabels(lines) {
  const labels = Array.from({ length: MOST }, () => dataElement({ class: 'weight-label', hidden: true }));
  let labelled = []; // lines
  let most = 0; // characters
  let lanes = null; // how far from the left numbers stand, by block
  let network = null;

  function show() {
    if (!lanes || !network) return;
    labels.forEach((label, n) => {
      label.element.hidden = n >= labelled.length;
      if (label.element.hidden) return;
      const line = labelled[n];
      const { x, y } = line.crossing(lanes[line.block]);
      moveTo(label.element, x, y);
      const weight = network[line.block][line.at];
      label.update(weight, formatWithin(weight, DECIMALS_OF.weight, most));
    });
  }

  return {
    elements: labels.map((label) => label.element),
    place(layout) {
      lanes = layout.lanes;
      most = layout.characters;
      show();
    },
    update(model) {
      network = model.network;
      if (labelled.length) show();
    },
    emphasise({ selected, pointed }) {
      const name = pointed ?? selected;
      const line = lines.find((one) => one.name === name);
      const found = line ? [line] : leading(lines, name);
      labelled = found.length <= MOST ? found : [];
      show();
    },
  };
}

// The lines on whose numbers a neuron's answer or effect hangs: from a pixel, from a hidden unit, to an output.
function leading(lines, name) {
  const [, kind, digits] = /^([xho])(\d+)$/.exec(name ?? '') ?? [];
  const index = Number(digits);
  return lines.filter(({ block, row, column }) => block === ROUTES[kind] && (kind === 'o' ? row : column) === index);
}
