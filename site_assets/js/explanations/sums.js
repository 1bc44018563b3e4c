// Sums over all training pictures: a picture of their terms, and the table of them.

import { sortSwitch } from './lines.js';
import { lossColumns } from './pictures.js';
import { contributions, hitsAndMisses, losses } from './sample_tables.js';
import { foldedTable } from './tables.js';
import { listedTerms, othersLine, sortedTerms } from './terms.js';
import { makeWaterfall } from './waterfall.js';

// Who pushed a parameter; sum: over the pictures, of what each asks.
export function pushBlocks(sum, view) {
  const { context, digits, sort } = view;
  const terms = sortedTerms(listedTerms(sum), sort);
  const table = foldedTable(contributions(sum, terms, sort), view);
  return [makeWaterfall(terms, context, digits), sortSwitch(sort), table, ...othersLine(terms, digits)];
}

// What every picture cost.
export function lossBlocks(sum, view) {
  const { context, digits, sort } = view;
  const terms = sortedTerms(listedTerms(sum), sort);
  const table = foldedTable(losses(sum, terms, sort), view, [sortSwitch(sort)]);
  return [lossColumns(terms, context), table, ...othersLine(terms, digits)];
}

// Which pictures are answered right.
export function missBlocks(hits, view) {
  const terms = listedTerms(hits, ({ value }) => -value);
  return [foldedTable(hitsAndMisses(hits, terms), view), ...othersLine(terms, view.digits)];
}
