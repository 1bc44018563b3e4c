// The training of an experiment in full, as short as it can be said: in Python and, line by line, in JavaScript.

export const PYTHON = `# An experiment, trained again: python experiment.py prints every epoch's loss and accuracy.
# Parameters are whole millionths: w1 row by row, b1, w2 row by row, b2.
from math import exp, floor, log

@given@

K, H, C = SHAPE
ENDS = [H * K, H * K + H, H * K + H + C * H]


def dot(a, b):
    total = 0.0
    for left, right in zip(a, b):
        total += left * right
    return total


def forward(q, x):
    w = [count / 1000000 for count in q]
    z1 = [dot(w[j * K : j * K + K], x) + w[ENDS[0] + j] for j in range(H)]
    a1 = [0.0 if j in SILENT else 1 / (1 + exp(-z)) if z > -700 else 0.0 for j, z in enumerate(z1)]
    w2 = [w[ENDS[1] + i * H : ENDS[1] + i * H + H] for i in range(C)]
    z2 = [dot(w2[i], a1) + w[ENDS[2] + i] for i in range(C)]
    e = [exp(z - max(z2)) for z in z2]
    return w2, a1, z2, e, [value / sum(e) for value in e]


def gradient(q, x, label):
    w2, a1, z2, e, a2 = forward(q, x)
    dz2 = [a2[i] - (i == label) for i in range(C)]
    da1 = [dot([w2[i][j] for i in range(C)], dz2) for j in range(H)]
    dz1 = [da1[j] * (a1[j] * (1 - a1[j])) for j in range(H)]
    return [d * v for d in dz1 for v in x] + dz1 + [d * a for d in dz2 for a in a1] + dz2


def step(q, samples):
    total = [0.0] * len(q)
    for x, label in samples:
        total = [a + b for a, b in zip(total, gradient(q, x, label))]
    moves = [floor(-RATE * (t / len(samples)) * 1000000 + 0.5) for t in total]
    return [p if at in HELD else p + move for at, (p, move) in enumerate(zip(q, moves))]


samples = [([int(v, 36) / BRIGHTEST for v in x], label) for x, label in zip(PICTURES, LABELS)]
q = START
print("epoch,loss,accuracy")
for epoch in range(FIRST, LAST + 1):
    loss = hits = 0
    for x, label in samples:
        _, _, z2, e, a2 = forward(q, x)
        loss += log(sum(e)) - (z2[label] - max(z2))
        hits += a2.index(max(a2)) == label
    mean = floor(loss / len(samples) * 1000000 + 0.5) / 1000000
    print(f"{epoch},{mean:.6f},{hits / len(samples):.6f}")
    for batch in [[one] for one in samples] if EACH else [samples]:
        q = step(q, batch)
`;

export const JAVASCRIPT = `// An experiment, trained again: node experiment.js prints every epoch's loss and accuracy.
// Parameters are whole millionths: w1 row by row, b1, w2 row by row, b2.
@given@

const [K, H, C] = SHAPE;
const ENDS = [H * K, H * K + H, H * K + H + C * H];
const range = (size) => Array.from({ length: size }, (_, n) => n);
const dot = (a, b) => a.reduce((total, left, n) => total + left * b[n], 0);

function forward(q, x) {
  const w = q.map((count) => count / 1000000);
  const z1 = range(H).map((j) => dot(w.slice(j * K, j * K + K), x) + w[ENDS[0] + j]);
  const a1 = z1.map((z, j) => (SILENT.includes(j) ? 0 : 1 / (1 + Math.exp(-z))));
  const w2 = range(C).map((i) => w.slice(ENDS[1] + i * H, ENDS[1] + i * H + H));
  const z2 = w2.map((row, i) => dot(row, a1) + w[ENDS[2] + i]);
  const e = z2.map((z) => Math.exp(z - Math.max(...z2)));
  const sum = e.reduce((a, b) => a + b, 0);
  return { w2, a1, z2, sum, a2: e.map((value) => value / sum) };
}

function gradient(q, x, label) {
  const { w2, a1, a2 } = forward(q, x);
  const dz2 = a2.map((share, i) => share - (i === label ? 1 : 0));
  const da1 = a1.map((_, j) => dot(w2.map((row) => row[j]), dz2));
  const dz1 = da1.map((blame, j) => blame * (a1[j] * (1 - a1[j])));
  return [...dz1.flatMap((d) => x.map((v) => d * v)), ...dz1, ...dz2.flatMap((d) => a1.map((a) => d * a)), ...dz2];
}

function step(q, samples) {
  const total = q.map(() => 0);
  for (const [x, label] of samples) gradient(q, x, label).forEach((slope, at) => { total[at] += slope; });
  const move = (at) => Math.floor(-RATE * (total[at] / samples.length) * 1000000 + 0.5);
  return q.map((p, at) => (HELD.includes(at) ? p : p + move(at)));
}

const samples = PICTURES.map((x, n) => [Array.from(x, (v) => parseInt(v, 36) / BRIGHTEST), LABELS[n]]);
let q = START;
console.log('epoch,loss,accuracy');
for (let epoch = FIRST; epoch <= LAST; epoch++) {
  let loss = 0;
  let hits = 0;
  for (const [x, label] of samples) {
    const { z2, sum, a2 } = forward(q, x);
    loss += Math.log(sum) - (z2[label] - Math.max(...z2));
    if (a2.indexOf(Math.max(...a2)) === label) hits++;
  }
  const mean = Math.floor((loss / samples.length) * 1000000 + 0.5) / 1000000;
  console.log([epoch, mean.toFixed(6), (hits / samples.length).toFixed(6)].join(','));
  for (const batch of EACH ? samples.map((one) => [one]) : [samples]) q = step(q, batch);
}
`;
