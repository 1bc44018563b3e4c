// The switches of a panel, and its lines as Python.

import { h, setAttribute } from './dom.js';

export function makePanelTools(actions) {
  const switches = h('div', { class: 'switches' });
  const script = h('textarea', { class: 'script', readonly: true, hidden: true, rows: '10', 'aria-label': 'The same lines as Python' });
  let python = () => '';
  const copy = h('button', { type: 'button', onclick: () => copyText(python(), script, actions) }, 'Copy as Python');
  const buttons = new Map();
  let shown = '';
  return {
    element: h('footer', { class: 'tools' }, switches, copy, script),
    update(model) {
      const path = model.path.join('~');
      if (path !== shown) {
        shown = path;
        script.hidden = true;
      }
      python = model.python;
      const wanted = model.switches.map((one) => switchButton(one, buttons, actions));
      if (wanted.some((button, n) => button !== switches.children[n]) || wanted.length !== switches.children.length) {
        switches.replaceChildren(...wanted);
      }
    },
  };
}

function switchButton({ key, text, isOn }, buttons, actions) {
  if (!buttons.has(key)) buttons.set(key, h('button', { type: 'button' }, text));
  const button = buttons.get(key);
  setAttribute(button, 'aria-pressed', String(isOn));
  button.onclick = () => (key === 'sort' ? actions.sort(isOn ? 'sample' : 'contribution') : actions.toggle(key));
  return button;
}

// Where the page may not use the clipboard, the lines are laid out to be copied by hand.
async function copyText(text, script, actions) {
  try {
    await navigator.clipboard.writeText(text);
    actions.announce('Copied as Python.');
  } catch {
    script.value = text;
    script.hidden = false;
    script.focus();
    script.select();
    actions.announce('The lines are selected, ready to copy.');
  }
}
