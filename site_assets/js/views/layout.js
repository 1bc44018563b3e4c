// Where neurons stand, in CSS pixels, in a graph of a given size. Pure geometry.
// Wide: left to right as the data flows. Narrow: top to bottom.

const NARROW = 560;

// { wide, width, height, radius: {input, hidden, output}, inputs, hidden, outputs: [{x, y}], bars }
export function layoutGraph(shape, picture, width, height) {
  return width < NARROW ? tall(shape, picture, width, height) : wide(shape, picture, width, height);
}

function wide(shape, picture, width, height) {
  const cell = Math.min((width * 0.3) / picture.columns, (height * 0.74) / picture.rows, 58);
  const top = 26;
  const hiddenGap = (height - 2 * top - 14) / Math.max(1, shape.hidden - 1);
  const outputGap = Math.min(120, (height - 80) / shape.outputs);
  const hiddenRadius = Math.min(17, hiddenGap * 0.31);
  const outputRadius = Math.min(22, outputGap * 0.38);
  const hiddenX = width * 0.53;
  const outputX = width * 0.76;
  return {
    wide: true,
    width,
    height,
    cell,
    radius: { input: cell * 0.4, hidden: hiddenRadius, output: outputRadius },
    inputs: pictureSpots(picture, cell, 8 + cell / 2, height / 2 - (cell * (picture.rows - 1)) / 2),
    hidden: spots(shape.hidden, (j) => ({ x: hiddenX, y: top + j * hiddenGap })),
    outputs: spots(shape.outputs, (i) => ({
      x: outputX,
      y: height / 2 + (i - (shape.outputs - 1) / 2) * outputGap,
    })),
    bar: { x: outputX + outputRadius + 14, width: Math.max(24, width - outputX - outputRadius - 22) },
  };
}

function tall(shape, picture, width, height) {
  const cell = Math.min(34, (width * 0.52) / picture.columns);
  const hiddenGap = (width - 36) / Math.max(1, shape.hidden - 1);
  const hiddenRadius = Math.min(17, hiddenGap * 0.4);
  const pictureHeight = cell * picture.rows;
  const hiddenY = pictureHeight + 78;
  const stagger = 44; // every second unit stands lower, so that the biases beneath have room
  const outputGap = width / shape.outputs;
  const outputRadius = Math.min(22, outputGap * 0.3);
  const outputY = height - outputRadius - 62;
  return {
    wide: false,
    width,
    height,
    cell,
    radius: { input: cell * 0.4, hidden: hiddenRadius, output: outputRadius },
    inputs: pictureSpots(picture, cell, width / 2 - (cell * (picture.columns - 1)) / 2, 8 + cell / 2),
    hidden: spots(shape.hidden, (j) => ({ x: 18 + hiddenGap * j, y: hiddenY + (j % 2) * stagger })),
    outputs: spots(shape.outputs, (i) => ({ x: outputGap * (i + 0.5), y: outputY })),
    bar: { y: outputY + outputRadius + 12, width: Math.min(92, outputGap - 16) },
  };
}

function spots(count, place) {
  return Array.from({ length: count }, (_, index) => place(index));
}

function pictureSpots(picture, cell, left, top) {
  return spots(picture.rows * picture.columns, (k) => ({
    x: left + (k % picture.columns) * cell,
    y: top + Math.floor(k / picture.columns) * cell,
  }));
}

// The distance of a point from the segment a–b.
export function distanceToSegment(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}
