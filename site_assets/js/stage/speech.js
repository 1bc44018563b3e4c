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

// Announces what differs between two states. A drawing knows no loss and no accuracy: it is told its answer.
export function speak(state, before, model, announce) {
  if (!before) return;
  const isElsewhere = state.epoch !== before.epoch || state.run !== before.run;
  if (isElsewhere && !model.drawn) {
    announce(t('Epoch {epoch}: loss {number}, accuracy {percent}.', { epoch: model.epoch, number: formatLoss(model.loss), percent: formatPercent(model.accuracy) }));
  } else if (isElsewhere || state.sample !== before.sample || state.pixels !== before.pixels || state.mode !== before.mode) {
    const where = isElsewhere ? t('Epoch {epoch}.', { epoch: model.epoch }) : '';
    announce([where, answerOf(state, model), markOf(model)].filter(Boolean).join(' '));
  }
}

function answerOf(state, { drawn, run, predicted, a2 }) {
  const what = drawn ? t('Your picture') : t('Sample {sample}', { sample: state.sample });
  return t('{what}: the network answers {answer}, {percent}.', { what, answer: run.classed(predicted), percent: formatPercent(a2[predicted]) });
}

// Whether that is right, where a picture has a right answer.
function markOf({ right, label, run }) {
  if (right === null || right === undefined) return '';
  return right ? t('Right.') : t('Wrong: it is {label}.', { label: run.classed(label) });
}
