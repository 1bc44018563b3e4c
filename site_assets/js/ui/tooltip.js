// A short note beside what the pointer or the focus is on. It never takes the pointer itself.

import { h } from './dom.js';

const GAP = 14;

export function makeTooltip(container) {
  const element = h('div', { class: 'tooltip', role: 'tooltip', hidden: true });
  container.append(element);
  let shown = '';
  return {
    element,
    // place: a DOMRect in client coordinates
    show(lines, place) {
      const text = lines.join('\n');
      if (text !== shown) {
        element.replaceChildren(...lines.map((line) => h('span', {}, line)));
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
      if (!element.hidden) element.hidden = true;
    },
  };
}
