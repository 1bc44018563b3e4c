// Which way a pixel argued: the answer with it, and without.

import { t } from '../language/text.js';
import { forward } from '../maths/network.js';
import { formatPercent, formatSigned } from '../explanations/format.js';
import { h, textSetter } from '../ui/dom.js';

// The pixel that was pressed last, with a way to open it, and what the answer would be had it not been.
// actions: { select(kind, indices) }
export function makeArgued(run, actions) {
  let pixels = null;
  let pressed = null;
  const text = h('span', {});
  const setText = textSetter(text);
  const open = h('button', { type: 'button', onclick: () => actions.select('x', [pressed]) });
  const setOpen = textSetter(open);
  const element = h('p', { class: 'argued' }, open, ' ', text);
  return {
    element,
    update({ state, x, network, a2, predicted, drawn }) {
      const isStroke = drawn && pixels !== null && state.pixels?.length === pixels.length;
      const changed = isStroke ? Array.from(state.pixels).flatMap((digit, k) => (digit === pixels[k] ? [] : [k])) : [];
      if (changed.length === 1) [pressed] = changed;
      else if (changed.length || !drawn) pressed = null;
      pixels = drawn ? state.pixels : null;
      open.hidden = pressed === null;
      if (pressed === null) {
        setText(drawn ? t('Press pixels to draw.') : '');
        return;
      }
      const isOn = x[pressed] > 0;
      const without = Float64Array.from(x, (value, k) => (k === pressed ? (isOn ? 0 : 1) : value));
      const gain = a2[predicted] - forward(network, without).a2[predicted];
      setOpen(t('Pixel {pressed}', { pressed }));
      setText(
        arguedText(isOn, gain, { digit: run.classed(predicted), points: formatSigned(100 * gain, 1), percent: formatPercent(a2[predicted]) }),
      );
    },
  };
}

function arguedText(isOn, gain, told) {
  if (isOn) return gain < 0 ? t('on argues against {digit}: {points} points, to {percent}.', told) : t('on argues for {digit}: {points} points, to {percent}.', told);
  return gain < 0 ? t('off argues against {digit}: {points} points, to {percent}.', told) : t('off argues for {digit}: {points} points, to {percent}.', told);
}
