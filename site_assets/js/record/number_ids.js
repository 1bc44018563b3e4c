// Ids of numbers, as the address carries them: name(.index)*(@epoch)?(:sample)?
// An epoch or a sample stands in an id only where it differs from the moment that is looked at. So a number
// of the current moment follows the sliders, and a number of another moment stays what it is.

import { NUMBER_ID } from '../shared.js';

const ID = new RegExp(`^${NUMBER_ID}$`);

// 'g.w2.0.2@11:5' -> { name: 'g.w2', indices: [0, 2], epoch: 11, sample: 5 }; null when it is no id.
export function parseId(text) {
  const found = ID.exec(text ?? '');
  if (!found) return null;
  return {
    name: found[1],
    indices: found[2] ? found[2].slice(1).split('.').map(Number) : [],
    epoch: found[3] === undefined ? null : Number(found[3]),
    sample: found[4] === undefined ? null : Number(found[4]),
  };
}

export function formatId(name, indices, epoch, sample) {
  const path = indices.length ? `${name}.${indices.join('.')}` : name;
  return path + (epoch === null ? '' : `@${epoch}`) + (sample === null ? '' : `:${sample}`);
}
