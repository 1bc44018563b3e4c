// On paper a figure shows the state that its chapter names, whatever the reader has done to it.

// figures: [{ element, stated }]; complete(said, stated): a whole state, as main.js makes it.
export function printAsStated(figures, complete) {
  const moved = new Map();
  window.addEventListener('beforeprint', () => {
    for (const { element, stated } of figures) {
      const { store } = element.inspector ?? {};
      if (!store || document.body.dataset.page === 'inspector') continue;
      moved.set(store, store.get());
      store.set({ ...complete({}, stated), playing: false });
    }
  });
  window.addEventListener('afterprint', () => {
    for (const [store, state] of moved) store.set(state);
    moved.clear();
  });
}
