// A handle on the chosen weight or bias, in the middle of its line or beside its neuron: dragged up and down, or moved
// by arrow keys, it sets the value where the experiment leaves the record.

import { t } from '../language/text.js';
import { formatNumber, formatWeight } from '../explanations/format.js';
import { isParameter, selectionText, subscripted } from '../record/names.js';
import { DECIMALS, EXPERIMENT } from '../shared.js';
import { attributeSetter, find, h, moveTo, textSetter } from '../ui/dom.js';
import { valueAtFork } from './values.js';

const PER_PIXEL = 0.02;
const KEYS = { ArrowUp: 0.1, ArrowRight: 0.1, ArrowDown: -0.1, ArrowLeft: -0.1, PageUp: 1, PageDown: -1 };
const LARGEST = EXPERIMENT.largest;

// box: the inspector; lab: see lab.js
export function makeHandle(box, lab) {
  const text = h('span', {});
  const element = h('span', { class: 'grip', role: 'slider', tabindex: '0', hidden: true, 'aria-valuemin': -LARGEST, 'aria-valuemax': LARGEST }, text);
  const handle = { element, set: attributeSetter(element), setText: textSetter(text), name: '', value: 0, epoch: 0 };
  box.append(element);
  let shown = '';
  let chosen = null; // the element on the stage that stands for the parameter
  let wanted = null; // the selection that it is for
  const place = () => {
    chosen = wanted && elementOf(box, wanted);
    element.hidden = !chosen;
    if (chosen) moveToMiddle(element, chosen, box);
  };
  new ResizeObserver(place).observe(box);
  new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(place))).observe(find(box, '.graph'), { childList: true }); // drawn anew
  const commit = (value) => lab.change(`${handle.name}:${Number(value.toFixed(DECIMALS))}`);
  followDrag(handle, commit);
  followKeys(handle, commit);
  return {
    // A step through the epochs moves nothing here: no place is measured then.
    update({ fork, selection, epoch, state }) {
      const key = [fork.name, state.select, state.mode].join(' ');
      if (key === shown) return;
      shown = key;
      wanted = selection && isParameter(selection.kind) ? selection : null;
      place();
      if (!wanted) return;
      handle.name = selectionText(selection.kind, selection.indices);
      handle.value = valueAtFork(fork, selection);
      handle.epoch = epoch;
      handle.set('aria-label', t('{symbol} at epoch {epoch}', { symbol: subscripted(selection.kind, selection.indices), epoch }));
      show(handle, handle.value);
    },
  };
}

function show({ set, setText, epoch }, value) {
  setText(formatNumber(value, 2));
  set('aria-valuenow', value);
  set('aria-valuetext', t('{number} at epoch {epoch}', { number: formatWeight(value), epoch }));
}

// A weight's line, or the neuron of a bias.
function elementOf(box, { kind, indices }) {
  const name = { b1: `h${indices[0]}`, b2: `o${indices[0]}` }[kind] ?? selectionText(kind, indices);
  return box.querySelector(`.graph [data-name="${name}"]`);
}

function moveToMiddle(element, chosen, box) {
  const [its, ours] = [chosen.getBoundingClientRect(), box.getBoundingClientRect()];
  moveTo(element, (its.left + its.right) / 2 - ours.left, (its.top + its.bottom) / 2 - ours.top);
}

function within(value) {
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

function followDrag(handle, commit) {
  const { element } = handle;
  let from = null; // where the drag began: { y, value }
  let value = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    element.setPointerCapture(event.pointerId);
    from = { y: event.clientY, value: handle.value };
    value = handle.value;
  });
  element.addEventListener('pointermove', (event) => {
    if (!from) return;
    value = within(Math.round((from.value + (from.y - event.clientY) * PER_PIXEL) * 100) / 100);
    show(handle, value);
  });
  element.addEventListener('lostpointercapture', () => {
    if (from && value !== from.value) commit(value);
    from = null;
  });
}

function followKeys(handle, commit) {
  handle.element.addEventListener('keydown', (event) => {
    const by = KEYS[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    handle.value = within(handle.value + by);
    show(handle, handle.value);
    commit(handle.value);
  });
}
