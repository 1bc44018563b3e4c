// Changes put together and taken apart: an experiment says each thing once. Pure.

import { classed, t } from '../language/text.js';
import { formatRate } from '../explanations/format.js';
import { subscripted } from '../record/names.js';

const ALWAYS_ANOTHER = ['hold', 'off', 'add']; // each of them stands beside the others of its kind

// { key, value } of a change.
export function parts(change) {
  const [key, ...value] = change.split(':');
  return { key, value: value.join(':') };
}

// The changes with one more, which takes the place of what it overrules; a pixel or an answer that is again as it was
// recorded is no change. run: the recorded one.
export function withChange(changes, change, run) {
  const { key, value } = parts(change);
  if (key === 'leave') return [...changes.filter((one) => parts(one).key !== key), `leave:${joined(leftOut(changes), value)}`];
  const others = changes.filter((one) => (ALWAYS_ANOTHER.includes(key) ? one !== change || key === 'add' : parts(one).key !== key));
  return isAsRecorded(key, value, run) ? others : [...others, change];
}

// The changes with a picture taken back in.
export function withPicture(changes, sample) {
  const kept = leftOut(changes).filter((one) => one !== String(sample));
  const others = changes.filter((change) => parts(change).key !== 'leave');
  return kept.length ? [...others, `leave:${kept.join(',')}`] : others;
}

// The changes with blocks of parameters held, or let go where all of them are.
export function withHeld(changes, blocks) {
  const holds = blocks.map((block) => `hold:${block}`);
  const others = changes.filter((change) => !holds.includes(change));
  return isHeld(changes, blocks) ? others : [...others, ...holds];
}

export function isHeld(changes, blocks) {
  return blocks.every((block) => changes.includes(`hold:${block}`));
}

function leftOut(changes) {
  return changes.map(parts).filter(({ key }) => key === 'leave').flatMap(({ value }) => value.split(','));
}

function joined(samples, value) {
  return [...new Set([...samples, ...value.split(',')])].sort((a, b) => Number(a) - Number(b)).join(',');
}

function isAsRecorded(key, value, { pictures }) {
  const [, kind, sample, pixel] = /^([xy])(\d+)(?:\.(\d+))?$/.exec(key) ?? [];
  if (kind === 'y') return String(pictures.labels[sample]) === value;
  return kind === 'x' && pictures.counts[sample]?.[pixel]?.toString(36) === value;
}

// A change in words, as a reader would tell it: 'hidden 3 silenced'.
export function inWords(change, { classes, picture }) {
  const { key, value } = parts(change);
  const [, sample, pixel] = /^[xy](\d+)(?:\.(\d+))?$/.exec(key) ?? [];
  const brightest = (picture.levels.length - 1).toString(36);
  const told = {
    lr: () => t('learning rate {value}', { value: formatRate(value) }),
    hold: () => t('{what} held', { what: named(value) }),
    off: () => t('hidden {j} silenced', { j: value.slice(1) }),
    leave: () => value.includes(',') ? t('pictures {numbers} left out', { numbers: value.replaceAll(',', ', ') }) : t('picture {number} left out', { number: value }),
    add: () => t('a drawn {digit} added', { digit: classed(classes[value.split('.')[0]]) }),
    update: () => (value === 'per-sample' ? t('a step after every picture') : t('one averaged step an epoch')),
    seed: () => t('start drawn from seed {value}', { value }),
  }[key];
  if (told) return told();
  if (pixel !== undefined) return t('picture {sample}: pixel {pixel} {state}', { sample, pixel, state: { 0: t('off'), [brightest]: t('on') }[value] ?? t('at {value}', { value }) });
  return sample !== undefined ? t('picture {sample} labelled {digit}', { sample, digit: classed(classes[value]) }) : `${named(key)} = ${formatRate(value)}`;
}

function named(name) {
  const [block, ...indices] = name.split('.');
  return subscripted(block, indices);
}
