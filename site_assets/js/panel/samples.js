// Pictures of the training set in a list, each a press away.

import { t } from '../language/text.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { paintThumbnail, thumbnail } from '../ui/thumbnail.js';
import { makeNumber, opens } from './number.js';

// block: see explanations/question_wrong.js.
export function makeSamples({ samples, picture }, ledger, actions) {
  const made = samples.map((sample) => makeSample(sample, picture, ledger, actions));
  return {
    element: h('ol', { class: 'mistakes', role: 'list' }, made.map((one) => one.element)),
    update: (next) => next.samples.forEach((sample, n) => made[n].update(sample)),
  };
}

function makeSample(sample, picture, ledger, actions) {
  let shown = null;
  const small = thumbnail(sample.x, picture);
  const name = h('span', {});
  const setName = textSetter(name);
  const button = h('button', { type: 'button', onclick: () => actions.sample(shown) }, small, name);
  const set = attributeSetter(button);
  const loss = makeNumber(ledger, opens(sample.loss, ledger));
  return {
    element: h('li', {}, button, h('span', { class: 'loss' }, `${t('loss')} `, loss.element)),
    update(next) {
      if (next.sample !== shown) paintThumbnail(small, next.x, picture);
      shown = next.sample;
      setName(t('sample {sample} ({right}): says {verdict}', { sample: next.sample, right: next.right, verdict: next.verdict }));
      set('aria-current', next.isHere ? 'true' : null);
      loss.update(next.loss, true);
    },
  };
}
