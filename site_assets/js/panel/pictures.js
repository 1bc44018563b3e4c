// Numbers where the pixels stand: squares in the shade of their value, a bar across them where it is negative.

import { glowColour, weightColour } from '../ui/colour.js';
import { attributeSetter, h, svg, textSetter } from '../ui/dom.js';
import { follow } from './sentence.js';

const SQUARE = 10; // in the units of the drawing
const FAINT = 0.04; // of the scale: too little to say a sign

// block: see explanations/pictures.js. The table or the list beside it says the same to those who do not see it.
export function makePictures({ pictures, columns }, ledger, actions) {
  const made = pictures.map((picture) => makePicture(picture, columns, ledger, actions));
  return {
    element: h('div', { class: 'pictures' }, made.map((one) => one.element)),
    update: (next) => next.pictures.forEach((picture, n) => made[n].update(picture)),
  };
}

function makePicture({ squares }, columns, ledger, actions) {
  const made = squares.map((_, n) => makeSquare(n, columns, ledger));
  const box = `0 0 ${columns * SQUARE} ${Math.ceil(squares.length / columns) * SQUARE}`;
  const drawing = svg('svg', { viewBox: box, 'aria-hidden': 'true' }, made.map((square) => square.element));
  let shown = squares;
  drawing.addEventListener('click', (event) => {
    const n = made.findIndex((square) => square.element.contains(event.target));
    if (n >= 0 && shown[n].action) follow(shown[n].action, actions);
  });
  const caption = h('figcaption', {});
  const setCaption = textSetter(caption);
  return {
    element: h('figure', {}, drawing, caption),
    update(next) {
      shown = next.squares;
      setCaption(next.caption);
      shown.forEach((square, n) => made[n].update(square, next.scale));
    },
  };
}

function makeSquare(n, columns, ledger) {
  const x = (n % columns) * SQUARE;
  const y = Math.floor(n / columns) * SQUARE;
  const shade = svg('rect', { x, y, width: SQUARE, height: SQUARE });
  const sign = svg('path', { class: 'sign', d: `M${x + 3} ${y + 5}h4` });
  const set = attributeSetter(shade);
  const setSign = attributeSetter(sign);
  const element = svg('g', {}, shade, sign);
  return {
    element,
    update({ value, isGlow, highlights }, scale) {
      ledger.highlights.set(element, highlights ?? []);
      set('fill', isGlow ? glowColour(value) : weightColour(value, scale));
      setSign('visibility', !isGlow && value < -FAINT * scale ? 'visible' : 'hidden');
    },
  };
}
