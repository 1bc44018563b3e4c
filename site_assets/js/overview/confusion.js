// What is taken for what? The pictures by their right answer and by what the network says at this epoch.

import { named, t, tn } from '../language/text.js';
import { text } from '../explanations/lines.js';
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

function answerOf(run, index, cells) {
  const { epochs, learned } = run;
  const mistakes = cells.flatMap((row, right) => row.map((samples, said) => ({ right, said, count: right === said ? 0 : samples.length })));
  const most = mistakes.reduce((worst, one) => (one.count > worst.count ? one : worst));
  const right = cells.reduce((sum, row, i) => sum + row[i].length, 0);
  const known = t('At epoch {epoch}, {right} of {count} pictures are answered right.', { epoch: epochs[index], right, count: learned.length });
  if (!most.count) return [known, ' ', t('Nothing is taken for anything else.')];
  const few = mistakes.filter(({ count }) => count === most.count).length > 1;
  const told = { all: cells[most.right].flat().length, right: run.classed(most.right), said: run.classed(most.said) };
  const times = few
    ? tn(['{n} of {all} pictures of {right} is taken for {said}; no mistake is more common.', '{n} of {all} pictures of {right} are taken for {said}; no mistake is more common.'], most.count, told)
    : tn(['{n} of {all} pictures of {right} is taken for {said}; that is its most common mistake.', '{n} of {all} pictures of {right} are taken for {said}; that is its most common mistake.'], most.count, told);
  return [known, ' ', times];
}

// A table, so that it reads as one; roles are written out because it is laid out as a grid.
function makeMatrix({ run, cells }, ledger, actions) {
  const made = cells.map((row) => row.map(() => makeCell(actions)));
  const head = h('tr', {}, h('th', { scope: 'col' }, t('is ↓ says →')), run.classes.map((_, said) => h('th', { scope: 'col' }, run.classed(said))));
  const rows = made.map((row, right) => h('tr', {}, h('th', { scope: 'row' }, run.classed(right)), row.map((cell) => cell.element)));
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
  const name = t('sample {sample}: {name}', { sample, name: named(run.pictures.names[sample]) });
  return h('button', { type: 'button', 'aria-label': name, title: name, onclick: () => actions.sample(sample) }, thumbnail(run.pictures.x[sample], run.picture));
}
