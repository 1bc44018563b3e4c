// The questions a student asks, one press each: those about the moment, and those about the whole run.

import { t } from '../language/text.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';

// Returns { element, update(questions) }; see questionsFor in explanations/questions.js.
export function makeQuestions(actions) {
  const ofMoment = h('div', { class: 'questions', role: 'group', 'aria-label': t('Questions') });
  const ofRun = h('div', { class: 'questions', role: 'group', 'aria-label': t('The whole run') });
  const name = h('p', { class: 'questions-name', hidden: true }, t('The whole run'));
  const element = h('div', { class: 'asked' }, ofMoment, name, ofRun);
  let buttons = [];
  let answered = null; // the button in sight
  const open = () => buttons.find((button) => button.element.getAttribute('aria-pressed') === 'true')?.element ?? null;
  return {
    element,
    update(questions) {
      if (questions.length !== buttons.length) {
        buttons = questions.map((question) => makeQuestion(question, actions));
        ofMoment.replaceChildren(...elementsOf(questions, buttons, false));
        ofRun.replaceChildren(...elementsOf(questions, buttons, true));
        name.hidden = ofRun.hidden = !ofRun.children.length;
      }
      questions.forEach((question, n) => buttons[n].update(question));
      const asked = open();
      if (asked && asked !== answered) requestAnimationFrame(() => centre(asked, element));
      answered = asked;
    },
    open, // the button of the question that is answered, or null
  };
}

// On a small screen the questions stand in one row that scrolls sideways.
function centre(button, row) {
  const middle = ({ left, right }) => (left + right) / 2;
  row.scrollBy(middle(button.getBoundingClientRect()) - middle(row.getBoundingClientRect()), 0);
}

function elementsOf(questions, buttons, isWhole) {
  return buttons.filter((_, n) => Boolean(questions[n].isWhole) === isWhole).map(({ element }) => element);
}

function makeQuestion(question, actions) {
  let asked = question;
  const element = h('button', { type: 'button', onclick: () => actions.select(asked.kind, asked.indices) });
  const set = attributeSetter(element);
  const setText = textSetter(element);
  return {
    element,
    update(next) {
      asked = next;
      set('aria-pressed', String(next.isOpen));
      setText(next.text);
    },
  };
}
