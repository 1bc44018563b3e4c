// A picture of many numbers at all epochs: a column an epoch, a row a number. The chosen place is told below it.

import { text } from '../explanations/lines.js';
import { foldedTable } from '../explanations/tables.js';
import { makeSentence } from '../panel/sentence.js';
import { h } from '../ui/dom.js';
import { sparseText } from './epochs.js';
import { placeAt, walkOn } from './walk.js';

// The panel of a question that such a picture answers: the answer, the picture, how it is read, and its numbers in words.
// indices: of the epochs shown; map: the block below, without what all of them have in common, and called `name`.
export function mapPanel(view, { name, answer, indices, map, reading, table }) {
  const sparse = sparseText(view.context.run, indices);
  return {
    answer,
    blocks: [
      { make: makeMap, type: 'map', key: `${name} ${map.rows}`, ...map },
      text(reading),
      ...(sparse ? [text(sparse)] : []),
      foldedTable(table, view),
    ],
  };
}

// block: {
//   label                          of the picture, for those who listen
//   columns, rows, column, row     how many there are, and which are chosen
//   height                         px of a row
//   cell: [wide, high]             dots of a number
//   source                         what the picture is made of: the same object, the same picture
//   paint(brush)                   paints it all, with brush(column, row, colour, left, top, wide, high) in dots of the cell
//   heads                          [{ element, row, rows }]: what stands before so many rows
//   tell(column, row)              the tokens of a sentence about a place
//   go(column, row)                what of the state a press there changes
// }
function makeMap(block, ledger, actions) {
  let now = block;
  const canvas = h('canvas', {});
  const cursor = h('span', { class: 'cursor' });
  const band = h('span', { class: 'band' });
  const field = h('div', { class: 'field' }, canvas, band, cursor);
  const heads = h('div', { class: 'heads', 'aria-hidden': 'true' });
  const told = makeSentence(ledger, actions, { class: 'told' });
  const go = (column, row) => {
    actions.move(now.go(column, row));
    if (now.row !== row) show({ ...now, row }); // a row that is no part of the state
  };
  const walk = walkOn(field, block.label, () => now, go);
  const tell = (column, row) => told.update(now.tell(column, row));
  field.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && tell(...placeAt(field, event, now)));
  field.addEventListener('pointerleave', () => tell(now.column, now.row));
  let painted = null;
  const show = (next) => {
    now = next;
    if (next.source !== painted) {
      painted = next.source;
      paint(canvas, next);
      field.style.height = `${next.rows * next.height}px`;
      heads.replaceChildren(...next.heads.map((head) => placed(head, next.height)));
    }
    mark(cursor, band, next);
    tell(next.column, next.row);
    walk.tell(told.element.textContent);
  };
  return { element: h('div', { class: 'map' }, heads, field, told.element), update: show };
}

function placed({ element, row, rows }, height) {
  const box = h('span', {}, element);
  box.style.top = `${(row + rows / 2) * height}px`;
  return box;
}

function paint(canvas, { columns, rows, cell: [wide, high], paint: paintAll }) {
  canvas.width = columns * wide;
  canvas.height = rows * high;
  const context = canvas.getContext('2d');
  paintAll((column, row, colour, left = 0, top = 0, w = wide, tall = high) => {
    context.fillStyle = colour;
    context.fillRect(column * wide + left, row * high + top, w, tall);
  });
}

function mark(cursor, band, { column, columns, row, height }) {
  cursor.style.left = `${(100 * (column + 0.5)) / columns}%`;
  band.style.top = `${row * height}px`;
  band.style.height = `${height}px`;
}
