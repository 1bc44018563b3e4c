// Sets that many random and hostile addresses; returns those that broke the view.
(count) => {
  let seed = 20240229;
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % n;
  };
  const pick = (list) => list[random(list.length)];
  const keys = ['mode', 'run', 'epoch', 'sample', 'select', 'trail', 'pixels', 'pin', 'zeros', 'digits', 'sort',
    '__proto__', 'constructor', 'toString', '', 'épôque', 'EPOCH'];
  const values = ['training', 'inference', 'main', 'lr-100', 'per-sample', 'long', '0', '50', '100', '101', '99999', '-1',
    '1e3', '٣', 'NaN', 'Infinity', '%', '%E0%A4%A', '%00', '<img src=x onerror=alert(1)>', 'x24', 'x25', 'h0', 'h8', 'o2', 'o3',
    'w1.3.7', 'w1.7.24', 'w1.8.0', 'w1.3', 'w2.2.7', 'w2.0.2', 'b1.3', 'b2.2', 'b2.3', 'loss', 'accuracy', 'lr', 'zeros', '1', '6', '23', '24',
    'z1.0', 'a1.3@50:2', 'a1.3~z1.3~w1.3.7', 'dz2.0@49:3~a2.0@49:3~z2.0@49:3', 'w2.0.2@50~step.w2.0.2@50', 'grad.w2.0.2@49:0', 'z1.99@50:2',
    'a1.3@999:2', 'loss@3', '~~~', '0'.repeat(25), '1'.repeat(25), `${'01'.repeat(12)}0`, '2'.repeat(25), '1'.repeat(24), 'contribution', 'sample',
    '30', 'lr-3@30', 'zeros@5', 'nothing@3', 'main@main@3', 'a'.repeat(5000), '{}', '[object Object]', 'undefined', 'null', '..', '.'];
  const root = document.querySelector('.inspector');
  const broken = [];
  for (let n = 0; n < count; n++) {
    const parts = Array.from({ length: 1 + random(6) }, () => pick(keys) + pick(['=', '=', '=', '==', '']) + pick(values));
    const hash = `#${parts.join(pick(['&', '&', '&&', ';']))}`;
    history.replaceState(null, '', hash);
    try {
      window.dispatchEvent(new PopStateEvent('popstate'));
    } catch (error) {
      broken.push([hash, String(error)]);
    }
    const { state, epochs } = { state: root.inspector.store.get(), epochs: root.inspector.run().epochs };
    const shown = root.querySelector('.epoch data').value;
    const sound = Number.isFinite(Number(shown)) && root.querySelectorAll('.neuron').length === 36 &&
      state.sample >= 0 && state.sample < 24 && ['training', 'inference'].includes(state.mode) && epochs.includes(Number(shown));
    if (!sound) broken.push([hash, JSON.stringify(state)]);
  }
  return broken.slice(0, 5);
}
