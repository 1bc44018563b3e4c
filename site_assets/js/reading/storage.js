// What the reader's own browser keeps for them. Nothing depends on it: it may be blocked, full or damaged.

// All projects of an owner share one host, so a name says whose it is, and of which folder.
const PREFIX = `explorable-network:${new URL('.', location.href).pathname}:`;

// A plain object kept under a name; an empty one where there is none.
export function recall(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name) ?? '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Without storage the page works, and forgets.
  }
}

export function forgetAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
