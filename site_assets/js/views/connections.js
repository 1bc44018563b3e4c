// The connections of the graph as lines of SVG: colour for the sign, none for zero, width for the size.

import { selectionText, subscripted } from '../names.js';
import { attributeSetter, svg } from './dom.js';
import { distanceToSegment } from './layout.js';

const THINNEST = 0.4;
const THICKEST = 5;
const WIDTH_STEP = 0.2; // widths are rounded to this, so that most lines need no repaint at a step
const SIGNS = ['minus', 'zero', 'plus'];
const MOST = 240; // lines of one layer: more are too much to see

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
      const width = THINNEST + ((THICKEST - THINNEST) * Math.abs(weight)) / widest;
      set('stroke-width', Math.max(THINNEST, Math.round(width / WIDTH_STEP) * WIDTH_STEP).toFixed(1));
      isStrong = Math.abs(weight) >= least;
      classes.sign = SIGNS[Math.sign(weight) + 1];
      classes.flow = block === 'w1' && !model.x[column] ? 'idle' : '';
      show();
    },
    emphasise(touched, lit) {
      const near = !touched || touched[block](row, column);
      classes.emphasis = lit?.has(name) ? 'lit' : !near ? 'faded' : touched ? 'forward' : '';
      show();
    },
  };
}
