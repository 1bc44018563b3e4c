// Shares of one whole, as one bar in pieces.

import { classed } from '../language/text.js';
import { formatPercent } from '../explanations/format.js';
import { h, textSetter } from '../ui/dom.js';

const ROOM = 0.12; // a smaller piece has no room for its name

export function makeShares(names) {
  const pieces = names.map(() => h('span', {}));
  const writers = pieces.map(textSetter);
  return {
    element: h('div', { class: 'shared-bar', role: 'img' }, pieces),
    update(shares) {
      shares.forEach((share, i) => {
        pieces[i].style.flexGrow = share;
        writers[i](share < ROOM ? '' : `${classed(names[i])}: ${formatPercent(share, 0)}`);
      });
      pieces[0].parentElement.setAttribute('aria-label', shares.map((share, i) => `${names[i]}: ${formatPercent(share)}`).join(', '));
    },
  };
}
