// The loss curve and the epoch slider as one object: the curve is the slider's track.

import { t } from '../language/text.js';
import { formatLoss } from '../explanations/format.js';
import { makeCurve } from './curve.js';
import { attributeSetter, dataElement, h } from '../ui/dom.js';

const THUMB = 24; // px: the width of the slider's thumb, as in the style sheet
const TICKS = [0, 0.25, 0.5, 0.75, 1];

// actions: { epoch(number), select(kind, indices) }
export function makeTimeline(container, run, actions) {
  const last = run.epochs.length - 1;
  const curve = makeCurve(run);
  const marker = makeMarker(run);
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: last,
    step: 1,
    'aria-label': t('Epoch'),
    oninput: () => actions.epoch(run.epochs[Number(slider.value)]),
  });
  const setSlider = attributeSetter(slider);
  const plot = h('div', { class: 'chart' }, curve.elements, marker.elements);
  const track = h('div', { class: 'track' }, plot, slider, makeTicks(run));
  container.append(track);
  dragAlong(track, [curve.drawing, marker.handle], (share) => {
    actions.epoch(run.epochs[run.indexOf(Math.round(run.epochs[0] + share * (run.lastEpoch - run.epochs[0])))]);
  });
  moveByKeys(marker.handle, (by) => actions.epoch(run.epochs[Math.max(0, Math.min(last, Number(slider.value) + by))]), last);
  return {
    update(model, ghost) {
      curve.compare(ghost);
      marker.update(model, ghost, curve);
      if (Number(slider.value) !== model.index) slider.value = model.index;
      setSlider('aria-valuetext', momentText(model));
    },
  };
}

function momentText({ epoch, loss, drawn }) {
  return drawn ? t('epoch {epoch}', { epoch }) : t('epoch {epoch}, loss {number}', { epoch, number: formatLoss(loss) });
}

// Where the moment is on the curve, with its loss beside it on the axis; and the pinned one.
function makeMarker(run) {
  const handle = h('span', {
    class: 'marker',
    role: 'slider',
    tabindex: '0',
    'aria-label': t('Point on the loss curve'),
    'aria-valuemin': run.epochs[0],
    'aria-valuemax': run.lastEpoch,
  });
  const cursor = h('span', { class: 'cursor' });
  const pinned = h('span', { class: 'cursor pinned', hidden: true });
  const loss = dataElement({ class: 'at' });
  const set = attributeSetter(handle);
  const percent = (share) => `${(100 * share).toFixed(2)}%`;
  return {
    handle,
    elements: [pinned, cursor, loss.element, handle],
    update(model, ghost, curve) {
      const [across, down] = [percent(curve.share(model.epoch)), percent(Math.max(0, curve.level(model.loss)))];
      handle.style.left = cursor.style.left = across;
      handle.style.top = loss.element.style.top = down;
      loss.update(model.loss, formatLoss(model.loss));
      set('aria-valuenow', model.epoch);
      set('aria-valuetext', momentText(model));
      pinned.hidden = !ghost || curve.share(ghost.epoch) > 1;
      if (ghost) pinned.style.left = percent(curve.share(ghost.epoch));
    },
  };
}

function makeTicks(run) {
  const span = run.lastEpoch - run.epochs[0];
  const ticks = TICKS.map((share) => h('span', {}, String(run.epochs[0] + Math.round(share * span))));
  return h('div', { class: 'scale', 'aria-hidden': 'true' }, ticks);
}

// Pressing the curve or its marker and dragging moves along it.
function dragAlong(track, handles, moveTo) {
  const follow = (event) => {
    const box = track.getBoundingClientRect();
    moveTo(Math.max(0, Math.min(1, (event.clientX - box.left - THUMB / 2) / (box.width - THUMB))));
  };
  for (const handle of handles) {
    handle.addEventListener('pointerdown', (event) => {
      if (event.button) return;
      handle.setPointerCapture(event.pointerId);
      follow(event);
      handle.addEventListener('pointermove', follow);
    });
    for (const end of ['pointerup', 'pointercancel']) {
      handle.addEventListener(end, () => handle.removeEventListener('pointermove', follow));
    }
  }
}

function moveByKeys(marker, moveBy, last) {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10, Home: -last, End: last };
  marker.addEventListener('keydown', (event) => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    moveBy(steps[event.key]);
  });
}
