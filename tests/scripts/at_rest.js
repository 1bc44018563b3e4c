// Resolves once nothing more was asked for, moved or scrolled, and all was painted; true, or false after ten seconds.
async () => {
  const within = (ms, come) => Promise.race([new Promise(come), new Promise((late) => setTimeout(late, ms))]);
  const idle = async () => { // a page behind another is never painted
    await within(100, requestIdleCallback);
    await within(100, requestAnimationFrame);
  };
  const asked = () => [performance.getEntriesByType('resource').length, scrollY].join();
  const moving = () => document.getAnimations().some((one) =>
    one.playState === 'running' && one.effect?.getComputedTiming().endTime < Infinity);
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const before = asked();
    for (let n = 0; n < 6; n += 1) await idle();
    if (asked() === before && !moving()) return true;
  }
  return false;
}
