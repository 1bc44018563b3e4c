// The answers of the network, beside its outputs. Each opens what it is the answer of.

import { t } from '../language/text.js';
import { formatPercent } from '../explanations/format.js';
import { makeChange, wordFor } from './change.js';
import { DECIMALS_OF } from '../shared.js';
import { attributeSetter, dataElement, h, moveTo, textSetter } from '../ui/dom.js';

// A bar, a percentage and a mark for each output.
export function makeAnswers(run) {
  return run.classes.map((_, index) => makeAnswer(index));
}

function makeAnswer(index) {
  const fill = h('span', { class: 'fill' });
  const then = h('span', { class: 'then', hidden: true });
  const change = makeChange(DECIMALS_OF.percent);
  const percent = dataElement({ class: 'percent' });
  const mark = h('span', { class: 'mark' });
  const element = h(
    'span',
    { class: 'bar', 'aria-hidden': 'true', 'data-opens': `o${index}` },
    percent.element,
    mark,
    h('span', { class: 'track' }, fill, then),
    change.element,
  );
  const setMark = textSetter(mark);
  const setClass = attributeSetter(element);
  return {
    element,
    place(layout) {
      const [x, y] = layout.outputs[index];
      const [across, down, width] = layout.bar;
      element.style.width = `${width}px`;
      moveTo(element, x + across, y + down);
    },
    paint({ a2 }) {
      fill.style.transform = `scaleX(${a2[index].toFixed(3)})`;
    },
    update(model, ghost) {
      percent.update(model.a2[index], formatPercent(model.a2[index]));
      change.update(100 * model.a2[index], ghost ? 100 * ghost.a2[index] : null, wordFor(model.run, ghost));
      then.hidden = !ghost;
      if (ghost) then.style.left = `${(100 * ghost.a2[index]).toFixed(1)}%`;
      setMark(markOf(index, model));
      setClass('class', `bar ${model.label === index ? 'label' : ''} ${model.predicted === index ? 'answer' : ''}`);
    },
  };
}

// ✓ on a right answer, ✗ on a wrong one, and the words on the digit that would have been right.
function markOf(index, model) {
  if (model.right === null) return index === model.predicted ? t('answer') : '';
  if (index === model.predicted) return model.right ? t('✓ right') : t('✗ wrong');
  return index === model.label ? t('right answer') : '';
}
