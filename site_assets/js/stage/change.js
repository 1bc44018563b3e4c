// What a number was at the pinned moment, and by how much it has changed since.

import { parts, t } from '../language/text.js';
import { formatNumber, formatSigned } from '../explanations/format.js';
import { dataElement, h } from '../ui/dom.js';

// Empty and out of sight while nothing is pinned.
export function makeChange() {
  const then = dataElement({});
  const difference = dataElement({});
  const element = h('span', { class: 'change', hidden: true }, ' ', parts(t('was {before}, {difference}'), { before: then.element, difference: difference.element }));
  return {
    element,
    update(now, before, decimals) {
      element.hidden = before === null;
      if (before === null) return;
      then.update(before, formatNumber(before, decimals));
      difference.update(now - before, formatSigned(shownDifference(now, before, decimals), decimals));
    },
  };
}

// The difference of the two numbers as they are shown, so that the reader's subtraction agrees.
function shownDifference(now, before, decimals) {
  const unit = 10 ** decimals;
  return (Math.round(now * unit) - Math.round(before * unit)) / unit;
}
