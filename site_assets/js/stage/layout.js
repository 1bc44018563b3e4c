// Where neurons stand, in CSS pixels, in a graph of a given size. Pure geometry.
// Wide: left to right as the data flows. Narrow: top to bottom.

const NARROW = 560;
const NARROWEST_BIAS = 60; // px across
const ROOMY = 50; // px between neurons: enough for a bias below each
const TARGET = 24; // px across: the least that a finger hits, wherever there is room for it
const NARROWEST_ANSWER = 62; // px that an output takes across when they stand in a row
const ANSWER_HEIGHT = 62; // px that an output's bar and percentage take below it, in a row

// { wide, width, height, cell, radius: {input, hidden, output}, biases: {hidden, output}, inputs, hidden, outputs:
// [{x, y}], bar }. biases: on which side of its neuron each stands, null where there is no room.
export function layoutGraph(shape, picture, width, height) {
  return width < NARROW ? tall(shape, picture, width, height) : wide(shape, picture, width, height);
}

// The height in which a graph of that width has room.
export function neededHeight(shape, picture, width) {
  if (width >= NARROW) return Math.max(66 + 32 * (shape.hidden - 1), 80 + 44 * shape.outputs);
  const { pictureHeight, rows, rowHeight, outputRadius } = measuresOfTall(shape, picture, width);
  return Math.floor(pictureHeight + 304 + outputRadius + (rows - 1) * rowHeight);
}

function wide(shape, picture, width, height) {
  const cell = Math.min((width * 0.3) / picture.columns, (height * 0.74) / picture.rows, 58);
  const top = 26;
  const hiddenGap = (height - 2 * top - 14) / Math.max(1, shape.hidden - 1);
  const outputGap = Math.min(120, (height - 80) / shape.outputs);
  const hiddenRadius = Math.min(17, hiddenGap * (hiddenGap < ROOMY ? 0.42 : 0.31));
  const outputRadius = Math.min(22, outputGap * 0.38);
  const hiddenX = width * 0.53;
  const outputX = width * 0.76;
  return {
    wide: true,
    width,
    height,
    cell,
    radius: { input: inputRadius(cell), hidden: hiddenRadius, output: outputRadius },
    biases: { hidden: hiddenGap < ROOMY ? 'left' : 'below', output: outputGap < ROOMY ? 'left' : 'below' },
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
  const { cell, pictureHeight, rows, perRow, rowHeight, outputGap, outputRadius } = measuresOfTall(shape, picture, width);
  const hiddenGap = (width - 36) / Math.max(1, shape.hidden - 1);
  const hiddenRadius = Math.min(15, Math.max(hiddenGap * 0.4, Math.min(TARGET / 2, hiddenGap - 1)));
  const hiddenY = pictureHeight + 78;
  const stagger = 50; // every second unit stands lower, so that the biases beneath have room
  const lastRow = height - outputRadius - ANSWER_HEIGHT;
  return {
    wide: false,
    width,
    height,
    cell,
    radius: { input: inputRadius(cell), hidden: hiddenRadius, output: outputRadius },
    biases: { hidden: 2 * hiddenGap < NARROWEST_BIAS ? null : 'below', output: 'above' },
    inputs: pictureSpots(picture, cell, width / 2 - (cell * (picture.columns - 1)) / 2, 8 + cell / 2),
    hidden: spots(shape.hidden, (j) => ({ x: 18 + hiddenGap * j, y: hiddenY + (j % 2) * stagger })),
    outputs: spots(shape.outputs, (i) => ({
      x: outputGap * ((i % perRow) + 0.5),
      y: lastRow - (rows - 1 - Math.floor(i / perRow)) * rowHeight,
    })),
    bar: { below: outputRadius + 12, width: Math.min(92, Math.max(NARROWEST_ANSWER - 4, outputGap - 16)) },
  };
}

// Outputs that have no room in one row stand in several.
function measuresOfTall(shape, picture, width) {
  const cell = Math.min(34, Math.max(width * 0.52, Math.min(width * 0.94, (TARGET + 2) * picture.columns)) / picture.columns);
  const rows = Math.ceil((shape.outputs * NARROWEST_ANSWER) / width);
  const perRow = Math.ceil(shape.outputs / rows);
  const outputGap = width / perRow;
  const outputRadius = Math.min(22, outputGap * 0.3);
  const rowHeight = 2 * outputRadius + ANSWER_HEIGHT + 32;
  return { cell, pictureHeight: cell * picture.rows, rows, perRow, rowHeight, outputGap, outputRadius };
}

function inputRadius(cell) {
  return Math.max(cell * 0.4, Math.min(TARGET, cell - 2) / 2);
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
