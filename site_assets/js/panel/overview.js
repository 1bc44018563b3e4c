// Brings what shows the whole run, once a state asks for it.

import { needsOverview } from '../explanations/whole_run.js';
import { bring } from '../page/later.js';

let brought = null; // { panels, lifeBlocks, prepare }, or { fault }; null before it was asked for, {} while it is on its way

// As explanations/whole_run.js takes it. arrived() hears of its coming.
/** @param {State} state @param {Run} run @param {() => void} arrived */
export function overviewFor(state, run, arrived) {
  if (!needsOverview(state, run)) return brought;
  if (!brought) {
    brought = {};
    bring('overview/views.js').then(({ overview }) => settle(overview, arrived), (error) => settle({ fault: error.message }, arrived));
  }
  brought.prepare?.(state.select, arrived);
  return brought;
}

function settle(overview, arrived) {
  brought = overview;
  arrived();
}
