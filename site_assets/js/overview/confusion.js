// What is taken for what? The pictures by their right answer and by what the network says at this epoch.

import { t } from '../language/text.js';
import { text } from '../explanations/lines.js';
import { counted } from '../explanations/wording.js';
import { h, textSetter } from '../ui/dom.js';
import { thumbnail } from '../ui/thumbnail.js';

const MOST = 12; // pictures that a cell shows; the others are counted

export function confusionPanel({ context }) {
  const { run, index } = context;
  const cells = run.classes.map((__, right) => run.classes.map((_, said) => samplesIn(run, index, right, said)));
  return {
    answer: answerOf(run, index, cells),
    blocks: [
      { make: makeMatrix, type: 'confusion', key: `confusion ${run.classes.length}`, run, cells },
      text(t('A row is what the pictures are, a column what the network says. What stands on the diagonal is right.')),
    ],
  };
}

function samplesIn(run, index, right, said) {
  return run.learned.filter((sample) => run.pictures.labels[sample] === right && run.prediction(index, sample) === said);
}

function answerOf({ classes, epochs, learned }, index, cells) {
  const mistakes = cells.flatMap((row, right) => row.map((samples, said) => ({ right, said, count: right === said ? 0 : samples.length })));
  const most = mistakes.reduce((worst, one) => (one.count > worst.count ? one : worst));
  const right = cells.reduce((sum, row, i) => sum + row[i].length, 0);
  const known = t('At epoch {value}, {right} of {count} pictures are answered right.', { value: epochs[index], right, count: learned.length });
  if (!most.count) return [t('{known} Nothing is taken for anything else.', { known })];
  const few = mistakes.filter(({ count }) => count === most.count).length > 1;
  const times = t('{count} of {counted} of {right} {value} taken for {said}', { count: most.count, counted: counted(cells[most.right].flat().length, 'picture'), right: classes[most.right], value: most.count === 1 ? 'is' : 'are', said: classes[most.said] });
  return [`${known} ${times}; ${few ? 'no mistake is more common' : 'that is its most common mistake'}.`];
}

// A table, so that it reads as one; roles are written out because it is laid out as a grid.
function makeMatrix({ run, cells }, ledger, actions) {
  const made = cells.map((row) => row.map(() => makeCell(actions)));
  const head = h('tr', {}, h('th', { scope: 'col' }, 'is ↓ says →'), run.classes.map((name) => h('th', { scope: 'col' }, name)));
  const rows = made.map((row, right) => h('tr', {}, h('th', { scope: 'row' }, run.classes[right]), row.map((cell) => cell.element)));
  return {
    element: h('table', { class: 'confusion' }, h('thead', {}, head), h('tbody', {}, rows)),
    update: (next) => next.cells.forEach((row, right) => row.forEach((samples, said) => made[right][said].update(samples, next.run, right === said))),
  };
}

function makeCell(actions) {
  const pictures = h('span', { class: 'members' });
  const count = h('span', { class: 'count' });
  const setCount = textSetter(count);
  let shown = '';
  const element = h('td', {}, count, pictures);
  return {
    element,
    update(samples, run, isRight) {
      const key = `${run.name} ${samples}`;
      if (key === shown) return;
      shown = key;
      element.className = isRight ? 'right' : samples.length ? 'wrong' : '';
      setCount(String(samples.length));
      pictures.replaceChildren(...samples.slice(0, MOST).map((sample) => makeMember(run, sample, actions)));
    },
  };
}

function makeMember(run, sample, actions) {
  const name = t('sample {sample}: {sample2}', { sample, sample2: run.pictures.names[sample] });
  return h('button', { type: 'button', 'aria-label': name, title: name, onclick: () => actions.sample(sample) }, thumbnail(run.pictures.x[sample], run.picture));
}
