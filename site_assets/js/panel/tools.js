// The foot of a panel: all decimals, and its lines as Python.

import { t } from '../language/text.js';
import { attributeSetter, h } from '../ui/dom.js';

export function makePanelTools(actions) {
  const digits = h('button', { type: 'button', onclick: () => actions.toggle('digits') }, t('Six decimals'));
  const script = h('textarea', { class: 'script', readonly: true, hidden: true, rows: '10', 'aria-label': t('The same lines as Python') });
  let python = () => '';
  const copy = h('button', { type: 'button', onclick: () => copyText(python(), script, actions) }, t('Copy as Python'));
  const set = attributeSetter(digits);
  let shown = '';
  return {
    element: h('footer', { class: 'tools' }, digits, copy, script),
    update(model) {
      set('aria-pressed', String(model.hasAllDigits));
      python = model.python;
      const path = model.path.join('~');
      if (path === shown) return;
      shown = path;
      script.hidden = true;
    },
  };
}

// Where the page may not use the clipboard, the lines are laid out to be copied by hand.
async function copyText(text, script, actions) {
  try {
    await navigator.clipboard.writeText(text);
    actions.announce(t('Copied as Python.'));
  } catch {
    script.value = text;
    script.hidden = false;
    script.focus();
    script.select();
    actions.announce(t('The lines are selected, ready to copy.'));
  }
}
