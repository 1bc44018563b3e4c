// The way back up: the selection first, then every number opened below it.

import { t } from '../language/text.js';
import { attributeSetter, h } from '../ui/dom.js';
import { typeset } from '../ui/typeset.js';

export function makeTrail(actions) {
  const list = h('ol', {});
  const element = h('nav', { class: 'trail', 'aria-label': t('Trail') }, list);
  const set = attributeSetter(element);
  let shown = '';
  return {
    element,
    // crumbs: [{ text, away }], the last one is what is open
    update(crumbs) {
      const signature = crumbs.map(({ text, away }) => text + away).join('~');
      if (signature === shown) return;
      shown = signature;
      set('hidden', crumbs.length < 2);
      list.replaceChildren(...crumbs.map((crumb, depth) => makeCrumb(crumb, depth, depth === crumbs.length - 1, actions)));
    },
  };
}

function makeCrumb({ text, away }, depth, isLast, actions) {
  const words = [...typeset(text), away && h('span', { class: 'elsewhere' }, ` ${away}`)].filter(Boolean);
  if (isLast) return h('li', { 'aria-current': 'location' }, words);
  return h('li', {}, h('button', { type: 'button', onclick: () => actions.back(depth) }, words));
}
