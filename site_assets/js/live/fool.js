// A picture that the network gets right: flip as few pixels as you can until it says something else.

import { classed, t, tn } from '../language/text.js';
import { formatCount, formatPercent } from '../explanations/format.js';
import { argmax, forward, unflatten } from '../maths/network.js';
import { className } from '../record/names.js';
import { h, textSetter } from '../ui/dom.js';
import { makeBoard, PIXELS } from './board.js';
import { makeShares } from './shares.js';
import { makeButton } from './widgets.js';

// parameters: of the trained network, in flat order; pictures: [{ x, label, fewest }]
export function makeFigure({ sample, parameters, pictures, names, columns }, tell) {
  const network = unflatten(Float64Array.from(parameters), { inputs: pictures[0].x.length, hidden: hiddenOf(parameters, pictures, names), outputs: names.length });
  let at = sample.value;
  const bar = makeShares(names);
  const words = h('p', { class: 'row', role: 'status' });
  const board = makeBoard({ name: t('Picture'), columns, values: pictures[at].x, ...PIXELS }, update);
  const again = makeButton(t('Start again'), () => board.set(pictures[at].x));
  const next = makeButton(t('Next picture'), () => {
    at = (at + 1) % pictures.length;
    board.set(pictures[at].x);
  });
  const setWords = textSetter(words);

  function update() {
    const { x, label, fewest } = pictures[at];
    const shares = forward(network, board.values).a2;
    const flips = board.values.filter((value, k) => value !== x[k]).length;
    bar.update(Array.from(shares));
    const says = argmax(shares);
    setWords(said({ flips, fewest, right: classed(names[label]), says: classed(names[says]), share: Math.max(...shares) }));
    tell({ sample: at, flips, says: className(names[says]), fooled: Number(says !== label) });
  }

  update();
  return [h('div', { class: 'pair' }, board.element, bar.element), words, h('div', { class: 'foot' }, again.element, next.element)];
}

function hiddenOf(parameters, pictures, names) {
  return (parameters.length - names.length) / (pictures[0].x.length + 1 + names.length);
}

function said({ flips, fewest, right, says, share }) {
  const count = tn(['{n} flip', '{n} flips'], flips);
  if (says === right) return t('{count}. It still says {says}, with {percent}. It can be done in {fewest}.', { count, says, percent: formatPercent(share, 0), fewest: formatCount(fewest) });
  return flips <= fewest ? t('Fooled, with {count}: it says {says}. Nobody can do it with fewer.', { count, says }) : t('Fooled, with {count}: it says {says}. It can be done in {fewest}.', { count, says, fewest: formatCount(fewest) });
}
