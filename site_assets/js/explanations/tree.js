// Every number as a tree: each node knows its value, what made it and from which numbers, down to pixels,
// labels, starting weights, the learning rate and the number of pictures. No DOM, no formatting.
//
// A context is one moment: { run, index, sample, moment }, with `moment.drawn` for a drawn picture.

import { QUANTITIES } from '../shared.js';
import { BACKWARD } from './backward.js';
import { FORWARD } from './forward.js';
import { formatId, parseId } from '../record/number_ids.js';
import { LEARNING } from './learning.js';
import { OPERATIONS } from './operations.js';
import { NumberMoment } from './number_moment.js';

export const QUANTITIES_OF_TREE = withSizes({ ...FORWARD, ...BACKWARD, ...LEARNING });

// What prose can name has its indices from the table that prose is held to.
function withSizes(definitions) {
  const entries = Object.entries(definitions);
  return Object.freeze(Object.fromEntries(entries.map(([name, definition]) => [name, { sizes: QUANTITIES[name], ...definition }])));
}

const scopes = new WeakMap(); // context -> { places, nodes }

// The number with this id as seen from a context; null when there is no such number.
/** @param {Context} context @param {string} id */
export function explain(context, id) {
  const said = parseId(id);
  if (!said || !Object.hasOwn(QUANTITIES_OF_TREE, said.name)) return null;
  const definition = QUANTITIES_OF_TREE[said.name];
  if (!fits(said.indices, definition.sizes, context.run.shape)) return null;
  const at = placeOf(context, definition.about, said);
  if (!at || (at.drawn && !definition.forward) || definition.exists?.(at) === false) return null;
  return nodeAt(at, said.name, said.indices);
}

// A number of this context by name, at another stored epoch or sample where they are given.
export function numberOf(context, name, indices = [], { index = context.index, sample = context.sample } = {}) {
  return nodeAt(place(context, QUANTITIES_OF_TREE[name].about, index, sample), name, indices);
}

function fits(indices, sizes, shape) {
  return indices.length === sizes.length && indices.every((index, axis) => index < shape[sizes[axis]]);
}

// Where an id points; null when it names an epoch or a picture that is not there, or that cannot matter.
function placeOf(context, about, { epoch, sample }) {
  const hasEpoch = about === 'sample' || about === 'epoch';
  const hasSample = about === 'sample' || about === 'picture';
  if ((epoch !== null && !hasEpoch) || (sample !== null && !hasSample)) return null;
  const index = epoch === null ? context.index : context.run.epochs.indexOf(epoch);
  const picture = sample ?? context.sample;
  if (index < 0 || (picture !== null && picture >= context.run.sampleCount)) return null;
  if (context.moment.drawn && (index !== context.index || sample !== null)) return null;
  return place(context, about, index, picture);
}

// Numbers that no picture (or no epoch) matters to stand in one place, whichever is looked at.
function place(context, about, index, sample) {
  const { places } = scopeOf(context);
  const placed = about === 'sample' || about === 'epoch' ? index : context.index;
  const shown = about === 'sample' || about === 'picture' ? sample : null;
  const key = `${placed}:${shown}`;
  if (!places.has(key)) places.set(key, new NumberMoment(context, placed, shown));
  return places.get(key);
}

function scopeOf(context) {
  if (!scopes.has(context)) scopes.set(context, { places: new Map(), nodes: new Map() });
  return scopes.get(context);
}

function nodeAt(at, name, indices) {
  const { nodes } = scopeOf(at.context);
  const key = `${name}.${indices}@${at.index}:${at.sample}`;
  if (!nodes.has(key)) nodes.set(key, new NumberNode(at, name, indices));
  return nodes.get(key);
}

class NumberNode {
  constructor(at, name, indices) {
    this.at = at;
    this.name = name;
    this.indices = indices;
    this.definition = QUANTITIES_OF_TREE[name];
  }

  // As the address carries it, seen from the context.
  get id() {
    const { index, sample } = this.at.context;
    return this.idSeenFrom(index, sample);
  }

  // The same seen from another stored epoch and picture.
  idSeenFrom(fromIndex, fromSample) {
    const { index, epoch, sample } = this.at;
    const { about } = this.definition;
    const isNamed = (about === 'sample' || about === 'epoch') && index !== fromIndex;
    return formatId(this.name, this.indices, isNamed ? epoch : null, sample === fromSample ? null : sample);
  }

  get symbol() {
    return this.definition.symbol(this.indices, this.at);
  }

  // The operation in letters, or ''.
  get formula() {
    return this.op ? (this.definition.formula?.(this.indices, this.at) ?? '') : '';
  }

  get style() {
    return this.definition.style;
  }

  get unit() {
    return this.style === 'probability' ? 'probability' : null;
  }

  get op() {
    if (this.operation === undefined) this.operation = this.definition.op?.(this.at, this.indices) ?? null;
    return this.operation;
  }

  // 'given' ends the tree; 'recorded' stands in a bundle; 'computed' follows from its operands.
  get kind() {
    const { definition, at } = this;
    if (definition.isGiven?.(at) || (!this.op && !definition.archive)) return 'given';
    if (definition.archive) return 'recorded';
    return definition.record && !at.drawn && at.run.isRecorded(at.sample) ? 'recorded' : 'computed';
  }

  // Where a recorded number is kept: { file, quantity, epoch, sample }.
  get source() {
    if (this.kind !== 'recorded') return null;
    const { run, epoch, sample } = this.at;
    const { archive, record } = this.definition;
    const file = archive ? `data/${run.name}.json` : `data/${run.bundleOf(sample)}.json`;
    return { file, quantity: archive ?? record, epoch, sample };
  }

  // The number: recorded ones as the record holds them, to six decimals.
  get value() {
    if (this.known === undefined) this.known = this.read();
    return this.known;
  }

  read() {
    const { definition, at, indices } = this;
    if (definition.value) return definition.value(at, indices);
    if (definition.record) return at.moment.value(definition.record, indices[0] ?? 0);
    return this.applied('value');
  }

  // The same before anything was rounded.
  get exact() {
    if (this.unrounded === undefined) this.unrounded = this.readExact();
    return this.unrounded;
  }

  readExact() {
    const { definition, at, indices } = this;
    if (definition.record) return at.exact(definition.record, indices[0] ?? 0);
    return definition.value && !definition.isRounded ? this.value : this.applied('exact');
  }

  // The operation done over again on what its operands hold.
  applied(property) {
    return OPERATIONS[this.op].apply(this.operands.map((operand) => operand[property]));
  }

  get operands() {
    if (!this.parts) this.parts = this.op ? this.findOperands() : [];
    return this.parts;
  }

  findOperands() {
    const { at, indices, definition } = this;
    return definition.operands(at, indices).map(([name, its, where]) => {
      const sample = where?.sample ?? at.sample ?? at.context.sample;
      return numberOf(at.context, name, its, { index: where?.index ?? at.index, sample });
    });
  }

  get children() {
    return this.operands.map((operand) => operand.id);
  }
}
