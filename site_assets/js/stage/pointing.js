// Pointer and keyboard on the graph: one tab stop, arrow keys from part to part, and the nearest line for a pointer.

import { selectionText } from '../record/names.js';
import { walk } from './walk.js';

const REACH = 7; // how near, in pixels, a pointer must come to a line; a finger twice that

// One tab stop for the whole graph; arrow keys move it from part to part.
export function followFocus(root, parts, run, actions) {
  const byName = new Map(parts.map((part) => [part.name, part]));
  let current = byName.get('h0');
  current.element.setAttribute('tabindex', '0');
  const settle = (part) => {
    current.element.setAttribute('tabindex', '-1');
    current = part;
    current.element.setAttribute('tabindex', '0');
  };
  const on = (name) => {
    const part = byName.get(name);
    if (!part) return;
    settle(part);
    part.element.focus();
  };
  root.addEventListener('focusin', (event) => {
    const part = byName.get(event.target.dataset.name);
    if (!part) return;
    settle(part);
    if (part.element.matches(':focus-visible')) actions.hover(part.selection, part.element.getBoundingClientRect());
  });
  root.addEventListener('focusout', () => actions.leave());
  root.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !openByKey(event, current, run, actions, on)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { on, settle, named: (name) => byName.get(name), partOf: (element) => byName.get(element.closest?.('[data-name]')?.dataset.name) };
}

// Did the key mean something here? b opens the bias of a neuron.
function openByKey({ key }, { selection }, run, actions, focusOn) {
  const next = walk(selection, key, run.shape, run.picture);
  const block = { h: 'b1', o: 'b2' }[selection.kind];
  if (next) focusOn(selectionText(next.kind, next.indices));
  else if (key === 'Enter') actions.select(selection.kind, selection.indices);
  else if (key === 'b' && block) actions.select(block, selection.indices);
  else return false;
  return true;
}

// Lines are thin, so the pointer takes the nearest one within reach.
export function followPointer(root, graph, focus, actions) {
  const selectionAt = (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) return actions.parse(opener.dataset.opens);
    const square = graph.faces.selectionAt(event);
    if (square) return square;
    const under = focus.partOf(event.target);
    if (under && !graph.lines.parts.includes(under)) return under.selection;
    const reach = (event.pointerType === 'touch' ? 2 : 1) * (REACH / graph.fitted.scale);
    return graph.lines.nearest(graph.unitsAt(event), reach)?.selection ?? null;
  };
  const hover = (selection, event) => {
    root.classList.toggle('pointing', Boolean(selection));
    if (selection) actions.hover(selection, new DOMRect(event.clientX, event.clientY));
    else actions.leave();
  };
  root.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && hover(selectionAt(event), event));
  root.addEventListener('pointerleave', (event) => hover(null, event));
  root.addEventListener('click', (event) => {
    if (event.target.closest('.input[aria-pressed]')) return; // a pixel of a drawing, which is painted
    // A click made by assistive technology has no position: take its target.
    const selection = event.detail === 0 ? focus.partOf(event.target)?.selection : selectionAt(event);
    if (!selection) return;
    const part = focus.named(selectionText(selection.kind, selection.indices));
    if (part) focus.settle(part);
    actions.select(selection.kind, selection.indices);
  });
}
