// What live figures are put together from: sliders, buttons and lines of arithmetic.

import { writeOperation } from '../explanations/arithmetic.js';
import { inPercent } from '../explanations/figures.js';
import { formatRate } from '../explanations/format.js';
import { dataElement, h, textSetter } from '../ui/dom.js';
import { makeEquation } from '../panel/equation.js';
import { makeLedger } from '../panel/number.js';

// A native slider. `moved` is called on every move; `show` writes what it stands for, for those who listen.
export function makeSlider({ label, from, to, step, value }, moved) {
  const element = h('input', { type: 'range', min: from, max: to, step, value, 'aria-label': label, oninput: moved });
  return {
    element,
    get value() {
      return Number(element.value);
    },
    set(wanted) {
      element.value = wanted;
      moved();
    },
    show: (text) => element.setAttribute('aria-valuetext', text),
  };
}

// The same with its name before it and its value behind it.
export function makeRow(options, moved) {
  const slider = makeSlider(options, moved);
  const shown = dataElement({});
  return {
    element: h('label', { class: 'slide' }, h('span', {}, options.label), slider.element, shown.element),
    get value() {
      return slider.value;
    },
    set: slider.set,
    show(text) {
      slider.show(text);
      shown.update(slider.value, formatRate(slider.value));
    },
  };
}

export function makeButton(text, onclick) {
  const element = h('button', { type: 'button', onclick }, text);
  return { element, name: textSetter(element) };
}

// A number as it was set: all its own digits.
export function given(value) {
  return { value, exact: value, style: 'rate' };
}

export function number(value, style) {
  return { value, exact: value, style };
}

// One line of arithmetic that adds up as written: a = σ(1.3) = 0.786, and words behind it.
export function makeLine(symbol = '') {
  const { element, update } = makeEquation(makeLedger());
  return {
    element,
    write(op, operands, result, aside = '') {
      update({ symbol, aside, ...writeOperation(op, operands, op === 'share' ? inPercent(result) : result) });
    },
  };
}
