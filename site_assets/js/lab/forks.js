// The page's loader, with runs that experiments have made beside the recorded ones, and with what stands behind them.

const KEPT = 2; // the one on screen, and the one before it

export function withForks(loader) {
  const forks = new Map();
  let companion = null;
  return {
    ...loader,
    keep(run) {
      forks.set(run.name, run);
      if (forks.size > KEPT) forks.delete(forks.keys().next().value);
    },
    follow(run) {
      companion = run;
    },
    run: (name) => (forks.has(name) ? Promise.resolve(forks.get(name)) : loader.run(name)),
    ready: (name) => forks.get(name) ?? (companion?.name === name ? companion : loader.ready(name)),
  };
}
