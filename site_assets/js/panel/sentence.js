// A sentence of words, numbers and ways to other moments, brought up to date in place while its shape stays.

import { h, textSetter } from '../ui/dom.js';
import { makeNumber, opens } from './number.js';

// Returns { element, update(tokens) }; tokens as explanations/sentences.js makes them.
export function makeSentence(ledger, actions, attributes) {
  const element = h('p', attributes);
  let shape = null;
  let pieces = [];
  return {
    element,
    update(tokens) {
      const next = tokens.map((token) => kindOf(token, ledger)).join('');
      if (next !== shape) {
        shape = next;
        pieces = tokens.map((token) => makePiece(token, ledger, actions));
        element.replaceChildren(...pieces.map((piece) => piece.element));
      }
      tokens.forEach((token, n) => pieces[n].update(token));
    },
  };
}

function kindOf(token, ledger) {
  if (typeof token === 'string') return 't';
  if (token.action) return 'a';
  return opens(token, ledger) ? '#' : '.';
}

function makePiece(token, ledger, actions) {
  if (typeof token === 'string') {
    const element = h('span', {});
    return { element, update: textSetter(element) };
  }
  if (!token.action) {
    const number = makeNumber(ledger, opens(token, ledger));
    return { element: number.element, update: (figure) => number.update(figure, true) };
  }
  let leadsTo = token.action;
  const element = h('button', { type: 'button', class: 'row-link', onclick: () => follow(leadsTo, actions) });
  const setText = textSetter(element);
  const update = ({ text, action }) => {
    leadsTo = action;
    setText(text);
  };
  return { element, update };
}

// What a press on a row, a bar or a word does: { select: [kind, indices] }, { sample }, { draw: pixels } or
// { move: changes of the state }.
export function follow(action, actions) {
  if (action.draw) actions.draw(action.draw);
  else if (action.move) actions.move(action.move);
  else if (action.select) actions.select(...action.select);
  else actions.sample(action.sample);
}
