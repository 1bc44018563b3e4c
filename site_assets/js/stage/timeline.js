// The loss curve and the epoch slider as one object: the curve is the slider's track.

import { formatNumber } from '../explanations/format.js';
import { attributeSetter, h, setAttribute, svg } from '../ui/dom.js';

const THUMB = 24; // the width of the slider's thumb, as in the style sheet
const HEIGHT = 84;
const TOP = 8;

// actions: { epoch(number), select(kind, indices) }
export function makeTimeline(container, run, actions) {
  const last = run.epochs.length - 1;
  const drawing = svg('svg', { class: 'curve', 'aria-hidden': 'true' });
  const area = svg('path', { class: 'ghost' });
  const path = svg('path', { class: 'loss' });
  const cursor = svg('line', { class: 'cursor', y1: TOP, y2: HEIGHT });
  const ghostCursor = svg('line', { class: 'ghost cursor', y1: TOP, y2: HEIGHT, visibility: 'hidden' });
  drawing.append(area, path, ghostCursor, cursor);
  const marker = h('span', {
    class: 'marker',
    role: 'slider',
    tabindex: '0',
    'aria-label': 'Point on the loss curve',
    'aria-valuemin': run.epochs[0],
    'aria-valuemax': run.lastEpoch,
  });
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: last,
    step: 1,
    'aria-label': 'Epoch',
    oninput: () => actions.epoch(run.epochs[Number(slider.value)]),
  });
  const scale = h('div', { class: 'scale', 'aria-hidden': 'true' }, h('b', {}, 'epoch'), ticks(run).map((epoch) => h('span', {}, String(epoch))));
  const track = h('div', { class: 'track' }, drawing, marker, slider, scale);
  container.append(track);

  const setCursor = attributeSetter(cursor);
  const setMarker = attributeSetter(marker);
  const top = () => Math.max(ghostTop, run.loss.reduce((most, loss) => Math.max(most, loss), 0)) || 1;
  let width = 0;
  let ghostTop = 0;
  let ghostRun = null;
  let shown = -1;

  const x = (share) => THUMB / 2 + share * (width - THUMB);
  const y = (loss) => TOP + (1 - loss / top()) * (HEIGHT - TOP - 4);
  const curveOf = (other) => {
    const span = Math.max(1, run.lastEpoch - run.epochs[0]);
    const points = other.epochs.map((epoch, n) => [(epoch - run.epochs[0]) / span, other.loss[n]]);
    const near = points.filter(([share]) => share <= 1);
    return near.map(([share, loss], n) => `${n ? 'L' : 'M'}${x(share).toFixed(1)} ${y(loss).toFixed(1)}`).join('');
  };
  const draw = () => {
    path.setAttribute('d', curveOf(run));
    setAttribute(area, 'd', ghostRun ? curveOf(ghostRun) : null);
    scale.querySelectorAll('span').forEach((tick) => {
      tick.style.left = `${x((Number(tick.textContent) - run.epochs[0]) / Math.max(1, run.lastEpoch - run.epochs[0]))}px`;
    });
    shown = -1;
  };
  dragAlong(track, drawing, marker, (clientX) => {
    const box = track.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - box.left - THUMB / 2) / (width - THUMB)));
    actions.epoch(run.epochs[run.indexOf(Math.round(run.epochs[0] + share * (run.lastEpoch - run.epochs[0])))]);
  });
  marker.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10, Home: -last, End: last }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const index = Math.max(0, Math.min(last, Number(slider.value) + by));
    actions.epoch(run.epochs[index]);
  });
  return {
    // Lays the curve out in the width that the style sheet gives it.
    place() {
      const newWidth = track.clientWidth;
      if (!newWidth || newWidth === width) return;
      width = newWidth;
      drawing.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
      track.classList.add('placed');
      draw();
    },
    update(model, ghost) {
      const otherRun = ghost && ghost.run !== run ? ghost.run : null;
      if (otherRun !== ghostRun) {
        ghostRun = otherRun;
        ghostTop = otherRun ? Math.min(6, otherRun.loss.reduce((most, loss) => Math.max(most, loss), 0)) : 0;
        draw();
      }
      if (shown === model.index && !ghost && ghostCursor.getAttribute('visibility') === 'hidden') return;
      shown = model.index;
      const share = (epoch) => (epoch - run.epochs[0]) / Math.max(1, run.lastEpoch - run.epochs[0]);
      const at = x(share(model.epoch));
      setCursor('x1', at);
      setCursor('x2', at);
      marker.style.transform = `translate(${at}px, ${y(model.loss)}px)`;
      setMarker('aria-valuenow', model.epoch);
      setMarker('aria-valuetext', `epoch ${model.epoch}, loss ${formatNumber(model.loss, 3)}`);
      if (Number(slider.value) !== model.index) slider.value = model.index;
      slider.setAttribute('aria-valuetext', `epoch ${model.epoch}, loss ${formatNumber(model.loss, 3)}`);
      ghostCursor.setAttribute('visibility', ghost && ghost.epoch <= run.lastEpoch ? 'visible' : 'hidden');
      if (ghost) {
        ghostCursor.setAttribute('x1', x(Math.min(1, share(ghost.epoch))));
        ghostCursor.setAttribute('x2', x(Math.min(1, share(ghost.epoch))));
      }
    },
  };
}

// Five epochs to write under the track.
function ticks(run) {
  const span = run.lastEpoch - run.epochs[0];
  return [0, 0.25, 0.5, 0.75, 1].map((share) => run.epochs[0] + Math.round(share * span));
}

// Pressing the curve or its marker and dragging moves along it.
function dragAlong(track, drawing, marker, move) {
  for (const handle of [drawing, marker]) {
    handle.addEventListener('pointerdown', (event) => {
      if (event.button) return;
      handle.setPointerCapture(event.pointerId);
      move(event.clientX);
      const stop = () => {
        handle.removeEventListener('pointermove', follow);
        handle.removeEventListener('pointerup', stop);
        handle.removeEventListener('pointercancel', stop);
      };
      const follow = (moved) => move(moved.clientX);
      handle.addEventListener('pointermove', follow);
      handle.addEventListener('pointerup', stop);
      handle.addEventListener('pointercancel', stop);
    });
  }
}
