// The numbers of the moment: epoch, loss, accuracy, learning rate, and the sample with its own loss.

import { formatNumber, formatPercent } from '../explanations/format.js';
import { makeChange } from './change.js';
import { attributeSetter, dataElement, h, textSetter } from '../ui/dom.js';

// actions: { select(kind, indices), hover(selection, place), leave() }
export function makeReadouts(container, run, actions) {
  const epoch = dataElement({});
  const loss = dataElement({});
  const accuracy = dataElement({});
  const changes = { epoch: h('span', { class: 'change', hidden: true }), loss: makeChange(), accuracy: makeChange() };
  const hits = h('span', { class: 'hits' });
  const setHits = textSetter(hits);
  const rate = dataElement({});
  rate.update(run.learningRate, String(run.learningRate));
  const buttons = {
    loss: opener('loss', actions, 'loss=', loss.element, changes.loss.element),
    accuracy: opener('accuracy', actions, 'accuracy=', accuracy.element, hits, changes.accuracy.element),
    lr: opener('lr', actions, 'lr=', rate.element),
  };
  container.append(
    h('p', { class: 'epoch' }, 'epoch ', epoch.element, changes.epoch),
    ...Object.values(buttons).map((button) => button.element),
  );
  return {
    update(model, ghost) {
      epoch.update(model.epoch, String(model.epoch));
      changes.epoch.hidden = !ghost;
      if (ghost) changes.epoch.textContent = ` beside ${ghost.run === run ? '' : `${ghost.run.name}, `}epoch ${ghost.epoch}`;
      changes.loss.update(model.loss, ghost ? ghost.loss : null, 3);
      changes.accuracy.update(100 * model.accuracy, ghost ? 100 * ghost.accuracy : null, 1);
      loss.update(model.loss, formatNumber(model.loss, 3));
      accuracy.update(model.accuracy, formatPercent(model.accuracy));
      setHits(` ${model.hits} of ${run.learned.length}`);
      for (const [kind, button] of Object.entries(buttons)) {
        button.set('aria-pressed', String(model.selection?.kind === kind));
      }
    },
  };
}

function opener(kind, actions, ...children) {
  const selection = { kind, indices: [] };
  const element = h('button', { type: 'button', class: 'readout', 'data-name': kind, onclick: () => actions.select(kind, []) }, children);
  const point = () => actions.hover(selection, element.getBoundingClientRect());
  element.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && point());
  element.addEventListener('pointerleave', () => actions.leave());
  element.addEventListener('focus', () => element.matches(':focus-visible') && point());
  element.addEventListener('blur', () => actions.leave());
  return { element, set: attributeSetter(element) };
}

// The picture's own line: which sample it is, its label, the answer, and its loss.
export function makeVerdict(container, run) {
  const text = h('span', {});
  const setText = textSetter(text);
  const loss = dataElement({});
  const change = makeChange();
  const lossPart = h('span', { class: 'own-loss' }, ' its loss=', loss.element, change.element);
  const line = h('p', { class: 'verdict' }, text, lossPart);
  container.append(line);
  return {
    update(model, ghost) {
      line.classList.toggle('wrong', model.right === false);
      lossPart.hidden = model.drawn;
      const answer = run.classes[model.predicted];
      if (model.drawn) {
        setText(`Your picture. The network says ${answer}.`);
        return;
      }
      const name = run.pictures.names[model.state.sample];
      const verdict = model.right ? `answered ${answer} ✓` : `answered ${answer} ✗`;
      setText(`Sample ${model.state.sample}: a ${run.classes[model.label]}, ${name}; ${verdict};`);
      loss.update(model.sampleLoss, formatNumber(model.sampleLoss, 3));
      change.update(model.sampleLoss, ghost ? ghost.sampleLoss : null, 3);
    },
  };
}
