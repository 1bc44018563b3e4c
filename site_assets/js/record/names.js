// The names of parameters and selections: in addresses (w1.3.7), on screen (w1[3][7]), and in flat order.

const PATTERNS = {
  x: ['inputs'],
  h: ['hidden'],
  o: ['outputs'],
};
const BLOCKS = {
  w1: ['hidden', 'inputs'],
  b1: ['hidden'],
  w2: ['outputs', 'hidden'],
  b2: ['outputs'],
};
const WHOLE = ['loss', 'accuracy', 'lr'];

// Parses the value of `select`: { kind, indices } or null. Kinds: x h o w1 b1 w2 b2 loss accuracy lr.
export function parseSelection(text, shape) {
  if (WHOLE.includes(text)) return { kind: text, indices: [] };
  const found = /^(?:([xho])(\d+)|([wb][12])((?:\.\d+)+))$/.exec(text ?? '');
  if (!found) return null;
  const kind = found[1] ?? found[3];
  const indices = (found[2] ?? found[4].slice(1)).split('.').map(Number);
  const sizes = (PATTERNS[kind] ?? BLOCKS[kind]).map((layer) => shape[layer]);
  const fits = indices.length === sizes.length && indices.every((index, axis) => index < sizes[axis]);
  return fits && selectionText(kind, indices) === text ? { kind, indices } : null;
}

export function selectionText(kind, indices) {
  return kind in PATTERNS ? kind + indices[0] : [kind, ...indices].join('.');
}

export function isParameter(kind) {
  return kind in BLOCKS;
}

// 'w1', [3, 7] -> 'w1[3][7]'
export function subscripted(name, indices) {
  return name + indices.map((index) => `[${index}]`).join('');
}

// The place of a parameter in flat order.
export function flatIndex(kind, indices, shape) {
  const { inputs, hidden, outputs } = shape;
  const starts = { w1: 0, b1: hidden * inputs, w2: hidden * (inputs + 1), b2: hidden * (inputs + 1 + outputs) };
  const width = { w1: inputs, b1: 1, w2: hidden, b2: 1 }[kind];
  return starts[kind] + indices[0] * width + (indices[1] ?? 0);
}

// The name of the parameter at a place in flat order, as it stands on screen.
export function parameterName(place, shape) {
  const kind = ['b2', 'w2', 'b1', 'w1'].find((block) => place >= flatIndex(block, [0], shape));
  const rest = place - flatIndex(kind, [0], shape);
  const width = shape[BLOCKS[kind][1]];
  return subscripted(kind, width ? [Math.floor(rest / width), rest % width] : [rest]);
}
