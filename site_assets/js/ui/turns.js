// Long training in short turns: the page draws in between, and no frame is dropped. This works from disk too, where a
// browser gives no page a worker.

const TURN = 6; // ms of a frame

// Trains until there are so many epochs. told(share) hears of progress; isStopped() is asked before each turn.
// Resolves with whether it is done.
export async function trainInTurns(training, epochs, told, isStopped) {
  for (let isShort = true; ; isShort = false) {
    const due = performance.now() + TURN;
    const isDone = training.advance(epochs, () => performance.now() > due);
    if (isDone && isShort) return true; // else what comes of it has a frame of its own
    told(training.states.length / (epochs + 1));
    await new Promise((resume) => requestAnimationFrame(resume));
    if (isStopped()) return false;
    if (isDone) return true;
  }
}
