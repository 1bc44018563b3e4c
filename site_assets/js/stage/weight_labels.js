// Numbers on lines: on the open or pointed one, and on the few that lead from or to an open neuron.

import { formatWeight } from '../explanations/format.js';
import { dataElement, moveTo } from '../ui/dom.js';

const WHERE = { x: 0.6, h: 0.42, o: 0.3, line: 0.5 }; // the share of the way along a line, by what is open
const ROUTES = { x: 'w1', h: 'w2', o: 'w2' };
const MOST = 8;

export function makeWeightLabels(lines) {
  const labels = Array.from({ length: MOST }, () => dataElement({ class: 'weight-label', hidden: true }));
  let labelled = []; // [line, share]
  let network = null;
  let isPlaced = false;

  function show() {
    if (!isPlaced || !network) return;
    labels.forEach((label, n) => {
      label.element.hidden = n >= labelled.length;
      if (label.element.hidden) return;
      const [line, share] = labelled[n];
      const { x, y } = line.middle(share);
      moveTo(label.element, x, y);
      const weight = network[line.block][line.at];
      label.update(weight, formatWeight(weight));
    });
  }

  return {
    elements: labels.map((label) => label.element),
    place() {
      isPlaced = true;
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
      const share = WHERE[line ? 'line' : name?.[0]];
      labelled = found.length <= MOST ? found.map((one) => [one, share]) : [];
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
