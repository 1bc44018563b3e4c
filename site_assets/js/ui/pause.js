// Long work in short turns.

// Resolves when the page has had its turn: to paint, or to answer its reader.
export function pause() {
  return new Promise((resume) => {
    setTimeout(resume);
  });
}
