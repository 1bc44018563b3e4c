// The same numbers at a pinned moment: then, now and the difference.

import { named, t } from '../language/text.js';
import { momentOf, momentOfDrawing } from '../record/moment.js';
import { writeOperation } from './arithmetic.js';
import { inPercent } from './figures.js';
import { formatId } from '../record/number_ids.js';
import { explain } from './tree.js';

// The pinned moment as a context of its own; ghost: { run, index, epoch }.
function contextOfGhost(context, { run, index }) {
  const { sample, moment } = context;
  const there = moment.drawn ? momentOfDrawing(run, index, moment.x) : momentOf(run, index, sample);
  return { run, index, sample, moment: there };
}

// One equation, now − then, for each node that belongs to the current moment and has a counterpart.
export function compareWith(context, ghost, nodes, digits) {
  const then = contextOfGhost(context, ghost);
  return nodes.flatMap((node) => {
    const isHere = node.at.index === context.index && [null, context.sample].includes(node.at.sample);
    const other = isHere && explain(then, formatId(node.name, node.indices, null, null));
    return other ? [difference(node, other, digits)] : [];
  });
}

function difference(node, other, digits) {
  const [now, before] = node.style === 'probability' ? [inPercent(node), inPercent(withoutId(other))] : [node, withoutId(other)];
  const change = {
    value: now.value - before.value,
    exact: now.exact - before.exact,
    style: now.style,
    kind: 'computed',
  };
  const written = writeOperation('difference', [now, before], change, digits);
  return { type: 'equation', key: `compare ${node.name}`, symbol: `Δ${node.symbol}`, formula: t('now − then'), highlights: [], ...written };
}

// A number of another moment: it cannot be opened from here.
function withoutId({ value, exact, style, kind, definition }) {
  return { value, exact, style, kind, definition };
}

export function otherMoment(context, ghost) {
  const other = ghost.run === context.run ? '' : `, ${titleOf(ghost.run)}`;
  return t('epoch {epoch}', { epoch: ghost.epoch }) + other;
}

// Within a sentence English writes a title small; in other languages it stands as it was translated.
function titleOf({ title }) {
  const said = named(title);
  return said === title ? title.toLowerCase() : said;
}
