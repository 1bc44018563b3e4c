// The training pictures in a row, each with its number and its hit or miss at this epoch, over the sample slider.
// Where there are many, the row holds those around the sample at hand.

import { named, t } from '../language/text.js';
import { momentOf } from '../record/moment.js';
import { attributeSetter, h, setAttribute, textSetter } from '../ui/dom.js';
import { paintThumbnail, thumbnail } from '../ui/thumbnail.js';

const MOST = 48; // pictures in one row
const SOME = 24; // of more than that

// actions: { sample(number) }
export function makeStrip(container, run, actions) {
  const size = rowSize(run);
  const items = Array.from({ length: size }, () => makeItem(run, actions));
  const row = h('div', { class: 'samples', role: 'group', 'aria-label': t('Training pictures') }, items.map((item) => item.element));
  const slider = makeSlider(run, actions);
  const finder = makeFinder(run, actions, () => update());
  const range = size < run.sampleCount ? h('p', { class: 'range' }) : null;
  const setRange = range && textSetter(range);
  container.append(finder.element, h('div', { class: 'row' }, row, ...(range ? [range] : []), slider.element));
  let model = null;

  function update() {
    const [first, end] = rowAround(model.state.sample, size, run);
    const order = finder.order(model, first, end);
    items.forEach((item, n) => item.update(order[n] ?? null, model));
    finder.update(model);
    slider.update(model.state.sample);
    setRange?.(t('Samples {first} to {last} of {count}', { first, last: end - 1, count: run.sampleCount }));
  }

  return {
    update(modelNow) {
      model = modelNow;
      update();
    },
  };
}

function makeSlider(run, actions) {
  const element = h('input', {
    type: 'range',
    min: 0,
    max: run.sampleCount - 1,
    step: 1,
    'aria-label': t('Sample'),
    oninput: () => actions.sample(Number(element.value)),
  });
  let shown = null;
  return {
    element,
    update(sample) {
      if (sample === shown) return;
      shown = sample;
      element.value = sample;
      setAttribute(element, 'aria-valuetext', t('sample {sample}, {digit} {name}', { sample, digit: run.classed(run.pictures.labels[sample]), name: named(run.pictures.names[sample]) }));
    },
  };
}

// Where is it wrong? Sorts the row by loss, and leads to the next picture that is answered wrong.
function makeFinder(run, actions, changed) {
  let isByLoss = false;
  let sorted = { index: -1, first: -1, order: [0] };
  const sort = h('button', { type: 'button', title: t('The pictures that cost most first'), 'aria-pressed': 'false' }, t('By loss'));
  sort.addEventListener('click', () => {
    isByLoss = !isByLoss;
    sort.setAttribute('aria-pressed', String(isByLoss));
    changed();
  });
  const next = h('button', { type: 'button', title: t('Go to the next picture that is answered wrong') }, t('Next wrong'));
  let model = null;
  const isWrong = (sample) => run.prediction(model.index, sample) !== run.pictures.labels[sample];
  next.addEventListener('click', () => {
    const known = run.pictures.labels.length;
    const after = Array.from({ length: known }, (_, n) => (model.state.sample + 1 + n) % known);
    const found = after.find(isWrong);
    if (found !== undefined) actions.sample(found);
  });
  const setNext = attributeSetter(next);
  return {
    element: h('div', { class: 'finder' }, sort, next),
    // The samples of a row in the order asked for. While the run plays, they keep their places.
    order({ index, state }, first, end) {
      const inOrder = Array.from({ length: end - first }, (_, n) => first + n);
      if (!isByLoss) return inOrder;
      if (sorted.first !== first || (sorted.index !== index && !state.playing)) {
        const cost = inOrder.map((sample) => momentOf(run, index, sample).value('sample_loss'));
        sorted = { index, first, order: inOrder.sort((a, b) => cost[b - first] - cost[a - first]) };
      }
      return sorted.order;
    },
    update(modelNow) {
      model = modelNow;
      setNext('aria-disabled', model.hits === run.learned.length ? 'true' : null);
    },
  };
}

function rowSize({ sampleCount, samplesPerFile }) {
  const together = Math.min(sampleCount, samplesPerFile);
  return together <= MOST ? together : SOME;
}

// The samples [first, end) that share a row with this one: all of one file, so that a row needs no other.
function rowAround(sample, size, { sampleCount, samplesPerFile }) {
  const start = Math.floor(sample / samplesPerFile) * samplesPerFile;
  const first = start + Math.floor((sample - start) / size) * size;
  return [first, Math.min(first + size, start + samplesPerFile, sampleCount)];
}

// One place of the row: it may show another sample each time.
function makeItem(run, actions) {
  const picture = thumbnail(run.pictures.x[0], run.picture);
  const number = h('span', { class: 'n' });
  const setNumber = textSetter(number);
  let shown = null;
  let answered = null;
  const element = h('button', { type: 'button', tabindex: '-1', onclick: () => actions.sample(shown) }, picture, number);
  const set = attributeSetter(element);

  function showAnswer(predicted) {
    const label = run.pictures.labels[shown];
    const right = predicted === label;
    const turned = answered !== null && answered !== label && right;
    answered = predicted;
    const says = t('sample {sample}: {digit} {name}, {verdict}', { sample: shown, digit: run.classed(label), name: named(run.pictures.names[shown]), verdict: right ? t('right') : t('taken for {digit}', { digit: run.classed(predicted) }) });
    set('class', `${right ? 'hit' : 'miss'} ${turned ? 'turned' : ''}`);
    set('aria-label', says);
    set('title', says);
  }

  return {
    element,
    update(sample, model) {
      if (sample !== shown) {
        shown = sample;
        answered = null;
        element.hidden = sample === null;
        if (sample !== null) paintThumbnail(picture, run.pictures.x[sample], run.picture);
        setNumber(String(sample));
      }
      if (sample === null) return;
      set('aria-current', sample === model.state.sample && !model.drawn ? 'true' : null);
      const predicted = run.prediction(model.index, sample);
      if (predicted !== answered) showAnswer(predicted);
    },
  };
}
