// Pairs of things that a reader must see apart, lying over one another.
() => {
  const groups = ['.network .neuron, .network .bias, .network .bar', '.readouts > *', '.choices > *, .controls > *',
    '.samples button', '.faces figure', '.top, .graph, .grids, .time, .tray'];
  const faults = [];
  for (const figure of document.querySelectorAll('.inspector')) {
    for (const group of groups) {
      const boxes = [...figure.querySelectorAll(group)]
        .map((one) => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true }));
      boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const nested = one.contains(other) || other.contains(one);
        const labels = one.matches('.bias') && other.matches('.bias');
        const isPinned = [one, other].some((part) => getComputedStyle(part).position === 'sticky'); // the page goes on under it
        if (!nested && !isPinned && across > (labels ? 4 : 2) && down > 2) {
          faults.push(`${one.className} ${one.textContent.slice(0, 16)} over ${other.className} ${other.textContent.slice(0, 16)}`);
        }
      }));
    }
  }
  return faults.slice(0, 5);
}
