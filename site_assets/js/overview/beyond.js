// Where a path has left the picture of the landscape: over which of its edges, how far, and since when.

import { listed, t } from '../language/text.js';
import { formatNumber } from '../explanations/format.js';
import { isInside, sharesOf } from './land.js';

const DECIMALS = 2;

// The edges that a place is past, { edge, by }, as distances in the space of all parameters; none where it is inside.
export function edgesPast({ x: [left, right], y: [foot, top] }, { x, y }) {
  const ways = Object.entries({ left: left - x, right: x - right, lower: foot - y, upper: y - top });
  return ways.filter(([, by]) => by > 0).map(([edge, by]) => ({ edge, by }));
}

// 'by 5.31 past its right edge and by 0.20 past its upper edge'
export function beyondText(land, place) {
  const words = {
    left: (by) => t('by {by} past its left edge', { by }),
    right: (by) => t('by {by} past its right edge', { by }),
    lower: (by) => t('by {by} past its lower edge', { by }),
    upper: (by) => t('by {by} past its upper edge', { by }),
  };
  return listed(edgesPast(land, place).map(({ edge, by }) => words[edge](formatNumber(by, DECIMALS))));
}

// The shown epoch with which a path left the picture that it is beyond at a column; null where it never was inside before.
export function leftWith(land, { run, indices, places }, column) {
  const last = places.findLastIndex((place, n) => n < column && isInside(land, place));
  return last < 0 ? null : run.epochs[indices[last + 1]];
}

// The point of the picture's edge that is nearest to a place beyond it, as shares, and the way on from there, in radians.
export function edgeBefore(land, place) {
  const [across, down] = sharesOf(land, place);
  const at = [across, down].map((share) => Math.max(0, Math.min(1, share)));
  return { at, way: Math.atan2((down - at[1]) * land.rows, (across - at[0]) * land.columns) };
}
