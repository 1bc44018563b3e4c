// The numbers of the moment: epoch, loss, accuracy and learning rate. Each opens.

import { parts, t } from '../language/text.js';
import { ghostName } from './verdict.js';
import { formatLoss, formatPercent, formatRate } from '../explanations/format.js';
import { makeChange, wordFor } from './change.js';
import { DECIMALS_OF } from '../shared.js';
import { attributeSetter, dataElement, h, textSetter } from '../ui/dom.js';

// actions: { select(kind, indices), hover(selection, place), leave() }
export function makeReadouts(container, run, actions) {
  const [epoch, loss, accuracy, rate] = [0, 1, 2, 3].map(() => dataElement({}));
  const beside = h('span', { class: 'change', hidden: true });
  const changes = { loss: makeChange(DECIMALS_OF.loss), accuracy: makeChange(DECIMALS_OF.percent) };
  const hits = h('span', { class: 'hits' });
  const [setHits, setBeside] = [textSetter(hits), textSetter(beside)];
  rate.update(run.learningRate, formatRate(run.learningRate));
  const buttons = [
    opener('loss', actions, `${t('loss')}=`, loss.element, changes.loss.element),
    opener('accuracy', actions, `${t('accuracy')}=`, accuracy.element, hits, changes.accuracy.element),
    opener('lr', actions, 'lr=', rate.element),
  ];
  container.append(h('p', { class: 'epoch' }, parts(t('epoch {epoch}'), { epoch: epoch.element }), beside), ...buttons.map((button) => button.element));
  return {
    update(model, ghost) {
      epoch.update(model.epoch, String(model.epoch));
      beside.hidden = !ghost;
      if (ghost) setBeside(` ${t('beside {moment}', { moment: ghostName(ghost) })}`);
      changes.loss.update(model.loss, ghost ? ghost.loss : null, wordFor(run, ghost));
      changes.accuracy.update(100 * model.accuracy, ghost ? 100 * ghost.accuracy : null, wordFor(run, ghost));
      loss.update(model.loss, formatLoss(model.loss));
      accuracy.update(model.accuracy, formatPercent(model.accuracy));
      setHits(` ${t('{hits} of {count}', { hits: model.hits, count: run.learned.length })}`);
      for (const { kind, set } of buttons) set('aria-pressed', String(model.selection?.kind === kind));
    },
  };
}

function opener(kind, actions, ...children) {
  const selection = { kind, indices: [] };
  const element = h('button', { type: 'button', class: `readout of-${kind}`, 'data-name': kind, onclick: () => actions.select(kind, []) }, children);
  const point = () => actions.hover(selection, element.getBoundingClientRect());
  element.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && point());
  element.addEventListener('pointerleave', () => actions.leave());
  element.addEventListener('focus', () => element.matches(':focus-visible') && point());
  element.addEventListener('blur', () => actions.leave());
  return { kind, element, set: attributeSetter(element) };
}
