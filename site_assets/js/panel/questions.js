// The questions a student asks, one press each.

import { attributeSetter, h, textSetter } from '../ui/dom.js';

// Returns { element, update(questions) }; see questionsFor in explanations/questions.js.
export function makeQuestions(actions) {
  const element = h('div', { class: 'questions', role: 'group', 'aria-label': 'Questions' });
  let buttons = [];
  return {
    element,
    update(questions) {
      if (questions.length !== buttons.length) {
        buttons = questions.map((question) => makeQuestion(question, actions));
        element.replaceChildren(...buttons.map((button) => button.element));
      }
      questions.forEach((question, n) => buttons[n].update(question));
    },
    // The button of the question that is answered, or null.
    open: () => buttons.find((button) => button.element.getAttribute('aria-pressed') === 'true')?.element ?? null,
  };
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
