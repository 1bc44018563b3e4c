// A picture of this moment, to keep: the graph as it stands, its place on the loss curve, what it shows in words, and
// the address that leads back to it. An SVG without style sheets, or a PNG of it.

import { named, t } from '../language/text.js';
import { formatLoss, formatNumber, formatPercent } from '../explanations/format.js';
import { h, svg } from '../ui/dom.js';
import { paintOf, short } from './pen.js';
import { trace } from './tracing.js';

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
const PNG_WIDTH = 1680; // px at least
const LETTERS = 64; // of a caption, about, across the picture: what sets its size

// Hands the reader a file; kind: 'svg' or 'png'. scene: { container, graph, model, ghost, address }: the elements of
// the inspector and of its graph, what they show, and the moment's address. Resolves with the file's name.
export async function savePicture(kind, scene) {
  const { run, epoch, drawn, state } = scene.model;
  const picture = draw(scene);
  const file = `${run.name}-epoch-${epoch}-${drawn ? 'drawing' : `sample-${state.sample}`}.${kind}`;
  const text = new XMLSerializer().serializeToString(picture);
  save(file, kind === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await pngOf(text, picture));
  return file;
}

function draw({ container, graph, model, ghost, address }) {
  const colours = coloursOf(container);
  const network = graph.firstElementChild.getBoundingClientRect();
  const unit = Math.max(11, network.width / LETTERS);
  const inner = { x: 2 * unit, y: 2 * unit, width: network.width };
  const shapes = trace(graph, { x: network.left - inner.x, y: network.top - inner.y }, colours.stage);
  const curve = curveOf(model, ghost, { x: inner.x, y: inner.y + network.height + 1.5 * unit, width: inner.width, height: 4 * unit }, unit, colours);
  const stage = { x: unit, y: unit, width: network.width + 2 * unit, height: network.height + 8 * unit };
  const width = stage.width + 2 * unit;
  const caption = captionOf(linesOf(container, model), address, { x: unit, y: stage.y + stage.height + 1.2 * unit, width: stage.width }, unit, colours);
  const height = caption.bottom + unit;
  const title = t('{page}: epoch {epoch}', { page: document.title, epoch: model.epoch });
  return svg(
    'svg',
    { width: short(width), height: short(height), viewBox: `0 0 ${short(width)} ${short(height)}` },
    svg('title', {}, title),
    svg('desc', {}, [...linesOf(container, model), address].join('\n')),
    svg('metadata', {}, sourceOf(address)),
    svg('rect', { width: '100%', height: '100%', fill: colours.paper }),
    svg('rect', { ...shortened(stage), rx: short(unit / 2), fill: colours.stage }),
    shapes,
    curve,
    caption.elements,
  );
}

function shortened(box) {
  return Object.fromEntries(Object.entries(box).map(([name, value]) => [name, short(value)]));
}

function sourceOf(address) {
  const source = document.createElementNS(DUBLIN_CORE, 'dc:source');
  source.textContent = address;
  return source;
}

// The colours of the page, as it is now: light or dark.
function coloursOf(container) {
  const style = getComputedStyle(container);
  const token = (name) => style.getPropertyValue(name).trim();
  const colour = (name) => paintOf(token(name)).colour;
  return {
    paper: colour('--paper'),
    ink: colour('--ink'),
    soft: colour('--ink-soft'),
    stage: colour('--stage'),
    rule: colour('--stage-rule'),
    line: colour('--stage-ink'),
    words: colour('--stage-soft'),
    here: colour('--stage-accent'),
    font: token('--font-ui'),
    code: token('--font-code'),
  };
}

// What the picture shows, in words: the moment, the answer, and what is open.
function linesOf(container, { run, epoch, loss, accuracy, drawn }) {
  const said = (selector) => Array.from(container.querySelectorAll(selector), (element) => element.innerText.trim()).filter(Boolean);
  const moment = [named(run.title), t('epoch {epoch}', { epoch })];
  if (!drawn) moment.push(`${t('loss')} ${formatLoss(loss)}`, `${t('accuracy')} ${formatPercent(accuracy)}`);
  const opened = said('.opened-number:not([hidden]) :is(h3, .answer)').join(': ');
  return [moment.join(' · '), ...said('.verdict, .omitted'), opened].filter(Boolean);
}

function captionOf(lines, address, { x, y, width }, unit, colours) {
  const elements = [];
  let bottom = y;
  const write = (text, size, font, fill, weight) => {
    for (const line of broken(text, width, `${weight} ${size}px ${font}`)) {
      bottom += 1.45 * size;
      elements.push(svg('text', { x: short(x), y: short(bottom), 'font-family': font, 'font-size': short(size), 'font-weight': weight, fill, 'xml:space': 'preserve' }, line));
    }
    bottom += 0.2 * size;
  };
  lines.forEach((line, n) => write(line, unit, colours.font, colours.ink, n ? 400 : 600));
  write(address, 0.8 * unit, colours.code, colours.soft, 400);
  return { elements, bottom };
}

// A text in lines no wider than that, broken at spaces, and where there are none, anywhere. Other viewers may have
// wider letters: some room is left for them.
function broken(text, width, font) {
  const context = h('canvas', {}).getContext('2d');
  context.font = font;
  const fits = (line) => context.measureText(line).width <= 0.96 * width;
  return text.split(/(?<= )|\n/).reduce((lines, word) => {
    const line = lines.at(-1) + word;
    if (fits(line.trimEnd())) return [...lines.slice(0, -1), line];
    if (fits(word)) return [...lines, word];
    return [...lines, ...pieces(word, fits)];
  }, ['']).filter(Boolean);
}

function pieces(word, fits) {
  return Array.from(word).reduce((found, letter) => {
    const piece = found.at(-1) + letter;
    return fits(piece) ? [...found.slice(0, -1), piece] : [...found, letter];
  }, ['']);
}

// The loss over the epochs, and where this moment stands.
function curveOf({ run, index, loss, drawn }, ghost, { x, y, width, height }, unit, colours) {
  if (drawn) return [];
  const top = run.loss.reduce((most, value) => Math.max(most, value), 0) || 1;
  const span = Math.max(1, run.lastEpoch - run.epochs[0]);
  const across = (epoch) => short(x + ((epoch - run.epochs[0]) / span) * width);
  const down = (value) => short(y + (1 - value / top) * height);
  const path = run.epochs.map((epoch, n) => `${n ? 'L' : 'M'}${across(epoch)} ${down(run.loss[n])}`).join('');
  const at = (epoch, colour) => svg('path', { d: `M${across(epoch)} ${short(y)}V${short(y + height)}`, stroke: colour, 'stroke-width': short(unit / 10) });
  const isPinned = ghost && ghost.epoch >= run.epochs[0] && ghost.epoch <= run.lastEpoch;
  const text = (said, place, anchor) => svg('text', { ...place, 'text-anchor': anchor, 'font-family': colours.font, 'font-size': short(0.75 * unit), fill: colours.words }, said);
  const foot = short(y + height + 1.1 * unit);
  return [
    svg('path', { d: `M${short(x)} ${short(y + height)}h${short(width)}`, stroke: colours.rule, 'stroke-width': short(unit / 12) }),
    isPinned ? at(ghost.epoch, colours.rule) : null,
    at(run.epochs[index], colours.here),
    svg('path', { d: path, fill: 'none', stroke: colours.line, 'stroke-width': short(unit / 7), 'stroke-linejoin': 'round' }),
    svg('circle', { cx: across(run.epochs[index]), cy: down(loss), r: short(unit / 2.6), fill: colours.here }),
    text(String(run.epochs[0]), { x: short(x), y: foot }, 'start'),
    text(t('loss, 0 to {top}', { top: formatNumber(top, 2) }), { x: short(x + width / 2), y: foot }, 'middle'),
    text(String(run.lastEpoch), { x: short(x + width), y: foot }, 'end'),
  ].filter(Boolean);
}

async function pngOf(text, picture) {
  const [width, height] = ['width', 'height'].map((side) => Number(picture.getAttribute(side)));
  const scale = Math.max(2, PNG_WIDTH / width);
  const image = h('img', { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}` });
  await image.decode();
  const canvas = h('canvas', { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(t('This browser cannot make a picture of this size.')))));
  });
}

function save(file, blob) {
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000); // once the browser has taken it
}
