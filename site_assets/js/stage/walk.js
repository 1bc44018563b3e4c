// Where an arrow key leads from a neuron or a connection of the graph. Pure.
// Left and right go from layer to layer and stop at the connections between; up and down stay in a layer.

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

// The next selection { kind, indices }, or null when the key leads nowhere.
export function walk(from, key, shape, picture) {
  if (!ARROWS.includes(key)) return null;
  if (key === 'Home') return { kind: 'x', indices: [0] };
  if (key === 'End') return { kind: 'o', indices: [0] };
  return STEPS[from.kind](from.indices, key, shape, picture);
}

const STEPS = {
  x([k], key, shape, { rows, columns }) {
    const row = Math.floor(k / columns);
    const column = k % columns;
    if (key === 'ArrowUp') return row > 0 ? x(k - columns) : null;
    if (key === 'ArrowDown') return row < rows - 1 ? x(k + columns) : null;
    if (key === 'ArrowLeft') return column > 0 ? x(k - 1) : null;
    return column < columns - 1 ? x(k + 1) : { kind: 'w1', indices: [middle(shape.hidden), k] };
  },
  w1([j, k], key, shape) {
    if (key === 'ArrowLeft') return x(k);
    if (key === 'ArrowRight') return { kind: 'h', indices: [j] };
    const next = k + (key === 'ArrowUp' ? -1 : 1);
    return next >= 0 && next < shape.inputs ? { kind: 'w1', indices: [j, next] } : null;
  },
  h([j], key, shape) {
    if (key === 'ArrowLeft') return { kind: 'w1', indices: [j, middle(shape.inputs)] };
    if (key === 'ArrowRight') return { kind: 'w2', indices: [middle(shape.outputs), j] };
    return within('h', j, key, shape.hidden);
  },
  w2([i, j], key, shape) {
    if (key === 'ArrowLeft') return { kind: 'h', indices: [j] };
    if (key === 'ArrowRight') return { kind: 'o', indices: [i] };
    const next = i + (key === 'ArrowUp' ? -1 : 1);
    return next >= 0 && next < shape.outputs ? { kind: 'w2', indices: [next, j] } : null;
  },
  o([i], key, shape) {
    if (key === 'ArrowLeft') return { kind: 'w2', indices: [i, middle(shape.hidden)] };
    if (key === 'ArrowRight') return null;
    return within('o', i, key, shape.outputs);
  },
};

function x(k) {
  return { kind: 'x', indices: [k] };
}

function middle(size) {
  return Math.floor((size - 1) / 2);
}

function within(kind, index, key, size) {
  const next = index + (key === 'ArrowUp' ? -1 : 1);
  return next >= 0 && next < size ? { kind, indices: [next] } : null;
}
