// The training pictures in a row, each with its hit or miss at this epoch, over the sample slider. Where there are
// many, the row holds those around the sample at hand.

import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { paintThumbnail, thumbnail } from '../ui/thumbnail.js';

const MOST = 48; // pictures in one row
const SOME = 24; // of more than that

// actions: { sample(number) }
export function makeStrip(container, run, actions) {
  const size = rowSize(run);
  const items = Array.from({ length: size }, () => makeItem(run, actions));
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: run.sampleCount - 1,
    step: 1,
    'aria-label': 'Sample',
    oninput: () => actions.sample(Number(slider.value)),
  });
  const row = h('div', { class: 'samples', role: 'group', 'aria-label': 'Training pictures' }, items.map((item) => item.element));
  const range = size < run.sampleCount ? h('p', { class: 'range' }) : null;
  const setRange = range && textSetter(range);
  container.append(row, ...(range ? [range] : []), slider);
  let shown = -1;
  return {
    update(model) {
      const { sample } = model.state;
      const [first, end] = rowAround(sample, size, run);
      items.forEach((item, n) => item.update(first + n < end ? first + n : null, model));
      if (shown === sample) return;
      shown = sample;
      setRange?.(`Samples ${first} to ${end - 1} of ${run.sampleCount}`);
      slider.value = sample;
      slider.setAttribute('aria-valuetext', `sample ${sample}, ${run.classes[run.pictures.labels[sample]]} ${run.pictures.names[sample]}`);
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
  let shown = null;
  let answered = null;
  const element = h('button', { type: 'button', tabindex: '-1', onclick: () => actions.sample(shown) }, picture);
  const set = attributeSetter(element);
  return {
    element,
    update(sample, model) {
      if (sample !== shown) {
        shown = sample;
        answered = null;
        element.hidden = sample === null;
        if (sample !== null) paintThumbnail(picture, run.pictures.x[sample], run.picture);
      }
      if (sample === null) return;
      set('aria-current', sample === model.state.sample && !model.drawn ? 'true' : null);
      const predicted = run.prediction(model.index, sample);
      if (predicted === answered) return;
      answered = predicted;
      const label = run.pictures.labels[sample];
      const right = predicted === label;
      const says = `sample ${sample}: ${run.classes[label]} ${run.pictures.names[sample]}, ${right ? 'right' : `taken for ${run.classes[predicted]}`}`;
      set('class', right ? 'hit' : 'miss');
      set('aria-label', says);
      set('title', says);
    },
  };
}
