// A short note beside what the pointer or the focus is on. It never takes the pointer itself.

import { h } from './dom.js';

const GAP = 14;
let made = 0;

export function makeTooltip(container) {
  const element = h('div', { class: 'tooltip', role: 'tooltip', hidden: true });
  container.append(element);
  let shown = '';
  const name = `tip-${made++}`;
  /** @type {Element | null} */
  let owner = null; // what the note's last line, its result, describes to those who listen
  return {
    element,
    // place: a DOMRect in client coordinates; described: what has the focus, if the note is about that
    show(lines, place, /** @type {Element | null} */ described = null) {
      owner?.removeAttribute('aria-describedby');
      owner = described;
      owner?.setAttribute('aria-describedby', name);
      const text = lines.join('\n');
      if (text !== shown) {
        element.replaceChildren(...lines.map((line, n) => h('span', n === lines.length - 1 ? { id: name } : {}, line)));
        shown = text;
      }
      element.hidden = false;
      const box = container.getBoundingClientRect();
      const x = Math.min(place.right + GAP, box.left + box.width - element.offsetWidth - 4);
      const above = place.top - element.offsetHeight - GAP;
      const y = above < Math.max(box.top, 0) ? place.bottom + GAP : above;
      element.style.transform = `translate(${Math.max(4, x - box.left)}px, ${y - box.top}px)`;
    },
    hide() {
      owner?.removeAttribute('aria-describedby');
      owner = null;
      if (!element.hidden) element.hidden = true;
    },
  };
}
