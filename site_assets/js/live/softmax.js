// Scores to drag, their exponentials, and each one's share of the sum.

import { t } from '../language/text.js';
import { formatPercent, formatRate } from '../explanations/format.js';
import { softmax } from '../maths/network.js';
import { h } from '../ui/dom.js';
import { makeShares } from './shares.js';
import { given, makeButton, makeLine, makeRow, number } from './widgets.js';

const RAISE = 0.5; // how far the buttons move all scores at once

export function makeFigure({ z }) {
  const rows = z.value.map((value, i) => makeScore(i, { ...z, value }, update));
  const whole = makeShares(z.value.map((_, i) => String(i)));
  const sum = makeLine(t('sum'));
  const raise = makeButton(t('Raise all'), () => moveAll(RAISE));
  const lower = makeButton(t('Lower all'), () => moveAll(-RAISE));
  const scores = () => rows.map((row) => row.value);

  function moveAll(by) {
    rows.forEach((row) => row.set(Math.round((row.value + by) / z.step) * z.step));
  }

  function update() {
    const shares = softmax(scores());
    const powers = scores().map((score) => number(Math.exp(score), 'power'));
    const total = number(powers.reduce((all, power) => all + power.value, 0), 'power');
    rows.forEach((row, i) => row.update(powers[i], total, number(shares[i], 'probability')));
    whole.update(shares);
    sum.write('add', powers, total);
    raise.element.disabled = Math.max(...scores()) > z.to - RAISE;
    lower.element.disabled = Math.min(...scores()) < z.from + RAISE;
  }

  update();
  return [whole.element, ...rows.map((row) => row.element), h('div', { class: 'foot' }, sum.element, lower.element, raise.element)];
}

function makeScore(i, slider, moved) {
  const row = makeRow({ ...slider, label: t('Score {i}', { i }) }, () => moved());
  const power = makeLine();
  const share = makeLine();
  const element = h('div', { class: 'score' }, row.element, power.element, share.element);
  return {
    element,
    set: row.set,
    get value() {
      return row.value;
    },
    update(exponential, whole, result) {
      power.write('exp', [given(row.value)], exponential);
      share.write('share', [exponential, whole], result);
      row.show(t('{rate}, share {percent}', { rate: formatRate(row.value), percent: formatPercent(result.value) }));
    },
  };
}
