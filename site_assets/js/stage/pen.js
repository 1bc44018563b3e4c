// What a drawing on a canvas asks for, as elements of an SVG: of the canvas's methods, those that the stage uses.

import { svg } from '../ui/dom.js';

const CHANNELS = /[\d.]+/g;

// 'rgb(253 252 249)' or 'rgba(0, 0, 0, 0.5)' -> { colour: '#fdfcf9', alpha: 0.5 }, as every viewer knows them.
export function paintOf(css) {
  if (css.startsWith('#')) return { colour: css, alpha: 1 };
  const [red, green, blue, alpha = 1] = (css.match(CHANNELS) ?? []).map(Number);
  if (blue === undefined) return { colour: 'none', alpha: 0 };
  const hex = [red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0'));
  return { colour: `#${hex.join('')}`, alpha };
}

export class Pen {
  constructor() {
    this.elements = [];
    this.strokeStyle = '';
    this.fillStyle = '';
    this.lineWidth = 1;
    this.globalAlpha = 1;
    this.dash = '';
    this.path = '';
  }

  setLineDash(lengths) {
    this.dash = lengths.join(' ');
  }

  beginPath() {
    this.path = '';
  }

  moveTo(x, y) {
    this.path += `M${short(x)} ${short(y)}`;
  }

  lineTo(x, y) {
    this.path += `L${short(x)} ${short(y)}`;
  }

  stroke() {
    const { path, dash, lineWidth, globalAlpha, strokeStyle } = this;
    const look = { stroke: paintOf(strokeStyle).colour, 'stroke-width': short(lineWidth), 'stroke-opacity': globalAlpha, 'stroke-dasharray': dash || null };
    this.elements.push(svg('path', { d: path, fill: 'none', ...look }));
  }

  fillRect(x, y, width, height) {
    this.elements.push(svg('rect', { x, y, width, height, fill: paintOf(this.fillStyle).colour }));
  }
}

export function short(value) {
  return Number(value.toFixed(2));
}
