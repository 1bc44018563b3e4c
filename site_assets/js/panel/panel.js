// The explanation: what a number is made of, one level at a time, with a trail back up.

import { t } from '../language/text.js';
import { sentenceText } from '../explanations/sentences.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { makeAway } from './away.js';
import { makeBlocks } from './blocks.js';
import { makeLedger } from './number.js';
import { lightWhileRead } from './pointing.js';
import { makeQuestions } from './questions.js';
import { makeSentence } from './sentence.js';
import { makePanelTools } from './tools.js';
import { makeTrail } from './trail.js';

// actions: { open(id), back(depth), close(), select(kind, indices), sample(s), move(changes), toggle(key), sort(value),
// announce(text), light(list), tip(number, place), leave(), draw(pixels), stage(n) }. Returns
// { update(model, questions) }; a model of explanations/panels.js, or null, and the questions of questions.js there.
export function makePanel(container, actions) {
  const ledger = makeLedger();
  const title = h('h3', { tabindex: '-1' });
  const parts = makeParts(title, ledger, actions);
  const body = h('div', { class: 'opened-number' }, parts.elements);
  const questions = makeQuestions(actions);
  const empty = container.querySelector('.empty'); // the page has written it, by what the figure shows
  container.replaceChildren(h('section', { class: 'panel', 'aria-label': nameIn(container) }, empty, body, questions.element));

  const focus = makeFocus(body, title, ledger);
  const setBody = attributeSetter(body);
  const setEmpty = attributeSetter(empty);
  openOnPress(body, ledger, actions);
  const whole = lightWhileRead(body, ledger, actions);
  let heard = null; // the path last told of; null before the first, which a page is opened with

  return {
    update(model, asked = []) {
      const question = body.contains(document.activeElement) && !model ? questions.open() : null;
      questions.update(asked);
      setBody('hidden', !model);
      setEmpty('hidden', Boolean(model));
      if (!model) {
        heard = '';
        focus.forget();
        question?.focus();
        return;
      }
      const move = focus.before(model);
      ledger.subject = model.subject;
      whole(() => parts.update(model));
      move();
      const path = model.path.join('~');
      if (heard !== null && path !== heard) actions.announce(sentenceText(model.answer));
      if (heard?.split('~')[0] !== model.path[0]) showAnswer(container);
      heard = path;
    },
  };
}

// What was asked at the foot of one explanation is answered at the head of the next.
function showAnswer(container) {
  for (const scroller of [container, container.closest('.sheet')]) scroller?.scrollTo({ top: 0 });
}

// On a page with several figures each panel says whose it is.
function nameIn(container) {
  const number = container.closest('.figure')?.querySelector('.figcaption .number')?.textContent;
  return [t('Explanation'), number].filter(Boolean).join(', ');
}

// From the trail on top to the tools at the foot.
function makeParts(title, ledger, actions) {
  const trail = makeTrail(actions);
  const place = h('p', { class: 'place' });
  const note = h('p', { class: 'rounding' });
  const away = makeAway(actions);
  const answer = makeSentence(ledger, actions, { class: 'answer' });
  const blocks = makeBlocks(ledger, actions);
  const tools = makePanelTools(actions);
  const close = h('button', { type: 'button', class: 'close', 'aria-label': t('Close'), onclick: () => actions.close() }, '×');
  const head = h('header', {}, h('div', {}, title, place), close);
  const setters = { title: textSetter(title), place: textSetter(place), note: textSetter(note) };
  return {
    elements: [trail.element, head, away.element, answer.element, blocks.element, note, tools.element],
    update(model) {
      for (const [name, set] of Object.entries(setters)) set(model[name]);
      trail.update(model.trail);
      away.update(model.away);
      answer.update(model.answer);
      blocks.update(model.blocks);
      tools.update(model);
    },
  };
}

// A press on any number goes one level down.
function openOnPress(body, ledger, actions) {
  body.addEventListener('click', (event) => {
    const number = event.target.closest('button.number');
    if (number) actions.open(ledger.nodes.get(number).id);
  });
}

// Going down moves the focus to the new heading; going up, back to the number that was opened.
function makeFocus(body, title, ledger) {
  let path = [];
  return {
    forget() {
      path = [];
    },
    // Before the panel changes: returns what to do once it has.
    before(model) {
      const from = path;
      path = model.path;
      const isOurs = body.contains(document.activeElement);
      const isSame = from.length === path.length && from.every((id, n) => id === path[n]);
      if (!isOurs || isSame || !from.length) return () => {};
      const left = from[path.length];
      return () => (openerOf(left, body, ledger) ?? title).focus();
    },
  };
}

function openerOf(id, body, ledger) {
  if (id === undefined) return null;
  return Array.from(body.querySelectorAll('button.number')).find((button) => ledger.nodes.get(button)?.id === id);
}
