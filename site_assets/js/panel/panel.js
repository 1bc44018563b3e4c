// The explanation: what a number is made of, one level at a time, with a trail back up.

import { makeBlocks } from './blocks.js';
import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { makeLedger } from './number.js';
import { makePanelTools } from './tools.js';
import { makeTrail } from './trail.js';

// actions: { open(id), back(depth), close(), select(kind, indices), sample(s), toggle(key), sort(value),
// announce(text), light(list) }. Returns { update(model) }; a model of explanations/panels.js, or null.
export function makePanel(container, actions) {
  const ledger = makeLedger();
  const trail = makeTrail(actions);
  const title = h('h3', { tabindex: '-1' });
  const place = h('p', { class: 'place' });
  const lead = h('p', { class: 'lead' });
  const note = h('p', { class: 'rounding' });
  const blocks = makeBlocks(ledger, actions);
  const tools = makePanelTools(actions);
  const close = h('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => actions.close() }, '×');
  const head = h('header', {}, h('div', {}, title, place), close);
  const body = h('div', { class: 'opened-number' }, trail.element, head, lead, blocks.element, note, tools.element);
  const empty = container.querySelector('.empty'); // the page has written it, by what the figure shows
  const region = h('section', { class: 'panel', 'aria-label': 'Explanation' }, empty, body);
  container.replaceChildren(region);

  const setters = { title: textSetter(title), place: textSetter(place), lead: textSetter(lead), note: textSetter(note) };
  const focus = makeFocus(body, title, ledger);
  const setBody = attributeSetter(body);
  const setEmpty = attributeSetter(empty);
  openOnPress(body, ledger, actions);
  const whole = lightWhileRead(body, ledger, actions);

  return {
    update(model) {
      setBody('hidden', !model);
      setEmpty('hidden', Boolean(model));
      if (!model) {
        focus.forget();
        return;
      }
      const move = focus.before(model);
      ledger.subject = model.subject;
      whole(() => {
        for (const [name, set] of Object.entries(setters)) set(model[name]);
        trail.update(model.trail);
        blocks.update(model.blocks);
        tools.update(model);
      });
      move();
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

// While a line is pointed at or holds the focus, the graph lights what it is about. Returns a wrapper for
// updates: taking a focused line away must not light anything while the panel is half done.
function lightWhileRead(body, ledger, actions) {
  let source = null; // the line that is read
  let isBusy = false;
  const light = (element) => {
    if (element === source || isBusy) return;
    source = element;
    actions.light?.(element ? ledger.lit.get(element) : []);
  };
  const read = (event) => light(lineAround(event.target, body, ledger));
  body.addEventListener('pointerover', read);
  body.addEventListener('focusin', read);
  body.addEventListener('pointerleave', () => light(null));
  body.addEventListener('focusout', () => light(null));
  return (update) => {
    isBusy = true;
    update();
    isBusy = false;
    if (source && !body.contains(source)) light(null);
  };
}

function lineAround(target, body, ledger) {
  for (let element = target; element && element !== body; element = element.parentNode) {
    if (ledger.lit.get(element)?.length) return element;
  }
  return null;
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
