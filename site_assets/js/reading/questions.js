// Predict first: choose, check, and read the reply. The choice is kept in the reader's browser.
// A teacher's address, `loss.html?hide-answers`, takes all answers away, here and on every page from here.

import { t } from '../language/text.js';
import { pageOf } from '../page/links.js';
import { closest, h, textSetter } from '../ui/dom.js';
import { recall, remember } from './storage.js';

const HIDE = 'hide-answers';
const KEPT = 'answers';

export function startQuestions() {
  const isHidden = new URLSearchParams(location.search).has(HIDE);
  if (isHidden) keepHiding();
  for (const section of document.querySelectorAll('.question')) makeQuestion(section, isHidden);
}

// Links to other pages of the site carry the wish on.
function keepHiding() {
  const carry = (event) => {
    const link = closest(event, 'a[href*=".html"]');
    if (link && link.host === location.host) link.search = HIDE;
  };
  for (const type of ['pointerdown', 'focusin', 'click']) document.addEventListener(type, carry, true);
}

function makeQuestion(section, isHidden) {
  const key = `${document.body.dataset.page}/${section.id}`;
  const form = section.querySelector('form');
  const answers = Array.from(section.querySelectorAll('.answer'), takeAnswer);
  const status = h('p', { role: 'status' });
  const button = h('button', {}, t('Check'));
  const name = textSetter(button);
  const derivation = section.querySelector('.derivation');
  form.append(h('div', { class: 'foot', lang: document.documentElement.lang }, button, status));
  section.querySelector('details').remove();
  if (isHidden) forgetAnswers(answers, derivation);
  else if (derivation) aimAtFigure(derivation.querySelector('a'));

  // chosen: the place of an answer, or -1 while the question is open.
  function show(chosen) {
    const isDone = chosen >= 0;
    name(isDone ? t('Answer again') : t('Check'));
    derivation?.classList.toggle('waiting', !isDone);
    answers.forEach(({ input, reply, isRight, mark }, n) => {
      const counts = isDone && !isHidden && (n === chosen || isRight);
      Object.assign(input, { disabled: isDone, checked: n === chosen });
      reply.hidden = !counts;
      mark(counts ? (isRight ? t('✓ right') : t('✗ not so')) : '');
    });
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const isAgain = answers[0].input.disabled;
    const chosen = isAgain ? -1 : answers.findIndex(({ input }) => input.checked);
    status.textContent = isAgain ? '' : say(answers[chosen], isHidden);
    if (!isAgain && chosen < 0) return;
    remember(KEPT, { ...recall(KEPT), [key]: chosen });
    show(chosen);
    button.focus();
  });

  document.addEventListener('forgotten', () => show(-1));
  show(answers[recall(KEPT)[key]] ? recall(KEPT)[key] : -1);
}

function takeAnswer(element) {
  const mark = h('span', { class: 'mark', lang: document.documentElement.lang });
  element.querySelector('label').append(mark);
  return {
    input: element.querySelector('input'),
    reply: element.querySelector('.reply'),
    isRight: element.dataset.right === 'true',
    mark: textSetter(mark),
    element,
  };
}

function forgetAnswers(answers, derivation) {
  derivation?.remove();
  for (const { element, reply } of answers) {
    delete element.dataset.right;
    reply.remove();
  }
}

function say(answer, isHidden) {
  if (!answer) return t('Choose an answer first.');
  if (isHidden) return t('Noted.');
  return answer.isRight ? t('Right.') : t('Not so: the right answer is marked.');
}

// The answer's state opens in a figure of the chapter, if one has the parts that it takes.
function aimAtFigure(link) {
  const { hash } = link;
  const needs = [hash.includes('select=') && 'explanation', hash.includes('inference') && 'draw'].filter(Boolean);
  const figure = Array.from(pageOf(link).querySelectorAll('.inspector')).findLast(({ dataset }) => {
    return needs.every((part) => dataset.parts.split(' ').includes(part));
  });
  if (!figure) return;
  link.className = 'control';
  link.href = hash;
  link.dataset.figure = figure.id;
  link.addEventListener('click', () => figure.scrollIntoView({ block: 'nearest' }));
}
