// What a reader may turn on and off in a panel.

import { attributeSetter, h, textSetter } from '../ui/dom.js';

// Returns { element, update(block) }; block: switchOf of explanations/lines.js.
export function makeSwitch({ key }, actions) {
  const button = h('button', { type: 'button' });
  const set = attributeSetter(button);
  const setText = textSetter(button);
  let isOn = false;
  button.addEventListener('click', () => {
    if (key === 'sort') actions.sort(isOn ? 'sample' : 'contribution');
    else actions.toggle(key);
  });
  return {
    element: h('p', { class: 'switch' }, button),
    update(block) {
      isOn = block.isOn;
      set('aria-pressed', String(isOn));
      setText(block.text);
    },
  };
}
