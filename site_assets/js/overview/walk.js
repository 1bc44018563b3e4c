// A field of columns, one an epoch, and rows: a place in it is chosen by pressing and dragging, or by keys.

import { attributeSetter } from '../ui/dom.js';

const FAR = 10; // columns that Page Up and Page Down go

// element: the field; place(): { column, columns, row, rows } as they are; go(column, row). A field of one row takes the
// upright arrows for its columns too. under(event): what is under the pointer. Returns { tell(text) }: what the place holds, for those who listen.
export function walkOn(element, label, place, go, under = (event) => placeAt(element, event, place())) {
  const set = attributeSetter(element);
  for (const [name, value] of Object.entries({ role: 'slider', tabindex: '0', 'aria-label': label, 'aria-valuemin': 0 })) set(name, value);
  element.addEventListener('keydown', (event) => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : byKey(event.key, place());
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    go(...next);
  });
  const follow = (event) => go(...under(event));
  element.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    element.setPointerCapture(event.pointerId);
    element.addEventListener('pointermove', follow);
    follow(event);
  });
  element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', follow));
  return {
    tell(text) {
      const { column, columns } = place();
      set('aria-valuemax', columns - 1);
      set('aria-valuenow', column);
      set('aria-valuetext', text);
    },
  };
}

function byKey(key, { column, columns, row, rows }) {
  const upright = rows > 1;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: upright ? [0, -1] : [1, 0], ArrowDown: upright ? [0, 1] : [-1, 0] }[key];
  const across = { PageUp: column + FAR, PageDown: column - FAR, Home: 0, End: columns - 1 }[key];
  if (!step && across === undefined) return null;
  const [right, down] = step ?? [0, 0];
  return [within(across ?? column + right, columns), within(row + down, rows)];
}

// The column and the row under a pointer.
export function placeAt(element, { clientX, clientY }, { columns, rows }) {
  const box = element.getBoundingClientRect();
  const along = (share, count) => within(Math.floor(share * count), count);
  return [along((clientX - box.left) / box.width, columns), along((clientY - box.top) / box.height, rows)];
}

function within(place, count) {
  return Math.max(0, Math.min(count - 1, place));
}
