// Resolves once nothing more was asked for, moved or scrolled, and all was painted, twice on end.
async () => {
  const idle = () => new Promise((free) =>
    requestIdleCallback(() => requestAnimationFrame(() => setTimeout(free))));
  const asked = () => performance.getEntriesByType('resource').length;
  const moving = () => document.getAnimations().some((one) =>
    one.playState === 'running' && one.effect?.getComputedTiming().endTime < Infinity);
  let before;
  do {
    before = [asked(), scrollY].join();
    for (let n = 0; n < 6; n += 1) await idle();
  } while ([asked(), scrollY].join() !== before || moving());
}
