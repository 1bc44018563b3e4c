// Tasks: the page watches where each is done, says so when it is, and remembers. Brought in when all else is there.

import { t } from '../language/text.js';
import { bringExplainer } from '../page/later.js';
import { pageOf } from '../page/links.js';
import { h, textSetter } from '../ui/dom.js';
import { isMet, isMetByExperiment, measureMoment } from './goals.js';
import { recall, remember } from './storage.js';

const KEPT = 'tasks';

export function startTasks() {
  const tasks = Array.from(document.querySelectorAll('.task'), makeTask);
  const show = () => tasks.forEach((task) => task.show());
  document.addEventListener('forgotten', show);
  window.addEventListener('storage', show); // done in another window
  window.addEventListener('pageshow', show); // or on the page that the reader comes back from
  show();
}

function makeTask(section) {
  const { task, figure, lab, done } = section.dataset;
  const condition = JSON.parse(done);
  const outcome = section.querySelector('.outcome');
  outcome.lang = document.documentElement.lang; // as its words: the chapter may be in another
  const write = textSetter(outcome);
  const show = () => {
    const isDone = Boolean(recall(KEPT)[task]);
    section.classList.toggle('done', isDone);
    write(isDone ? t('✓ Done') : '');
  };
  const check = (isEnough) => {
    if (recall(KEPT)[task] || !isEnough) return;
    remember(KEPT, { ...recall(KEPT), [task]: true });
    section.classList.add('done');
    write(t('✓ Done'));
    praise(section);
  };
  if (lab !== undefined) watchLab((experiment) => check(isMetByExperiment(condition, experiment)));
  else watchFigure(pageOf(section).querySelector(`#${CSS.escape(figure)}`), (measure) => check(isMet(condition, measure)));
  wireWay(section.querySelector('.go'), figure);
  return { show };
}

// Live figures tell what they measure; an inspector is asked at every change.
function watchFigure(figure, check) {
  if (figure.dataset.kind) {
    const look = () => figure.measured && check((name) => figure.measured[name]);
    figure.addEventListener('measured', look);
    look();
    return;
  }
  const follow = () => {
    const { store, run } = figure.inspector;
    store.subscribe((state) => {
      if (run().name === state.run) check(measureMoment(state, run()));
    });
  };
  if (figure.inspector) follow();
  else figure.addEventListener('made', follow, { once: true });
}

function watchLab(check) {
  const lab = document.querySelector('.lab');
  if (!lab) return;
  const look = () => lab.experiment && check(lab.experiment);
  lab.addEventListener('tried', look);
  look();
}

// The way to the figure has a way back, as words that drive one have.
function wireWay(link, figure) {
  if (!figure) return;
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const place = pageOf(link).querySelector(`#${CSS.escape(figure)}`);
    const { bringIntoSight } = await bringExplainer();
    bringIntoSight(place, link);
    const first = place.querySelector('button, input, [tabindex="0"]');
    first?.focus({ preventScroll: true });
  });
}

// Where the task itself is out of sight, the news comes to the reader.
function praise(section) {
  const { top, bottom } = section.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const { textContent } = section.querySelector('.do');
  const close = () => offer.remove();
  const offer = h('p', { class: 'offer praise', role: 'status' }, h('span', {}, t('✓ Done: {task}', { task: textContent })), h('button', { type: 'button', onclick: close }, t('Good')));
  document.body.append(offer);
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    close();
    observer.disconnect();
  }).observe(section);
}
