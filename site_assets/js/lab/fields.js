// Parts of the drawer's forms.

import { DECIMAL_MARK } from '../shared.js';
import { h } from '../ui/dom.js';

export function fieldset(title, ...children) {
  return h('fieldset', {}, h('legend', {}, title), children);
}

// A field whose text becomes a change when the reader is done with it.
export function textField(name, width, done) {
  const attributes = { type: 'text', inputmode: 'decimal', size: width, autocomplete: 'off', 'aria-label': name };
  const field = h('input', { ...attributes, onchange: () => done(field.value.trim().replace('−', '-').replace(DECIMAL_MARK, '.')) });
  return field;
}
