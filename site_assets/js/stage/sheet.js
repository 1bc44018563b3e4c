// Where there is no room beside the stage, the explanation is a sheet over the lower third of the screen. It can be
// pulled up and down: by dragging its handle, by pressing it, by the arrow keys on it.

import { t } from '../language/text.js';
import { h } from '../ui/dom.js';

const LOW = 34; // % of the window's height
const HIGH = 86;
const TAP = 6; // px: what moves less was a press

// container: the element around the explanation. Returns { raise(element) }.
export function makeSheet(container) {
  const handle = h('button', { type: 'button', class: 'handle', 'aria-label': t('Larger explanation'), 'aria-expanded': 'false' });
  container.querySelector('.handle')?.remove(); // of the run before
  container.prepend(handle);
  let height = LOW;
  const set = (share) => {
    height = Math.max(LOW / 2, Math.min(HIGH, share));
    container.style.setProperty('--sheet', String(height));
    handle.setAttribute('aria-expanded', String(height > (LOW + HIGH) / 2));
  };
  const settle = () => set(height > (LOW + HIGH) / 2 ? HIGH : LOW);
  dragUp(handle, () => height, set, settle, () => set(height > LOW ? LOW : HIGH));
  handle.addEventListener('keydown', (event) => {
    const to = { ArrowUp: HIGH, ArrowDown: LOW, Home: LOW, End: HIGH }[event.key];
    if (to === undefined) return;
    set(to);
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    // Brings the sheet over the page, and leaves what it explains in sight above it: a part of the graph, or all of it.
    raise(element) {
      container.classList.add('raised');
      if (!element || getComputedStyle(container).position !== 'sticky') return;
      queueMicrotask(() => keepAbove(element, innerHeight * (1 - height / 100))); // once the address is written: Back returns to where the reader was
    },
  };
}

function keepAbove(element, floor) {
  const { top, bottom } = element.getBoundingClientRect();
  if (bottom <= floor - TAP && top >= 0) return;
  if (bottom - top > floor / 2) window.scrollBy({ top: Math.ceil(bottom - floor) + TAP });
  else window.scrollBy({ top: bottom > floor - TAP ? bottom - floor * 0.6 : top - floor * 0.4 });
}

function dragUp(handle, heightNow, set, settle, toggle) {
  let start = null;
  handle.addEventListener('pointerdown', (event) => {
    start = { y: event.clientY, height: heightNow(), moved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!start) return;
    const up = start.y - event.clientY;
    start.moved ||= Math.abs(up) > TAP;
    if (start.moved) set(start.height + (100 * up) / innerHeight);
  });
  handle.addEventListener('pointercancel', () => {
    start = null;
  });
  handle.addEventListener('click', () => {
    if (start?.moved) settle();
    else toggle();
    start = null;
  });
}
