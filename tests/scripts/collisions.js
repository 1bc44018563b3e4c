// Words and numbers of a graph that lie on one another, or on a neuron that they do not belong to.
() => {
  const faults = [];
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const inkOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const trim = (bottom - top) * 0.15; // what a line keeps free above and below its letters
    return { left, right, top: top + trim, bottom: bottom - trim };
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  for (const graph of document.querySelectorAll('.graph:has(.network.placed)')) {
    const walker = document.createTreeWalker(graph, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      if (node.data.trim() && isSeen(node.parentElement)) texts.push({ node, owner: node.parentElement.closest('.neuron, .bias, .labels b, .legend, .omitted'), box: inkOf(node) });
    }
    const neurons = Array.from(graph.querySelectorAll('.neuron'), (element) => ({ element, box: element.getBoundingClientRect() }));
    const said = ({ node }) => `“${node.data}”`;
    texts.forEach((one, n) => {
      for (const other of texts.slice(n + 1)) {
        const isOver = [one, other].some(({ owner }) => owner?.matches('.labels .at-neuron b')) && [one, other].some(({ owner }) => owner?.matches('.neuron'));
        if (!isOver && meet(one.box, other.box)) faults.push(`${said(one)} on ${said(other)}`);
      }
      if (one.owner?.matches('.labels b')) return; // a number of one step stands over its neuron
      for (const { element, box } of neurons) if (one.owner !== element && meet(one.box, box)) faults.push(`${said(one)} on ${element.dataset.name}`);
    });
  }
  return faults;
}
