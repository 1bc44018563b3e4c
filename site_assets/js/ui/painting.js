// Painting on a grid of cells: by mouse and touch, where dragging paints, and by keyboard.
//
// surface: pixelOf(element) the place of a cell, −1 for none; countAt(pixel) what a cell holds;
//          strokeFrom(pixel) what a stroke that starts there leaves behind; paint(pixel, count)

// The first cell of a stroke decides whether the stroke paints or rubs out.
export function paintByPointer(grid, surface) {
  let stroke = null;
  let painted = false;
  const dab = (event) => {
    const pixel = surface.pixelOf(document.elementFromPoint(event.clientX, event.clientY));
    if (pixel >= 0) surface.paint(pixel, stroke);
  };
  grid.addEventListener('pointerdown', (event) => {
    const pixel = surface.pixelOf(event.target);
    if (event.button || pixel < 0) return;
    event.target.releasePointerCapture?.(event.pointerId);
    stroke = surface.strokeFrom(pixel);
    painted = true;
    dab(event);
  });
  window.addEventListener('pointermove', (event) => stroke !== null && dab(event));
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, () => {
      stroke = null;
    });
  }
  // A stroke ends in a click on its cell, which has been painted already; a key press is a click of its own.
  grid.addEventListener('click', (event) => {
    const pixel = surface.pixelOf(event.target);
    if (pixel >= 0 && !painted) surface.paint(pixel, surface.strokeFrom(pixel));
    painted = false;
  });
}

const STEPS = { '+': 1, '=': 1, '-': -1 };

export function moveByKeys(grid, cells, columns, surface) {
  const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  grid.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const at = surface.pixelOf(event.target);
    if (key === ' ' || key === 'Enter') surface.paint(at, surface.strokeFrom(at));
    else if (key in STEPS) surface.paint(at, surface.countAt(at) + STEPS[key]);
    else if (key in moves) move(at, moves[key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  function move(at, by) {
    const next = cells[at + by];
    const sameRow = Math.abs(by) > 1 || Math.floor(at / columns) === Math.floor((at + by) / columns);
    if (!next || !sameRow) return;
    cells.forEach((cell) => cell.element.setAttribute('tabindex', cell === next ? '0' : '-1'));
    next.element.focus();
  }
}
