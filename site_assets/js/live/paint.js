// Weights to paint until a neuron finds every picture of one digit: the pictures stand in the order of their sums.

import { t } from '../language/text.js';
import { formatCount, formatRate, formatSigned } from '../explanations/format.js';
import { weightColour } from '../ui/colour.js';
import { h } from '../ui/dom.js';
import { thumbnail } from '../ui/thumbnail.js';
import { makeBoard } from './board.js';
import { makeButton } from './widgets.js';

const BRUSHES = [1, 0, -1];

export function makeFigure({ digit, pictures, columns, rows }, tell) {
  let brush = 1;
  const cards = pictures.map((one) => makeCard(one, digit.value, { columns, rows }));
  const shelf = h('ol', { class: 'shelf' });
  const words = h('p', { class: 'row', role: 'status' });
  const blank = pictures[0].x.map(() => 0);
  const board = makeBoard({
    name: t('Weights'),
    columns,
    values: blank,
    cell: (place, weight) => ({ name: t('weight {place}: {signed}', { place, signed: formatSigned(weight, 0) }), colour: weightColour(weight, 1), sign: formatSigned(weight, 0) }),
    stroke: (weight) => (weight === brush ? 0 : brush),
  }, update);
  const brushes = BRUSHES.map((weight) => makeButton(formatSigned(weight, 0), () => choose(weight)));

  function choose(weight) {
    brush = weight;
    brushes.forEach(({ element }, n) => element.setAttribute('aria-pressed', String(BRUSHES[n] === brush)));
  }

  function update() {
    cards.forEach((card) => card.weigh(board.values));
    const sorted = cards.slice().sort((a, b) => b.sum - a.sum || Number(a.wanted) - Number(b.wanted));
    shelf.replaceChildren(...sorted.map((card) => card.element));
    const others = Math.max(...cards.filter((card) => !card.wanted).map((card) => card.sum));
    const wanted = cards.filter((card) => card.wanted);
    const found = wanted.filter((card) => card.sum > others).length;
    const praise = found === wanted.length ? t('Your neuron finds them all.') : '';
    words.textContent = [t('{found} of {count} come before every other picture.', { found: formatCount(found), count: formatCount(wanted.length) }), praise].filter(Boolean).join(' ');
    tell({ found, missed: wanted.length - found, painted: board.values.filter((weight) => weight !== 0).length });
  }

  choose(brush);
  update();
  return [
    h('div', { class: 'pair' }, board.element, h('div', { class: 'foot' }, t('Brush'), ' ', brushes.map((button) => button.element), makeButton(t('Clear'), () => board.set(blank)).element)),
    shelf,
    words,
  ];
}

function makeCard({ x, label, name }, digit, picture) {
  const total = h('span', {});
  const wanted = label === digit;
  const element = h('li', { class: wanted ? 'wanted' : '', 'aria-label': name }, thumbnail(x, picture), total);
  return {
    element,
    wanted,
    sum: 0,
    weigh(weights) {
      this.sum = weights.reduce((sum, weight, k) => sum + weight * x[k], 0);
      total.textContent = formatRate(this.sum);
    },
  };
}
