// The picture of its weights beside each hidden unit.

import { makeFace } from './faces.js';
import { moveTo } from '../ui/dom.js';

export function makeUnitFaces({ shape, picture }, largest) {
  const faces = Array.from({ length: shape.hidden }, () => makeFace(picture.rows, picture.columns, largest, { 'aria-hidden': 'true' }));
  return {
    elements: faces.map((face) => face.element),
    place(layout) {
      const [across, down, side] = layout.face;
      faces.forEach(({ element }, j) => {
        const [x, y] = layout.hidden[j];
        element.style.width = element.style.height = `${side}px`;
        moveTo(element, x + across - side / 2, y + down - side / 2);
      });
    },
    paint({ w1 }, ghost) {
      faces.forEach((face, j) => face.draw(w1, j * shape.inputs, ghost?.network.w1 ?? null));
    },
    emphasise({ touched, selected }) {
      faces.forEach(({ element }, j) => {
        element.classList.toggle('faded', Boolean(touched) && !touched.h.has(j));
        element.classList.toggle('selected', selected === `h${j}`);
      });
    },
    // The weight under a pointer, or null.
    selectionAt(event) {
      const j = faces.findIndex((face) => face.element === event.target);
      const k = j < 0 ? null : faces[j].cellAt(event);
      return k === null ? null : { kind: 'w1', indices: [j, k] };
    },
  };
}
