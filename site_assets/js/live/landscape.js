// The landscape around the run: what draws it comes with what shows the whole run.

import { bring } from '../page/later.js';

// runs: names of those that walk on it; epoch: where the first one stands
export async function makeFigure(options) {
  return (await bring('overview/views.js')).overview.makeLandscapeFigure(options);
}
