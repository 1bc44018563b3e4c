// Small questions about layers and places that several quantities ask.

// 0 to size − 1 of a layer: 'inputs', 'hidden', 'outputs'.
export function layerIndices(at, layer) {
  return Array.from({ length: at.run.shape[layer] }, (_, index) => index);
}

// What e is raised to for output i, in letters.
export function exponentSign(i, shifted) {
  return shifted ? `z2[${i}] − max z2` : `z2[${i}]`;
}
