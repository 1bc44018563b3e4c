// What may be changed, as controls: how it learns, the chosen number or neuron, the picture at hand.

import { t } from '../language/text.js';
import { formatNumber, formatRate } from '../explanations/format.js';
import { isParameter, selectionText, subscripted } from '../record/names.js';
import { BLOCKS, DECIMALS } from '../shared.js';
import { h, setAttribute } from '../ui/dom.js';
import { isHeld } from './edit.js';
import { fieldset, textField } from './fields.js';
import { makeNudging } from './nudging.js';
import { makePictureEditor } from './picture.js';
import { valueAtFork } from './values.js';

const BESIDE = '(min-width: 79rem) and (min-height: 34rem)'; // where the drawer stands beside the scene, as in lab-wide.css

// lab: see lab.js. Each part shows itself only where it makes sense.
export function makeAlterations(lab) {
  const groups = [makeRule(lab), makeChosen(lab), makeNudging(), makePictureEditor(lab)];
  const open = matchMedia(BESIDE).matches;
  const box = h('details', { class: 'alterations', open }, h('summary', {}, t('Change something')), groups.map(({ element }) => element));
  return {
    element: box,
    update(model) {
      for (const group of groups) group.update(model);
    },
  };
}

function makeRule(lab) {
  const rate = textField(t('Learning rate'), 6, (text) => lab.change(`lr:${text}`));
  const update = h(
    'select',
    { 'aria-label': t('Update'), onchange: () => lab.change(`update:${update.value}`) },
    h('option', { value: 'full-batch' }, t('one averaged step')),
    h('option', { value: 'per-sample' }, t('after every picture')),
  );
  const seed = textField(t('Seed of the start'), 10, (text) => text && lab.change(`seed:${text}`));
  const start = h('label', {}, t('start from seed'), ' ', seed);
  const holding = makeHolding(lab);
  let shown = null;
  return {
    element: fieldset(t('How it learns'), h('label', {}, t('learning rate'), ' ', rate), h('label', {}, t('update'), ' ', update), holding.element, start),
    update({ fork, epoch, changes }) {
      if (shown === fork) return;
      shown = fork;
      rate.value = formatRate(fork.learningRate);
      update.value = fork.update;
      holding.update(changes);
      start.hidden = epoch > 0;
      seed.value = changes.findLast((change) => change.startsWith('seed:'))?.slice(5) ?? '';
    },
  };
}

// Whole blocks of parameters that do not learn: buttons, for a list acts at each arrow key that passes a choice.
function makeHolding(lab) {
  const groups = [...Object.keys(BLOCKS).map((block) => ({ blocks: [block], name: block })), { blocks: ['b1', 'b2'], name: t('all biases') }];
  const buttons = groups.map(({ blocks, name }) => h('button', { type: 'button', onclick: () => lab.hold(blocks) }, name));
  return {
    element: h('div', { class: 'row', role: 'group', 'aria-label': t('Hold') }, t('Hold'), buttons),
    update: (changes) => groups.forEach(({ blocks }, n) => setAttribute(buttons[n], 'aria-pressed', String(isHeld(changes, blocks)))),
  };
}

// The parameter or the hidden neuron that is selected on the stage.
function makeChosen(lab) {
  const hint = h('p', { class: 'none' }, t('Choose a line, a bias or a hidden neuron in the network.'));
  const value = textField(t('Value'), 9, (text) => lab.change(`${name()}:${text}`));
  const label = h('span', {});
  const hold = h('button', { type: 'button', onclick: () => lab.change(`hold:${name()}`) }, t('Hold it'));
  const silence = h('button', { type: 'button', onclick: () => lab.change(`off:${name()}`) }, '');
  const row = h('p', { class: 'row' }, h('label', {}, label, ' = ', value), hold);
  let chosen = null; // the selection { kind, indices }
  let shown = '';
  const name = () => selectionText(chosen.kind, chosen.indices);
  return {
    element: fieldset(t('What is chosen'), hint, row, silence),
    update({ fork, selection }) {
      chosen = selection;
      const key = `${fork.name} ${selection ? name() : ''}`;
      if (key === shown) return;
      shown = key;
      const isNumber = Boolean(selection) && isParameter(selection.kind);
      hint.hidden = isNumber || selection?.kind === 'h';
      row.hidden = !isNumber;
      silence.hidden = selection?.kind !== 'h';
      if (!silence.hidden) silence.textContent = t('Silence hidden {j}', { j: selection.indices[0] });
      if (!isNumber) return;
      label.textContent = subscripted(selection.kind, selection.indices);
      value.value = formatNumber(valueAtFork(fork, selection), DECIMALS);
    },
  };
}
