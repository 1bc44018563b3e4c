// What a screen reader hears: one polite sentence about what changed, once the hand rests.

import { plain, t } from '../language/text.js';
import { formatLoss, formatPercent } from '../explanations/format.js';

const ANNOUNCE_AFTER = 500; // ms of rest before a change is spoken

// Returns announce(text) for the container's live region.
export function makeAnnouncer(container) {
  const region = container.querySelector('.announcer');
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      region.textContent = plain(text);
    }, ANNOUNCE_AFTER);
  };
}

// Announces what differs between two states.
export function speak(state, before, model, announce) {
  if (!before) return;
  if (state.epoch !== before.epoch || state.run !== before.run) {
    announce(t('Epoch {epoch}: loss {number}, accuracy {percent}.', { epoch: model.epoch, number: formatLoss(model.loss), percent: formatPercent(model.accuracy) }));
  } else if (state.sample !== before.sample || state.pixels !== before.pixels || state.mode !== before.mode) {
    const what = model.drawn ? t('Your picture') : t('Sample {sample}', { sample: state.sample });
    const answer = model.run.classed(model.predicted);
    const told = t('{what}: the network answers {answer}, {percent}.', { what, answer, percent: formatPercent(model.a2[model.predicted]) });
    announce([told, markOf(model)].filter(Boolean).join(' '));
  }
}

// Whether that is right, where a picture has a right answer.
function markOf({ right, label, run }) {
  if (right === null || right === undefined) return '';
  return right ? t('Right.') : t('Wrong: it is {label}.', { label: run.classed(label) });
}
