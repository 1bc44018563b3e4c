// What can be undone and done again. Pure: a history is { entries, at }.

const MOST = 100;

export function startHistory(entry) {
  return { entries: [entry], at: 0 };
}

export function current({ entries, at }) {
  return entries[at];
}

// Another entry after the current one; what had been undone is gone.
export function remember({ entries, at }, entry) {
  const kept = [...entries.slice(0, at + 1), entry].slice(-MOST);
  return { entries: kept, at: kept.length - 1 };
}

export function canMove({ entries, at }, by) {
  return at + by in entries;
}

export function move(history, by) {
  return canMove(history, by) ? { ...history, at: history.at + by } : history;
}
