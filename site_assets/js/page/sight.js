// Words that move a figure show it, and offer the way back where that takes the reader away from them.

import { t } from '../language/text.js';
import { h } from '../ui/dom.js';

const ENOUGH = 0.6; // of a figure, or of a window that is smaller
const SETTLED = 400; // ms after which what opens in a figure has taken its room
let offer = null;
let timer = 0;

// stage: what is to be seen; words: the control that asked for it, or null
export function bringIntoSight(stage, words) {
  offer?.remove(); // of other words
  clearTimeout(timer);
  if (shareSeen(stage) < ENOUGH) stage.scrollIntoView({ block: 'nearest' });
  const look = () => words && !shareSeen(words) && offerWayBack(words);
  if (!look()) timer = setTimeout(look, SETTLED);
}

function shareSeen(element) {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return Math.max(0, seen) / Math.min(height, innerHeight);
}

// One offer at a time. It goes when it is taken, or when the reader has come back without it.
function offerWayBack(words) {
  const back = () => {
    words.scrollIntoView({ block: 'center' });
    words.focus({ preventScroll: true });
    offer?.remove();
  };
  offer = h('p', { class: 'offer' }, h('button', { type: 'button', onclick: back }, t('Back to the text')));
  document.body.append(offer);
  const own = offer;
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    own.remove();
    observer.disconnect();
  }).observe(words);
  return true;
}
