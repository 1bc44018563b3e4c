// One state object and those who watch it. Watchers hear of a change at once: what moves fast, sliders and Play, comes once
// a frame already, and a step that waits for the next frame is painted no sooner.

/** @param {State} initial */
export function makeStore(initial) {
  let state = Object.freeze({ ...initial });
  const watchers = new Set();
  return {
    get: () => state,
    // Merges changes; tells every watcher (state, before) when something differs.
    set(changes) {
      const before = state;
      const next = { ...state, ...changes };
      if (Object.keys(next).every((key) => Object.is(next[key], before[key]))) return;
      state = Object.freeze(next);
      for (const watcher of watchers) watcher(state, before);
    },
    subscribe(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
