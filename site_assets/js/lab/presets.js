// Experiments to start from. Which pictures they name is read from the run.

import { t } from '../language/text.js';

// run: the main run. Returns [{ name, text }].
export function presetsOf({ pictures, sampleCount, classes, shape }) {
  const last = classes.length - 1;
  const one = pictures.labels.indexOf(last);
  const half = Array.from({ length: Math.floor(sampleCount / 2) }, (_, n) => sampleCount - 1 - n).reverse();
  const silenced = Math.min(3, shape.hidden - 1);
  return [
    { name: t('Learning rate 12 from epoch 10'), text: 'main@10;lr:12' },
    { name: t('One {digit} labelled {other}', { digit: classes[last], other: classes[0] }), text: `main@0;y${one}:0` },
    { name: t('Hidden {j} silenced at epoch 50', { j: silenced }), text: `main@50;off:h${silenced}` },
    { name: t('Biases held at zero'), text: 'main@0;hold:b1;hold:b2' },
    { name: t('Half of the pictures'), text: `main@0;leave:${half.join(',')}` },
  ];
}
