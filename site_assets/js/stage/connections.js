// The connections of the graph as lines of SVG: colour for the sign, none for zero, width for the size.

import { selectionText, subscripted } from '../record/names.js';
import { attributeSetter, svg } from '../ui/dom.js';
import { distanceToSegment } from './layout.js';

const THINNEST = 0.4;
const THICKEST = 5;
const STEPS = 23; // of width: so few that most lines need no repaint at an epoch
const WIDTHS = Array.from({ length: STEPS + 1 }, (_, step) => (THINNEST + (step / STEPS) * (THICKEST - THINNEST)).toFixed(1));
const SIGNS = ['minus', 'zero', 'plus'];
const MOST = 240; // lines of one layer: more are too much to see

// The width of a line whose weight is that share of the widest.
function widthOf(share) {
  return WIDTHS[Math.round(share * STEPS)];
}

// All weights of a block ('w1' or 'w2'). Where they are too many, only the strongest of the moment are drawn, and
// those that are looked at. Returns { parts, update, most }: most is null where none is left out.
export function makeLayer(block, rows, columns) {
  const parts = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) parts.push(makeLine(block, row, column, columns));
  }
  const most = parts.length > MOST ? MOST : null;
  let ranked = null; // the weights that `least` was found among
  let least = 0;
  return {
    parts,
    most,
    update(model, widest) {
      const weights = model.network[block];
      if (most && ranked !== weights) [ranked, least] = [weights, weights.map(Math.abs).sort().at(-most)];
      for (const part of parts) part.update(model, widest, least);
    },
  };
}

function makeLine(block, row, column, columns) {
  const selection = { kind: block, indices: [row, column] };
  const name = selectionText(block, selection.indices);
  const label = `weight ${subscripted(block, selection.indices)}`;
  const element = svg('line', { role: 'button', tabindex: '-1', 'aria-label': label, 'data-name': name });
  const set = attributeSetter(element);
  const classes = { sign: 'zero', flow: '', emphasis: '' };
  let isStrong = true;
  const ends = (layout) =>
    block === 'w1'
      ? [layout.inputs[column], layout.hidden[row]]
      : [layout.hidden[column], layout.outputs[row]];
  const isShown = () => isStrong || classes.emphasis === 'forward' || classes.emphasis === 'lit';
  const show = () => set('class', `line ${classes.sign} ${classes.flow} ${isShown() ? classes.emphasis : 'left-out'}`);
  return {
    element,
    name,
    selection,
    isShown,
    place(layout) {
      const [from, to] = ends(layout);
      set('x1', from.x);
      set('y1', from.y);
      set('x2', to.x);
      set('y2', to.y);
    },
    distance(point, layout) {
      return distanceToSegment(point, ...ends(layout));
    },
    update(model, widest, least) {
      const weight = model.network[block][row * columns + column];
      const size = Math.abs(weight);
      set('stroke-width', widthOf(size / widest));
      const sign = SIGNS[Math.sign(weight) + 1];
      const flow = block === 'w1' && !model.x[column] ? 'idle' : '';
      if (sign === classes.sign && flow === classes.flow && isStrong === size >= least) return;
      [classes.sign, classes.flow, isStrong] = [sign, flow, size >= least];
      show();
    },
    emphasise(touched, lit) {
      const near = !touched || touched[block](row, column);
      classes.emphasis = lit?.has(name) ? 'lit' : !near ? 'faded' : touched ? 'forward' : '';
      show();
    },
  };
}
