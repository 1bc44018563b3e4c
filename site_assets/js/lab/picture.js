// The picture at hand as it is trained on: its pixels, its right answer, whether it takes part; and a drawing as one more.

import { classed, t } from '../language/text.js';
import { glowColour } from '../ui/colour.js';
import { attributeSetter, h } from '../ui/dom.js';
import { fieldset } from './fields.js';

// lab: see lab.js
export function makePictureEditor(lab) {
  let model = null;
  const sample = () => model.state.sample;
  const cells = makeCells(lab, () => model);
  const answer = h('select', { 'aria-label': t('Right answer'), onchange: () => lab.change(`y${sample()}:${answer.value}`) });
  const leave = h('button', { type: 'button', onclick: () => (isOut() ? lab.takeBack(sample()) : lab.change(`leave:${sample()}`)) }, '');
  const isOut = () => model.fork.leftOut.includes(sample());
  const adders = h('span', { class: 'adders' });
  const own = h('div', { class: 'own' }, cells.element, h('label', {}, t('its right answer'), ' ', answer), leave);
  const drawn = h('div', { class: 'row' }, t('Train on your drawing too, as a'), ' ', adders);
  const element = fieldset(t('Picture'), own, drawn);
  let shown = '';
  return {
    element,
    update(told) {
      model = told;
      const { fork, state } = told;
      const key = `${fork.name} ${state.mode} ${state.sample}`;
      if (key === shown) return;
      shown = key;
      const isDrawing = state.mode === 'inference';
      own.hidden = isDrawing;
      drawn.hidden = !isDrawing;
      if (!answer.options.length) {
        answer.append(...fork.classes.map((name, i) => h('option', { value: i }, name)));
        adders.append(...fork.classes.map((name, i) => makeAdder(name, () => lab.change(`add:${i}.${model.state.pixels}`))));
      }
      element.querySelector('legend').textContent = isDrawing ? t('Your drawing') : t('Picture {sample}', { sample: state.sample });
      answer.value = fork.pictures.labels[state.sample];
      leave.textContent = isOut() ? t('Take it back') : t('Leave it out');
      cells.update(fork.pictures.counts[state.sample], fork.picture);
    },
  };
}

function makeAdder(name, add) {
  return h('button', { type: 'button', 'aria-label': t('Add as {name}', { name }), onclick: add }, classed(name));
}

// The pixels as toggles; where there are greys, each press is one step brighter, and round again.
function makeCells(lab, model) {
  const element = h('div', { class: 'pixels', role: 'group', 'aria-label': t('Pixels of the training picture') });
  let cells = [];
  const make = (pixel) => {
    const cell = h('button', { type: 'button', 'aria-label': t('training pixel {pixel}', { pixel }), onclick: () => press(pixel) });
    return { cell, set: attributeSetter(cell) };
  };
  const press = (pixel) => {
    const { fork, state } = model();
    const next = (fork.pictures.counts[state.sample][pixel] + 1) % fork.picture.levels.length;
    lab.change(`x${state.sample}.${pixel}:${next.toString(36)}`);
  };
  return {
    element,
    update(counts, { columns, levels }) {
      if (!cells.length) {
        cells = Array.from(counts, (_, pixel) => make(pixel));
        element.append(...cells.map(({ cell }) => cell));
        element.style.setProperty('--columns', columns);
      }
      cells.forEach(({ cell, set }, pixel) => {
        set('aria-pressed', String(counts[pixel] > 0));
        cell.style.background = glowColour(counts[pixel] / (levels.length - 1));
      });
    },
  };
}
