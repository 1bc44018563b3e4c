// Tables as data: columns of numbers that add up row by row and down to their total.

import { columnPython, fitColumns, rowPython } from './columns.js';
import { decimalsOf, figureOf, withoutTie } from './figures.js';

// spec: {
//   key        tells one kind of table from another
//   caption, formulas    what it holds, and its columns in letters
//   side       the heading of the rows
//   rows       [{ text, action, highlights, isMuted }]; action: { sample } or { select: [kind, indices] } or null
//   columns    [{ head, numbers, texts, shown }]: a number for each row, or a text in place of a column of numbers;
//              shown(row) is what stands in place of a number's digits, if anything
//   rules      as fitColumns takes them
//   total      { column, number, label } or null
//   sort       'sample' or 'contribution' where the rows can be sorted by their last column
// }
// Returns { key, caption, formulas, side, heads, sort, rows: [{ …row, cells }], total, python() }.
function makeTable(spec, digits) {
  const { columns, rows, rules = [], total = null } = spec;
  const numeric = columns.filter((column) => column.numbers);
  const figure = total && figureOf(total.number, withoutTie(total.number.value, decimalsOf(total.number, digits)));
  const numbers = numeric.map((column) => column.numbers);
  const sum = total && { column: total.column, figure };
  const fitted = rows.length ? fitColumns(numbers, rules, sum, digits) : { decimals: [], relations: [], relation: '=' };
  const relationAt = (column, row) => {
    const rule = rules.findIndex(({ result }) => result === column);
    return rule < 0 ? '=' : fitted.relations[rule][row];
  };
  const cellAt = (column, row) => {
    if (column.texts) return { text: column.texts[row] };
    const n = numeric.indexOf(column);
    const written = figureOf(column.numbers[row], fitted.decimals[n]);
    return { figure: { ...written, text: column.shown?.(row) ?? written.text }, relation: relationAt(n, row) };
  };
  return {
    key: spec.key,
    caption: spec.caption,
    formulas: spec.formulas ?? [],
    side: spec.side,
    heads: columns.map((column) => column.head),
    sort: spec.sort ?? null,
    rows: rows.map((row, n) => ({ ...row, cells: columns.map((column) => cellAt(column, n)) })),
    total: total && {
      label: total.label,
      column: columns.indexOf(numeric[total.column]),
      figure,
      relation: fitted.relation,
      get python() {
        return columnPython(numbers[total.column], figure, fitted.decimals[total.column], fitted.relation);
      },
    },
    python: () => rowLines(spec, numeric, fitted),
  };
}

// Every row's rules as [comment, Python line, decimals], in the order in which they are calculated.
function rowLines({ rows, rules = [], side }, numeric, fitted) {
  const numbers = numeric.map((column) => column.numbers);
  const inOrder = rules.map((rule, n) => [rule, fitted.relations[n]]).reverse();
  return rows.flatMap((row, n) => {
    return inOrder.map(([rule, relations]) => {
      const result = numbers[rule.result][n];
      const comment = `${side} ${row.text}: ${[result.symbol, result.formula].filter(Boolean).join(' = ')}`;
      return [comment, rowPython(numbers, rule, n, fitted, relations[n]), fitted.decimals[rule.result]];
    });
  });
}

// A table that unfolds: it is made when it is first looked into. switches: what changes it, once it is open.
export function foldedTable(spec, { digits, table }, switches = []) {
  let made = null;
  return {
    type: 'table',
    key: spec.key,
    caption: spec.caption,
    isOpen: Boolean(table),
    switches,
    get table() {
      made ??= makeTable(spec, digits);
      return made;
    },
  };
}
