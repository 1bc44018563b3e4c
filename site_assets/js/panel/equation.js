// One line of arithmetic: symbol, formula and numbers, and what it is in Python.

import { figuresIn } from '../explanations/arithmetic.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { makeNumber, opens } from './number.js';
import { raised, typeset } from '../ui/typeset.js';

// Returns { element, update(block) } for equation blocks (see explanations/arithmetic.js).
export function makeEquation(ledger) {
  const equation = h('span', { class: 'equation' });
  const aside = h('span', { class: 'aside' });
  const element = h('p', { class: 'line' }, equation, ' ', aside);
  const set = attributeSetter(equation);
  const setAside = textSetter(aside);
  let shape = null;
  let numbers = [];
  return {
    element,
    update(block) {
      const next = shapeOf(block, ledger);
      if (next !== shape) {
        shape = next;
        numbers = fill(equation, block, ledger);
      }
      [...figuresIn(block.tokens ?? []), block.result].forEach((figure, n) => numbers[n].update(figure, true));
      set('data-python', block.python);
      setAside(block.aside ?? '');
      ledger.highlights.set(element, block.highlights);
    },
  };
}

// What must be the same for an equation to be updated in place.
function shapeOf({ symbol, formula, tokens, relation, result }, ledger) {
  const signs = (list) => list.map((token) => signOf(token, signs, ledger)).join('');
  return [symbol, formula, tokens ? signs(tokens) : '', relation, opens(result, ledger)].join('|');
}

function signOf(token, signs, ledger) {
  if (typeof token === 'string') return token;
  if (token.raised) return `^${signs(token.raised)}`;
  if (token.bracketed) return `(${signs(token.bracketed)}`;
  return opens(token, ledger) ? '#' : '.';
}

function fill(equation, { symbol, formula, tokens, relation, result }, ledger) {
  const numbers = [];
  const write = (list) => {
    return list.flatMap((token) => {
      if (typeof token === 'string') return [token];
      if (token.raised) return raised(write(token.raised));
      if (token.bracketed) return [h('span', { class: 'bracketed' }, '(', write(token.bracketed), ')')];
      const number = makeNumber(ledger, opens(token, ledger));
      numbers.push(number);
      return [number.element];
    });
  };
  const sides = [symbol && h('span', { class: 'symbol' }, typeset(symbol)), formula && h('span', { class: 'formula' }, typeset(formula))];
  if (tokens) sides.push(h('span', { class: 'written' }, write(tokens)));
  const chained = sides.filter(Boolean).flatMap((side, n) => (n ? [' = ', side] : [side]));
  // The sign stays with the result when the line is broken.
  equation.replaceChildren(...chained, ' ', h('span', { class: 'result' }, `${relation} `, write([result])));
  return numbers;
}
