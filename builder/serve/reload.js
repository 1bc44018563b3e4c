// Added to every page by `serve`, and by nothing else: loads the page again after a build that changed
// it, at the same place and with every figure in the same state, and shows the faults of one that failed.
(() => {
  'use strict';
  const KEY = `explorable-serve:${location.pathname}`;
  const { version } = document.currentScript.dataset;
  let events = null;
  let overlay = null;

  // A worker that keeps pages would show old ones.
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register = () => new Promise(() => {});
    navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister()), () => {});
  }

  const figures = () => Array.from(document.querySelectorAll('.inspector[data-state]'));

  // A figure's link to the full inspector always carries the figure's state.
  function stateOf(figure) {
    return figure.querySelector('a.open-full')?.hash.slice(1) ?? figure.dataset.state;
  }

  function remember() {
    const states = Object.fromEntries(figures().map((figure) => [figure.id, stateOf(figure)]));
    sessionStorage.setItem(KEY, JSON.stringify({ states, top: scrollY }));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    if (!kept) return;
    for (const figure of figures()) figure.dataset.state = kept.states[figure.id] ?? figure.dataset.state;
    addEventListener('load', () => scrollTo({ top: kept.top, behavior: 'instant' }));
  }

  function show(fault) {
    overlay?.remove();
    overlay = null;
    if (!fault) return;
    overlay = document.createElement('pre');
    overlay.setAttribute('role', 'alert');
    overlay.textContent = fault;
    Object.assign(overlay.style, {
      position: 'fixed', inset: 'auto 0 0 0', zIndex: 9999, margin: 0, padding: '1.5rem', maxHeight: '60vh',
      overflow: 'auto', font: '14px/1.5 monospace', whiteSpace: 'pre-wrap', color: '#fff', background: '#7a1020',
    });
    document.body.append(overlay);
  }

  function listen() {
    events ??= new EventSource('/__serve/events');
    events.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (news.version === version) {
        show(news.fault);
      } else {
        remember();
        location.reload();
      }
    };
  }

  function rest() {
    events?.close();
    events = null;
  }

  restore();
  listen();
  // A browser opens few connections to one host: tabs out of sight leave theirs to others.
  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
  addEventListener('pagehide', rest);
})();
