// Which neurons and connections a number lives on, as selections: what the graph lights while its line is read.

const LIT = {
  x: ([k]) => [`x${k}`],
  y: ([i]) => [`o${i}`],
  wx: ([j, k]) => [`w1.${j}.${k}`, `x${k}`, `h${j}`],
  wa: ([i, j]) => [`w2.${i}.${j}`, `h${j}`, `o${i}`],
  wd: ([i, j]) => [`w2.${i}.${j}`, `h${j}`, `o${i}`],
  w1: ([j, k]) => [`w1.${j}.${k}`, `x${k}`, `h${j}`],
  w2: ([i, j]) => [`w2.${i}.${j}`, `h${j}`, `o${i}`],
  b1: ([j]) => [`b1.${j}`, `h${j}`],
  b2: ([i]) => [`b2.${i}`, `o${i}`],
  lead: ([i, other]) => [`o${i}`, `o${other}`],
  favour: ([i, other, j]) => [`w2.${i}.${j}`, `w2.${other}.${j}`, `h${j}`, `o${i}`, `o${other}`],
  headstart: ([i, other]) => [`o${i}`, `o${other}`],
};
const HIDDEN = ['sumwx', 'z1', 'a1', 'da1', 'slope', 'dz1'];
const OUTPUT = ['sumwa', 'z2', 'gap', 'e', 'a2', 'dz2'];

export function highlightsOf({ name, indices }) {
  const own = LIT[name] ?? LIT[name.split('.')[1]];
  if (own) return own(indices);
  if (HIDDEN.includes(name)) return [`h${indices[0]}`];
  return OUTPUT.includes(name) ? [`o${indices[0]}`] : [];
}
