// All training pictures in a row, each with its hit or miss at this epoch, over the sample slider.

import { attributeSetter, h } from './dom.js';
import { thumbnail } from './thumbnail.js';

// actions: { sample(number) }
export function makeStrip(container, run, actions) {
  const items = run.pictures.x.map((x, sample) => makeItem(run, x, sample, actions));
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: run.sampleCount - 1,
    step: 1,
    'aria-label': 'Sample',
    oninput: () => actions.sample(Number(slider.value)),
  });
  container.append(h('div', { class: 'samples', role: 'group', 'aria-label': 'Training pictures' }, items.map((item) => item.element)), slider);
  let shown = -1;
  return {
    update(model) {
      const predictions = run.predictions(model.index);
      const { sample } = model.state;
      items.forEach((item, n) => item.update(predictions[n], n === sample && !model.drawn));
      if (shown === sample) return;
      shown = sample;
      slider.value = sample;
      slider.setAttribute('aria-valuetext', `sample ${sample}, ${run.classes[run.pictures.labels[sample]]} ${run.pictures.names[sample]}`);
    },
  };
}

function makeItem(run, x, sample, actions) {
  const label = run.pictures.labels[sample];
  const element = h('button', { type: 'button', tabindex: '-1', onclick: () => actions.sample(sample) }, thumbnail(x, run.picture));
  const set = attributeSetter(element);
  return {
    element,
    update(predicted, chosen) {
      const right = predicted === label;
      const verdict = right ? 'right' : `taken for ${run.classes[predicted]}`;
      set('class', right ? 'hit' : 'miss');
      set('aria-current', chosen ? 'true' : null);
      set('aria-label', `sample ${sample}: ${run.classes[label]} ${run.pictures.names[sample]}, ${verdict}`);
      set('title', `sample ${sample}: ${run.classes[label]} ${run.pictures.names[sample]}, ${verdict}`);
    },
  };
}
