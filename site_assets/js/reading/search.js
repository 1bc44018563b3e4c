// The dialog of the search, and the index that it searches, which stands in the same script before it.

import { t, tn } from '../language/text.js';
import { h } from '../ui/dom.js';
import { marked, rank, snippet, termsOf } from './rank.js';

export const index = globalThis.explorableSearch;

let dialog = null;

export function openSearch() {
  dialog ??= makeDialog();
  dialog.open();
}

function makeDialog() {
  const field = h('input', { type: 'search', 'aria-label': t('Search the article'), autocomplete: 'off', spellcheck: 'false', oninput: update });
  const status = h('p', { role: 'status' });
  const list = h('ol', {});
  const close = h('button', { type: 'button', onclick: () => element.close() }, t('Close'));
  const element = h('dialog', { class: 'search', 'aria-label': t('Search'), closedby: 'any', onkeydown: walk, onclick: leave }, h('div', { class: 'foot' }, field, close), status, list);
  document.body.append(element);

  function update() {
    const found = rank(index, field.value);
    list.replaceChildren(...found.map((section) => resultOf(section, field.value)));
    status.textContent = field.value.trim() ? countOf(found.length) : t('Any words of the article or the glossary.');
  }

  // Arrow keys go through the results, Enter in the field takes the first, Escape leaves at once.
  function walk(event) {
    const all = [field, ...list.querySelectorAll('a')];
    const at = all.indexOf(event.target);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && at >= 0) all[Math.max(0, Math.min(all.length - 1, at + by))].focus();
    else if (event.key === 'Enter' && at === 0) all[1]?.click();
    else if (event.key === 'Escape') element.close();
    else return;
    event.preventDefault();
  }

  function leave({ target }) {
    if (target.closest('a')) element.close();
  }

  return {
    open() {
      if (!element.open) element.showModal();
      field.select();
      update();
    },
  };
}

function resultOf({ file, number, title, anchor, heading, text }, query) {
  const where = h('small', {}, number ? `${number} ${title}` : title);
  const name = h('strong', {}, pieces(marked(heading || title, termsOf(query))));
  const words = h('span', {}, pieces(snippet(text, query)));
  return h('li', {}, h('a', { href: anchor ? `${file}#${anchor}` : file }, where, name, words));
}

function pieces(parts) {
  return parts.map(([words, isHit]) => (isHit ? h('mark', {}, words) : words));
}

function countOf(count) {
  if (!count) return t('Nothing found.');
  return tn(['One section', '{n} sections'], count);
}
