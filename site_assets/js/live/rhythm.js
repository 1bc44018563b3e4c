// One epoch in slow motion: frozen parameters, sample after sample, their slopes piling up, one update.
// It follows one weight; the other parameters go through the same at the same time.

import { parts, t } from '../language/text.js';
import { decimalsOf, figureOf } from '../explanations/figures.js';
import { formatCount } from '../explanations/format.js';
import { numberOf } from '../explanations/tree.js';
import { momentOf } from '../record/moment.js';
import { subscripted } from '../record/names.js';
import { loader } from '../page/page.js';
import { dataElement, h, svg } from '../ui/dom.js';
import { thumbnail } from '../ui/thumbnail.js';
import { makeButton, makeLine, makeRow, number } from './widgets.js';

const WEIGHT = [0, 2]; // from hidden neuron 2 to output 0
const NAME = subscripted('w2', WEIGHT);

export async function makeFigure() {
  const run = await loader.run('main');
  const count = run.sampleCount;
  const beats = makeBeats(run);
  const slider = makeRow({ label: t('Samples'), from: 0, to: count, step: 1, value: 0 }, show);
  const next = makeButton('', () => goTo(slider.value === count ? index + 1 : index, (slider.value + 1) % (count + 1)));
  const again = makeButton(t('Start again'), () => goTo(0, 0));
  let index = 0; // of the epoch

  function goTo(newIndex, seen) {
    index = newIndex;
    slider.set(seen);
  }

  function show() {
    const seen = slider.value;
    const isDone = seen === count;
    beats.update(index, seen);
    next.name(isDone ? t('Next epoch') : t('Next sample'));
    next.element.disabled = isDone && index + 2 === run.epochs.length;
    slider.show(t('{seen} of {count} seen in epoch {epoch}', { seen: formatCount(seen), count: formatCount(count), epoch: formatCount(run.epochs[index]) }));
  }

  show();
  return [beats.element, slider.element, h('div', { class: 'foot' }, next.element, again.element)];
}

// The three beats of an epoch, with what each amounts to once so many samples were seen.
function makeBeats(run) {
  const cells = run.pictures.x.map((x) => makeCell(thumbnail(x, run.picture)));
  const [epoch, weight, total] = Array.from({ length: 3 }, dataElement);
  const slope = makeLine('∂L/∂w');
  const lines = ['avg', 'Δw', NAME].map((symbol) => makeLine(symbol));
  const element = h('ol', {}, [
    beat(t('{count} parameters, frozen until the update', { count: formatCount(run.width) }), h('p', { class: 'line' }, parts(t('Epoch {epoch}: {weight}'), { epoch: epoch.element, weight: `${NAME} = ` }), weight.element)),
    beat(t('Samples, one after the other'), h('div', { class: 'cells' }, cells.map((cell) => cell.element)), slope.element, h('p', { class: 'line' }, t('sum'), ' = ', total.element)),
    beat(t('Update, after the last sample'), ...lines.map((line) => line.element)),
  ]);

  function update(index, seen) {
    const isDone = seen === cells.length;
    const slopes = cells.map((_, sample) => numberAt(run, 'g.w2', index, sample));
    const most = Math.max(...slopes.map((each) => Math.abs(each.value)));
    cells.forEach((cell, n) => cell.update(n < seen ? slopes[n].value / most : 0, n === seen - 1));
    showNumber(epoch, number(run.epochs[index], 'count'));
    showNumber(weight, numberAt(run, 'w2', index));
    showNumber(total, number(slopes.slice(0, seen).reduce((sum, each) => sum + each.exact, 0), 'gradient'));
    showEquation(slope, slopes[seen - 1]);
    const step = [numberAt(run, 'avg.w2', index), numberAt(run, 'step.w2', index), numberAt(run, 'w2', index + 1)];
    step.forEach((node, n) => showEquation(lines[n], isDone && node));
    element.dataset.beat = isDone ? 3 : Math.min(seen, 1) + 1;
  }

  return { element, update };
}

// A quantity of the weight that is followed, at a stored epoch.
function numberAt(run, name, index, sample = 0) {
  return numberOf({ run, index, sample, moment: momentOf(run, index, sample) }, name, WEIGHT);
}

function showNumber(element, node) {
  element.update(node.value, figureOf(node, decimalsOf(node)).text);
}

// A line keeps its room while there is nothing to write on it.
function showEquation(line, node) {
  line.element.classList.toggle('waiting', !node);
  if (node) line.write(node.op, node.operands.map(plain), plain(node));
}

// The number without its place in the tree: nothing opens here.
function plain({ value, exact, style, kind, definition }) {
  return { value, exact, style, kind, definition };
}

function beat(name, ...lines) {
  return h('li', {}, h('strong', {}, name), lines);
}

// A picture, and below it the slope it asks for: upwards where it is positive.
function makeCell(picture) {
  const bar = svg('rect', { x: 0.15, width: 0.7 });
  const element = h('div', {}, picture, svg('svg', { viewBox: '0 -1 1 2', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bar));
  return {
    element,
    update(share, isCurrent) {
      element.className = `cell ${share ? 'seen' : ''} ${isCurrent ? 'current' : ''}`;
      bar.setAttribute('class', share < 0 ? 'part minus' : 'part');
      bar.setAttribute('y', Math.min(0, -share));
      bar.setAttribute('height', Math.abs(share));
    },
  };
}
