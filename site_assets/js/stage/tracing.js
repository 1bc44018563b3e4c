// What the browser has laid out, as shapes of an SVG: boxes, texts and drawings, each where it stands, with its style in
// attributes. Of styles, those that the stage uses.

import { drawingOf } from '../ui/drawings.js';
import { h, svg } from '../ui/dom.js';
import { paintOf, Pen, short } from './pen.js';

const WORD = /\S+/g;
const HALO = 3; // px around a text that stands over lines

// The shapes of an element and of all that it holds; at: the point of the screen that is the drawing's origin.
/** @param {Element} element @param {{ x: number, y: number }} at @param {string} ground the colour behind it */
export function trace(element, at, ground) {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  if (element instanceof SVGElement) return []; // handles, which are unseen
  const box = boxOf(element, at);
  const drawn = element instanceof HTMLCanvasElement ? redrawn(element, box) : [];
  const inside = Array.from(element.childNodes).flatMap((node) => {
    if (node instanceof Element) return trace(node, at, ground);
    return node instanceof Text ? textsOf(node, style, box, at, ground) : [];
  });
  const shapes = [...fillOf(style, box), ...drawn, ...rimsOf(style, box), ...inside];
  if (style.opacity === '1' || !shapes.length) return shapes;
  return [svg('g', { opacity: style.opacity }, shapes)];
}

// Where an element stands, and how large a pixel of its style is on the screen.
function boxOf(element, at) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left - at.x, y: top - at.y, width, height, scale: element instanceof HTMLElement && element.offsetWidth ? width / element.offsetWidth : 1 };
}

function redrawn(canvas, box) {
  const drawing = drawingOf(canvas);
  if (!drawing) return [];
  const pen = new Pen();
  drawing.draw(pen);
  const scale = drawing.isScaled ? box.scale : box.width / canvas.width;
  return [svg('g', { transform: `translate(${short(box.x)} ${short(box.y)}) scale(${scale.toFixed(4)})` }, pen.elements)];
}

// The ground of a box; two halves where a pinned moment stands beside this one.
function fillOf(style, box) {
  const radius = radiusOf(style, box);
  const halves = style.backgroundImage.match(/rgba?\([^)]*\)/g);
  if (halves) {
    const { x, y, width, height } = box;
    const [left, right] = halves.map((half) => paintOf(half).colour);
    const half = `M${short(x + width / 2)} ${short(y)}a${short(width / 2)} ${short(height / 2)} 0 0 0 0 ${short(height)}z`;
    return [rectangle(box, radius, { fill: right }), svg('path', { d: half, fill: left })];
  }
  const { colour, alpha } = paintOf(style.backgroundColor);
  return alpha ? [rectangle(box, radius, { fill: colour, 'fill-opacity': alpha < 1 ? alpha : null })] : [];
}

function rimsOf(style, box) {
  const rims = [];
  const border = parseFloat(style.borderTopWidth) * box.scale;
  if (border && style.borderTopStyle !== 'none') rims.push(rim(style, box, style.borderTopColor, border, -border / 2, style.borderTopStyle === 'dashed'));
  const outline = parseFloat(style.outlineWidth) * box.scale;
  const away = parseFloat(style.outlineOffset) * box.scale;
  if (outline && style.outlineStyle !== 'none') rims.push(rim(style, box, style.outlineColor, outline, away + outline / 2, false));
  return rims.filter(Boolean);
}

function rim(style, box, css, width, beyond, isDashed) {
  const { colour, alpha } = paintOf(css);
  if (!alpha) return null;
  const wider = { x: box.x - beyond, y: box.y - beyond, width: box.width + 2 * beyond, height: box.height + 2 * beyond };
  const radius = Math.max(0, radiusOf(style, box) + beyond);
  return rectangle(wider, radius, { fill: 'none', stroke: colour, 'stroke-opacity': alpha < 1 ? alpha : null, 'stroke-width': short(width), 'stroke-dasharray': isDashed ? '4 3' : null });
}

function radiusOf({ borderTopLeftRadius: said }, { width, scale }) {
  return said.endsWith('%') ? (parseFloat(said) / 100) * width : parseFloat(said) * scale;
}

function rectangle({ x, y, width, height }, radius, look) {
  return svg('rect', { x: short(x), y: short(y), width: short(width), height: short(height), rx: radius ? short(radius) : null, ...look });
}

// A piece of text, line by line: each in the middle of where it stands, since another viewer's letters are as wide as
// they please.
function textsOf(node, style, box, at, ground) {
  const size = parseFloat(style.fontSize) * box.scale;
  const { colour, alpha } = paintOf(style.color);
  const look = {
    'font-family': style.fontFamily,
    'font-size': short(size),
    'font-weight': style.fontWeight,
    'letter-spacing': style.letterSpacing === 'normal' ? null : short(parseFloat(style.letterSpacing) * box.scale),
    'text-anchor': 'middle',
  };
  const halo = { stroke: ground, 'stroke-width': HALO * box.scale, 'stroke-linejoin': 'round', fill: ground };
  return linesOf(node).flatMap(({ text, left, right, top, height }) => {
    const place = { x: short((left + right) / 2 - at.x), y: short(top - at.y + baselineOf(style, size) * height) };
    const shown = svg('text', { ...place, ...look, fill: colour, 'fill-opacity': alpha < 1 ? alpha : null }, text);
    return style.textShadow === 'none' ? [shown] : [svg('text', { ...place, ...look, ...halo }, text), shown];
  });
}

// The lines that a text is broken into, with the room that each takes.
function linesOf(node) {
  const range = document.createRange();
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(WORD)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, right, top, width, height } = range.getBoundingClientRect();
    if (!width) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.top - top) < height / 2) Object.assign(line, { text: `${line.text} ${word}`, right });
    else lines.push({ text: word, left, right, top, height });
  }
  return lines;
}

const measure = h('canvas', {}).getContext('2d');

// The part of a line's height that lies above its baseline.
function baselineOf({ fontFamily, fontWeight }, size) {
  measure.font = `${fontWeight} ${size}px ${fontFamily}`;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = measure.measureText('0');
  return up / (up + down);
}
