// The connections of the graph: lines on a canvas, drawn anew when they change, and for each an unseen element that
// keyboards and screen readers find.

import { t } from '../language/text.js';
import { selectionText, subscripted } from '../record/names.js';
import { MOST_LINES, THICKEST } from '../shared.js';
import { lineColour } from '../ui/colour.js';
import { h, setAttribute, svg } from '../ui/dom.js';
import { keepDrawing } from '../ui/drawings.js';
import { distanceToSegment } from './layout.js';
import { emphasisOf, isInFront, leastDrawn, strokeOf } from './strokes.js';

const DASH = [5, 3];
const GLOWING = 0.45; // the share of the largest change from which a line glows

export class Lines {
  constructor(run) {
    const { shape } = run;
    this.parts = [...linesOf('w1', shape.hidden, shape.inputs), ...linesOf('w2', shape.outputs, shape.hidden)];
    this.widest = Math.max(run.largest('w1'), run.largest('w2')) || 1;
    this.canvas = h('canvas', { class: 'lines', 'aria-hidden': 'true' });
    this.handles = svg('svg', { class: 'handles' }, this.parts.map((line) => line.element));
    this.elements = [this.canvas, this.handles];
    this.emphases = this.parts.map(() => '');
  }

  // The layers of which only some lines are drawn: [{ block, most, all }].
  get cut() {
    const count = (block) => this.parts.filter((line) => line.block === block).length;
    return ['w1', 'w2'].map((block) => ({ block, most: MOST_LINES, all: count(block) })).filter(({ all }) => all > MOST_LINES);
  }

  place(layout, scale) {
    this.scale = scale;
    this.canvas.width = Math.round(layout.width * scale);
    this.canvas.height = Math.round(layout.height * scale);
    this.handles.setAttribute('viewBox', `0 0 ${layout.width} ${layout.height}`);
    for (const line of this.parts) line.place(layout);
  }

  // values: { w1, w2, x }; change: how far each weight moved in the last step, { w1, w2, most }, shown by so much glow.
  draw(values, change, glow, strokeScale) {
    const { canvas, scale } = this;
    const context = canvas.getContext('2d');
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, canvas.width, canvas.height);
    this.drawOn(context, values, change, glow, strokeScale);
    keepDrawing(canvas, (other) => this.drawOn(other, values, change, 0, strokeScale), true);
  }

  drawOn(context, values, change, glow, strokeScale) {
    const { parts, emphases } = this;
    if (glow > 0 && change.most > 0) parts.forEach((line, n) => emphases[n] !== 'faded' && line.glow(context, change, glow));
    const least = { w1: leastDrawn(values.w1), w2: leastDrawn(values.w2) };
    const drawn = (line) => Math.abs(values[line.block][line.at]) >= least[line.block];
    for (const isFront of [false, true]) {
      parts.forEach((line, n) => {
        if (isInFront(emphases[n]) === isFront && (isFront || drawn(line))) line.draw(context, values, this.widest, emphases[n], strokeScale);
      });
    }
  }

  emphasise(look) {
    this.emphases = this.parts.map((line) => emphasisOf(line, look));
    this.parts.forEach((line, n) => setAttribute(line.element, 'class', this.emphases[n]));
  }

  // The line nearest to a place, within reach.
  nearest(place, reach) {
    let found = null;
    let least = reach;
    for (const line of this.parts) {
      const away = distanceToSegment(place, line.from, line.to);
      if (away < least) [found, least] = [line, away];
    }
    return found;
  }
}

function linesOf(block, rows, columns) {
  return Array.from({ length: rows * columns }, (_, at) => new Line(block, Math.floor(at / columns), at % columns, at));
}

class Line {
  constructor(block, row, column, at) {
    this.block = block;
    this.row = row;
    this.column = column;
    this.at = at;
    this.from = this.to = { x: 0, y: 0 };
    this.selection = { kind: block, indices: [row, column] };
    this.name = selectionText(block, this.selection.indices);
    const label = t('weight {subscripted}', { subscripted: subscripted(block, this.selection.indices) });
    this.element = svg('line', { role: 'button', tabindex: '-1', 'aria-label': label, 'data-name': this.name });
  }

  place({ inputs, hidden, outputs }) {
    const [sources, targets] = this.block === 'w1' ? [inputs, hidden] : [hidden, outputs];
    [this.from, this.to] = [point(sources[this.column]), point(targets[this.row])];
    setAttribute(this.element, 'x1', this.from.x);
    setAttribute(this.element, 'y1', this.from.y);
    setAttribute(this.element, 'x2', this.to.x);
    setAttribute(this.element, 'y2', this.to.y);
  }

  // Where it is at so far from the left.
  crossing(x) {
    return { x, y: this.from.y + ((this.to.y - this.from.y) * (x - this.from.x)) / (this.to.x - this.from.x) };
  }

  stroke(context, colour, width, alpha, dash) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.globalAlpha = alpha;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(this.from.x, this.from.y);
    context.lineTo(this.to.x, this.to.y);
    context.stroke();
  }

  draw(context, values, widest, emphasis, strokeScale) {
    const isIdle = this.block === 'w1' && !values.x[this.column];
    const { width, alpha, isDashed, sign } = strokeOf(values[this.block][this.at], widest, isIdle, emphasis);
    const drawn = width * strokeScale;
    if (emphasis === 'selected' || emphasis === 'pointed' || emphasis === 'lit') this.stroke(context, lineColour('accent'), drawn + 4, 0.45, []);
    this.stroke(context, lineColour(sign), drawn, alpha, isDashed ? DASH : []);
  }

  glow(context, change, glow) {
    const share = change[this.block][this.at] / change.most;
    if (share >= GLOWING) this.stroke(context, lineColour('glow'), THICKEST + 3, 0.5 * share * glow, []);
  }
}

function point([x, y]) {
  return { x, y };
}
