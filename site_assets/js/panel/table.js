// A table of numbers that add up, folded away: one row a term, a total below. Roles are written out, because a table
// that is laid out as anything else would be none to a screen reader.

import { attributeSetter, h, textSetter } from '../ui/dom.js';
import { makeFold } from './fold.js';
import { makeNumber, opens } from './number.js';
import { follow } from './sentence.js';
import { makeSwitch } from './switch.js';

const GROUP = { role: 'rowgroup' };
const ROW = { role: 'row' };
const COLUMN = { role: 'columnheader', scope: 'col' };
const SIDE = { role: 'rowheader', scope: 'row' };
const CELL = { role: 'cell' };

// A table behind its caption, made when it is first unfolded. block: foldedTable of explanations/tables.js.
export function makeFoldedTable(block, ledger, actions) {
  const body = h('div', { class: 'tabled' });
  const fold = makeFold('table', body, actions);
  const switches = block.switches.map((one) => makeSwitch(one, actions));
  let shape = null;
  let table = null;
  body.append(...switches.map((one) => one.element));
  return {
    element: fold.element,
    update(next) {
      fold.update(next);
      if (!next.isOpen) return;
      next.switches.forEach((one, n) => switches[n].update(one));
      const needed = tableShape(next.table, ledger);
      if (needed !== shape) {
        shape = needed;
        table?.element.remove();
        table = makeTable(next.table, ledger, actions);
        body.append(table.element);
      }
      table.update(next.table);
    },
  };
}

// table: see explanations/tables.js. The rows may change places and values, not their number.
function makeTable(table, ledger, actions) {
  const caption = makeCaption();
  const rows = table.rows.map((row) => makeRow(row, table, ledger, actions));
  const total = table.total ? makeTotal(table, ledger) : null;
  const heads = table.heads.map((head) => h('th', COLUMN, head));
  const sorted = attributeSetter(heads.at(-1));
  const setHeads = heads.map(textSetter);
  return {
    element: h(
      'table',
      { class: widthOf(table), role: 'table' },
      caption.element,
      h('thead', GROUP, h('tr', ROW, h('th', COLUMN, table.side), heads)),
      h('tbody', GROUP, rows.map((row) => row.element)),
      total && h('tfoot', GROUP, total.element),
    ),
    update(next) {
      caption.update(next);
      next.heads.forEach((head, n) => setHeads[n](head));
      next.rows.forEach((row, n) => rows[n].update(row));
      total?.update(next.total);
      if (next.sort) sorted('aria-sort', next.sort === 'contribution' ? 'descending' : 'none');
    },
  };
}

// How much room a table needs: words are short, numbers are not.
function widthOf({ heads, rows }) {
  if (rows[0]?.cells[0].text !== undefined || heads.length < 4) return null;
  return heads.length === 4 ? 'four' : 'many';
}

// Tables of the same shape can take each other's numbers.
function tableShape({ key, heads, rows, total }, ledger) {
  const kinds = rows[0]?.cells.map((cell) => (cell.text !== undefined ? 't' : opens(cell.figure, ledger) ? '#' : '.'));
  return [key, heads.length, rows.length, kinds, Boolean(total)].join('|');
}

function makeCaption() {
  const text = h('span', { class: 'visually-hidden' }); // the fold says it already
  const formulas = h('span', { class: 'formulas' });
  const setText = textSetter(text);
  let shown = null;
  return {
    element: h('caption', {}, text, formulas),
    update({ caption, formulas: lines }) {
      setText(caption);
      const joined = lines.join('\n');
      if (joined === shown) return;
      shown = joined;
      formulas.replaceChildren(...lines.map((line) => h('span', { class: 'formula' }, line)));
    },
  };
}

function makeRow(row, block, ledger, actions) {
  const head = makeHead(row, block, actions);
  const cells = row.cells.map((cell) => (cell.text === undefined ? makeCell(cell, ledger) : makeTextCell()));
  const element = h('tr', ROW, head.element, cells.map((cell) => cell.element));
  const set = attributeSetter(element);
  return {
    element,
    update(next) {
      head.update(next);
      next.cells.forEach((cell, n) => cells[n].update(cell));
      set('class', stateOf(next));
      if (next.highlights) ledger.highlights.set(element, next.highlights);
    },
  };
}

function stateOf({ isMuted, isHere, isMiss }) {
  return [isMuted && 'muted', isHere && 'here', isMiss && 'miss'].filter(Boolean).join(' ') || null;
}

// The head of a row leads to what it names.
function makeHead({ action }, { side }, actions) {
  const text = h('span', {});
  const note = h('span', { class: 'note' });
  const setText = textSetter(text);
  const setNote = textSetter(note);
  let leadsTo = null;
  const inside = action ? h('button', { type: 'button', class: 'row-link', onclick: () => follow(leadsTo, actions) }, text, note) : text;
  const set = attributeSetter(inside);
  return {
    element: h('th', SIDE, inside),
    update(row) {
      leadsTo = row.action;
      setText(row.text);
      setNote(row.note ?? '');
      if (!action) return;
      set('aria-label', row.name ?? `${side} ${row.text}`);
      set('aria-current', row.isHere ? 'true' : null);
    },
  };
}

function makeCell({ figure }, ledger) {
  const number = makeNumber(ledger, opens(figure, ledger));
  const relation = h('span', { class: 'relation' });
  const setRelation = textSetter(relation);
  return {
    element: h('td', CELL, relation, number.element),
    update(cell) {
      setRelation(cell.relation === '=' ? '' : cell.relation);
      number.update(cell.figure);
    },
  };
}

function makeTextCell() {
  const element = h('td', { ...CELL, class: 'word' });
  const setText = textSetter(element);
  return { element, update: (cell) => setText(cell.text) };
}

function makeTotal({ heads, total }, ledger) {
  const number = makeNumber(ledger, opens(total.figure, ledger));
  const relation = h('span', {});
  const label = h('th', { ...SIDE, colspan: Math.max(1, heads.length - 1) });
  const setLabel = textSetter(label);
  const setRelation = textSetter(relation);
  const element = h('tr', { ...ROW, class: 'equation' }, label, h('td', { ...CELL, colspan: 2 }, relation, number.element));
  const set = attributeSetter(element);
  return {
    element,
    update(next) {
      setLabel(`${next.label} `);
      setRelation(`${next.relation} `);
      number.update(next.figure);
      set('data-python', next.python);
    },
  };
}
