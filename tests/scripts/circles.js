// Where circles are, how large and of what colour: [x, y, radius, fill] each, from the inputs to the outputs.
(selector) => {
  const order = ['input', 'hidden', 'output'];
  const layer = (one) => Math.max(0, order.findIndex((name) => one.classList.contains(name)));
  return Array.from(document.querySelectorAll(selector))
    .sort((one, other) => layer(one) - layer(other))
    .map((one) => {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const fill = one.ownerSVGElement ? style.fill : style.backgroundColor;
      return [box.x + box.width / 2, box.y + box.height / 2, box.width / 2, fill];
    });
}
