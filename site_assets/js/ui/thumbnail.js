// A small picture of pixels, painted on a canvas.

import { COLOURS } from '../shared.js';
import { h } from './dom.js';

const { glow: ON, dark: OFF } = COLOURS;

export function thumbnail(x, picture) {
  const canvas = h('canvas', { width: picture.columns, height: picture.rows, class: 'thumbnail', 'aria-hidden': 'true' });
  paintThumbnail(canvas, x, picture);
  return canvas;
}

export function paintThumbnail(canvas, x, picture) {
  const context = canvas.getContext('2d');
  const image = context.createImageData(picture.columns, picture.rows);
  x.forEach((value, k) => {
    ON.forEach((bright, channel) => {
      image.data[4 * k + channel] = OFF[channel] + value * (bright - OFF[channel]);
    });
    image.data[4 * k + 3] = 255;
  });
  context.putImageData(image, 0, 0);
}
