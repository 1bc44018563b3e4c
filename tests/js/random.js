// Chance that falls the same way every time: a linear congruential generator, seeded by a text.

/** @param {string} seed */
export function makeChance(seed) {
  let state = Array.from(seed).reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 16777619), 2166136261);
  const share = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  return { share, below: (/** @type {number} */ end) => Math.floor(share() * end) };
}
