// What a canvas shows, to be drawn again on another surface: a picture that is kept has lines of its own.

const drawings = new WeakMap();

// draw(context) draws in the canvas's own measure: pixels of the canvas, or of its style where it is scaled.
/** @param {HTMLCanvasElement} canvas @param {(context: any) => void} draw @param {boolean} isScaled */
export function keepDrawing(canvas, draw, isScaled = false) {
  drawings.set(canvas, { draw, isScaled });
}

/** @param {Element} canvas */
export function drawingOf(canvas) {
  return drawings.get(canvas);
}
