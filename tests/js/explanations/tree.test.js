// Every number as a tree: each follows from its operands, down to where the chain ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, QUANTITIES_OF_TREE } from '../../../site_assets/js/explanations/tree.js';
import { momentOf, momentOfDrawing } from '../../../site_assets/js/record/moment.js';
import { expected, mainRun, runCalled } from '../expected.js';
import { makeChance } from '../random.js';

const STEPWISE = ['main', 'zeros', 'equal', 'lr-0.001', 'lr-0.1', 'lr-3', 'lr-12', 'lr-100'];
const LEAVES = ['x', 'y', 'lr', 'N', 'w1', 'b1', 'w2', 'b2'];
const BRANCHES = 6; // walked from every quantity
const HALF = 0.5000001e-6; // half a millionth, and what a float adds to it

const sum = (values) => values.reduce((total, value) => total + value, 0);

// What each operation means, written a second time.
const CALCULATE = {
  add: sum,
  update: sum,
  subtract: ([a, b]) => a - b,
  multiply: ([a, b]) => a * b,
  divide: ([a, b]) => a / b,
  share: ([a, b]) => a / b,
  same: ([a]) => a,
  largest: (values) => values.toSorted((a, b) => b - a)[0],
  sigmoid: ([z]) => (z > -700 ? 1 / (1 + Math.exp(-z)) : 0),
  slope: ([a]) => a * (1 - a),
  exp: ([z]) => Math.exp(z),
  minusLog: ([p]) => -Math.log(p),
  logSum: ([total, z]) => Math.log(total) - z,
  step: ([rate, slope]) => Math.floor(-rate * slope * 1e6 + 0.5) / 1e6,
  hit: (values) => values[3 + values.slice(0, 3).indexOf(Math.max(...values.slice(0, 3)))],
};

function contextAt(run, epoch, sample, pixels) {
  const index = run.indexOf(epoch);
  const moment = pixels ? momentOfDrawing(run, index, Float64Array.from(pixels, Number)) : momentOf(run, index, sample);
  return { run, index, sample: pixels ? null : sample, moment };
}

// Random branches from every quantity, each at a random moment of a run: the nodes down to where each ends, and how
// they are seen from that moment.
function* branches(run, pixels) {
  const chance = makeChance(`${run.name} ${pixels}`);
  for (const [name, { sizes }] of Object.entries(QUANTITIES_OF_TREE)) {
    for (let n = 0; n < BRANCHES; n++) {
      const context = contextAt(run, chance.below(101), chance.below(24), pixels);
      const indices = sizes.map((axis) => chance.below(run.shape[axis]));
      const path = [];
      let node = explain(context, [name, ...indices].join('.'));
      while (node) {
        path.push(node);
        node = node.operands[chance.below(node.operands.length)];
      }
      if (path.length) yield { context, path };
    }
  }
}

// The operation on unrounded operands gives the unrounded number; the record's is the nearest millionth.
function checkNode(node, context) {
  const { id, op, value, exact, operands } = node;
  assert.ok(explain(context, id) === node, `${id} names another number`);
  assert.deepEqual(node.children, operands.map((operand) => operand.id));
  if (op === null) {
    assert.equal(exact, value);
    return;
  }
  const found = CALCULATE[op](operands.map((operand) => operand.exact));
  assert.ok(Object.is(found, exact) || Math.abs(found - exact) <= 1e-9 * Math.max(1, Math.abs(found)), `${id} is ${exact}, not ${found}`);
  if (node.kind !== 'recorded') {
    assert.ok(Math.abs(value - exact) < 1e-4 * Math.max(1, Math.abs(exact)), id);
    return;
  }
  assert.ok(Math.abs(value - exact) <= HALF, id);
  assert.match(node.source.file, /^data\//);
}

for (const name of STEPWISE) {
  test(`every number of ${name} follows from its operands down to the leaves`, () => {
    const seen = new Set();
    for (const { context, path } of branches(name === 'main' ? mainRun() : runCalled(name))) {
      for (const node of path) {
        seen.add(node.name);
        checkNode(node, context);
      }
      assert.ok(LEAVES.includes(path.at(-1).name), path.at(-1).id);
      assert.equal(path.at(-1).kind, 'given');
    }
    assert.deepEqual([...seen].sort(), Object.keys(QUANTITIES_OF_TREE).sort());
  });
}

for (const name of ['per-sample', 'long']) {
  test(`${name}, with steps between its states, ends at recorded differences`, () => {
    for (const { context, path } of branches(runCalled(name))) {
      for (const node of path) {
        checkNode(node, context);
        assert.doesNotMatch(node.name, /^(sum|avg)\./);
      }
      assert.ok(LEAVES.includes(path.at(-1).name) || path.at(-1).name.startsWith('step.'), path.at(-1).id);
    }
  });
}

test('a drawing has a forward pass and nothing else', () => {
  const seen = new Set();
  for (const { context, path } of branches(mainRun(), '01110'.repeat(5))) {
    for (const node of path) {
      seen.add(node.name);
      checkNode(node, context);
    }
    assert.equal(path.at(-1).kind, 'given');
  }
  for (const name of ['x', 'z1', 'a1', 'z2', 'a2', 'e', 'esum', 'w1', 'b2']) assert.ok(seen.has(name), name);
  for (const name of seen) assert.doesNotMatch(name, /^(y|L|dz2|da1|dz1|slope|loss|hits)$|\./);
});

const WRONG = [
  '', 'x', 'x.25', 'x.-1', 'x.3@5', 'y.0@2', 'z1.0@101', 'z1.0:24', 'z1', 'z1.0.0', 'lr.0', 'lr:1', 'N@3', 'w1.8.0', 'w1.0.25', 'b1.3.1',
  'step.w1.0.0@100', 'g.w1.0', 'g.w3.0.0', 'sum.x.1', 'constructor', '__proto__', 'toString.0', 'hasOwnProperty', 'z1.0@', 'z1.0:',
  'z1.00000000000', 'a2.1@999999:0', '<script>', 'x.1~x.2', 'moved.w1.0.0@0',
];

test('ids that name nothing are no numbers', () => {
  const context = contextAt(mainRun(), 12, 3);
  assert.deepEqual(WRONG.filter((id) => explain(context, id)), []);
});

test('recorded numbers are those that Python recorded, and say where they stand', () => {
  const context = contextAt(mainRun(), 50, 9);
  for (const { quantity, epoch, sample, unit, value } of expected('recorded')) {
    const node = explain(context, `${quantity}.${unit}@${epoch}:${sample}`);
    assert.equal(node?.value, value);
    assert.deepEqual(node.source, { file: 'data/main-samples.json', quantity, epoch, sample });
  }
});
