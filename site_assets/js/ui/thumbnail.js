// A small picture of pixels. An image and no canvas: each canvas is a layer of its own, which every frame must compose.

import { COLOURS } from '../shared.js';
import { h, setAttribute } from './dom.js';

const { glow: ON, dark: OFF } = COLOURS;

export function thumbnail(x, picture) {
  const image = h('img', { width: picture.columns, height: picture.rows, class: 'thumbnail', alt: '', decoding: 'sync' });
  paintThumbnail(image, x, picture);
  return image;
}

export function paintThumbnail(image, x, picture) {
  const canvas = h('canvas', { width: picture.columns, height: picture.rows });
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(picture.columns, picture.rows);
  x.forEach((value, k) => {
    ON.forEach((bright, channel) => {
      pixels.data[4 * k + channel] = OFF[channel] + value * (bright - OFF[channel]);
    });
    pixels.data[4 * k + 3] = 255;
  });
  context.putImageData(pixels, 0, 0);
  setAttribute(image, 'src', canvas.toDataURL());
}
