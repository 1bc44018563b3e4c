// What would flip it? Each pixel turned to its opposite, what that does to every answer, and the smallest set of
// pixels that changes the answer.

import { listed, parts, t } from '../language/text.js';
import { answersFlipped, flippedAt, smallestFlip } from '../maths/flips.js';
import { argmax, forward } from '../maths/network.js';
import { layer } from '../record/moment.js';
import { pixelsOf } from '../state/state.js';
import { decimalsOf, figureOf } from './figures.js';
import { layerIndices } from './layers.js';
import { text } from './lines.js';
import { pixelPictures } from './pictures.js';
import { foldedTable } from './tables.js';

const MOST_TRIED = 3e6; // pictures; all sets of few pixels are among them
const MOST_ANSWERS = 3; // that are drawn; the likeliest ones
const searches = new WeakMap(); // network -> Map(picture -> search)

export function flipPanel(view) {
  const { moment, run } = view.context;
  const now = layer(moment, 'a2');
  const answers = layerIndices({ run }, 'outputs').sort((a, b) => now[b] - now[a] || a - b).slice(0, MOST_ANSWERS).sort((a, b) => a - b);
  const flipped = answersFlipped(moment.network, moment.x);
  const changes = (i) => flipped.map((a2) => a2[i] - now[i]);
  return {
    title: t('What would flip it?'),
    answer: mostMoving(flipped, now, run),
    blocks: [
      flipPictures(view.context, answers, changes),
      text(t('Each square: how much that answer gains (blue) or loses (red) if this one pixel is turned to its opposite. A press turns it.')),
      { type: 'flip', key: 'flip', search: searchOf(moment), tell: (found) => tellFound(found, view.context) },
      ...(run.picture.levels.length > 2 ? [text(t('With greys, the opposite of a pixel is as far from black as it is from white now.'))] : []),
      foldedTable(flipTable(view.context, answers, changes), view),
    ],
    compared: [],
    highlights: [],
  };
}

// The one pixel that takes most from the answer.
function mostMoving(flipped, now, run) {
  const answer = argmax(now);
  const left = flipped.map((a2) => a2[answer]);
  const pixel = left.reduce((least, value, k) => (value < left[least] ? k : least), 0);
  const name = run.classed(answer);
  if (left[pixel] >= now[answer]) return [t('It says {name}, and no single pixel can make it less sure.', { name })];
  return parts(t('It says {name}. Pixel {pixel} alone would do most against it: from {now} to {after}.'), { name, pixel, now: shareOf(now[answer]), after: shareOf(left[pixel]) });
}

function shareOf(share) {
  const number = { value: 100 * share, exact: 100 * share, style: 'percent', kind: 'computed' };
  return figureOf(number, decimalsOf(number));
}

function flipPictures({ moment, run }, answers, changes) {
  const scale = Math.max(...answers.flatMap((i) => changes(i).map(Math.abs))) || 1;
  const turn = (k) => ({ draw: turned(moment, run, [k]) });
  const squares = (values, isGlow) => values.map((value, k) => ({ value, isGlow, action: turn(k), highlights: [`x${k}`] }));
  const own = { caption: t('the picture'), scale: 1, squares: squares(Array.from(moment.x), true) };
  return pixelPictures('flip', run, [own, ...answers.map((i) => ({ caption: t('answer {i}', { i: run.classed(i) }), scale, squares: squares(changes(i), false) }))]);
}

// The picture with these pixels turned, as the address carries it.
function turned({ x }, run, pixels) {
  const brightest = run.picture.levels.length - 1;
  return pixelsOf(Array.from(flippedAt(x, pixels), (value) => Math.round(value * brightest)));
}

// The search for the smallest set, kept so that coming back to a picture finds it done: { generator, found }.
function searchOf({ network, x }) {
  if (!searches.has(network)) searches.set(network, new Map());
  const known = searches.get(network);
  const key = Array.from(x).join();
  if (!known.has(key)) known.set(key, { turns: smallestFlip(network, x, MOST_TRIED), found: null });
  return known.get(key);
}

// { tokens, press }: what was found, in words, and what a press on them does.
function tellFound({ pixels, size }, { moment, run }) {
  const answer = run.classed(argmax(layer(moment, 'a2')));
  if (!pixels) {
    const all = size === moment.x.length;
    return { tokens: [all ? t('Whatever is drawn, it answers {answer}: no set of pixels flips it.', { answer }) : t('No set of up to {size} pixels flips it.', { size })], press: null };
  }
  const then = run.classed(argmax(forward(moment.network, flippedAt(moment.x, pixels)).a2));
  const one = pixels.length === 1;
  const told = { count: pixels.length, fewer: pixels.length - 1, pixels: listed(pixels.map(String)), answer: then };
  const enough = one
    ? t('One pixel is enough: with pixel {pixels} turned, it says {answer}.', told)
    : t('{count} pixels are enough: with pixels {pixels} turned, it says {answer}. No set of {fewer} does.', told);
  return {
    tokens: [enough],
    press: { text: one ? t('Turn it') : t('Turn them'), draw: turned(moment, run, pixels) },
  };
}

function flipTable({ moment, run }, answers, changes) {
  const number = (value) => ({ value: 100 * value, exact: 100 * value, style: 'percent', kind: 'computed' });
  return {
    key: 'flip',
    caption: t('Each pixel turned, and each answer’s change'),
    side: 'pixel',
    rows: Array.from(moment.x, (_, k) => ({ text: String(k), name: t('turn pixel {k}', { k }), action: { draw: turned(moment, run, [k]) }, highlights: [`x${k}`] })),
    columns: answers.map((i) => ({ head: t('answer {i}', { i: run.classed(i) }), numbers: changes(i).map(number) })),
  };
}
