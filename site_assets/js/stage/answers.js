// The answers of the network, beside its outputs.

import { formatPercent } from '../explanations/format.js';
import { makeChange } from './change.js';
import { attributeSetter, dataElement, h, moveTo, textSetter } from '../ui/dom.js';

// The answers: a bar, a percentage and a mark for each output.
export function makeBars(run) {
  return run.classes.map((_, index) => {
    const fill = h('span', { class: 'fill' });
    const then = h('span', { class: 'then', hidden: true });
    const change = makeChange();
    const percent = dataElement({ class: 'percent' });
    const mark = h('span', { class: 'mark' });
    const element = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', {}, percent.element, change.element), mark, h('span', { class: 'track' }, fill, then));
    const setMark = textSetter(mark);
    const setClass = attributeSetter(element);
    let shown = null;
    return {
      element,
      place(layout) {
        const { x, y } = layout.outputs[index];
        element.style.width = `${layout.bar.width}px`;
        if (layout.wide) moveTo(element, layout.bar.x, y - 24);
        else moveTo(element, x - layout.bar.width / 2, y + layout.bar.below);
      },
      update(model, ghost) {
        const share = model.a2[index];
        const scale = `scaleX(${share.toFixed(3)})`;
        if (scale !== shown) fill.style.transform = shown = scale;
        percent.update(share, formatPercent(share));
        change.update(100 * share, ghost ? 100 * ghost.a2[index] : null, 1);
        then.hidden = !ghost;
        if (ghost) then.style.left = `${(100 * ghost.a2[index]).toFixed(1)}%`;
        setMark(markOf(index, model));
        setClass('class', `bar ${model.label === index ? 'label' : ''} ${model.predicted === index ? 'answer' : ''}`);
      },
    };
  });
}

// ✓ on a right answer, ✗ on a wrong one, 'label' on the digit that would have been right.
function markOf(index, model) {
  if (model.drawn) return index === model.predicted ? 'answer' : '';
  if (index === model.predicted) return model.right ? '✓ right' : '✗ wrong';
  return index === model.label ? 'label' : '';
}
