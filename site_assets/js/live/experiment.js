// An experiment in a chapter: the run as recorded, and what becomes of it, trained here by the same rule as the record.

import { parts, t } from '../language/text.js';
import { formatCount, formatLoss } from '../explanations/format.js';
import { loader } from '../page/page.js';
import { placeOf } from '../page/links.js';
import { ExperimentError } from '../record/changes.js';
import { formatExperiment, makeTraining, MOST_EPOCHS, parseExperiment, readExperiment } from '../record/experiment.js';
import { SCALE } from '../shared.js';
import { dataElement, h, setAttribute, svg, textSetter } from '../ui/dom.js';
import { trainInTurns } from '../ui/turns.js';
import { makePlot } from './plot.js';
import { makeButton, makeRow } from './widgets.js';

const MORE = 100; // epochs that one press trains on
const TICKS = [0, 0.25, 0.5, 0.75, 1];

// fork: as in the address of the lab; changes: [{ text, words }], all that it changes; tops: see builder/live/experiment.py
export async function makeFigure({ fork, changes, tops }) {
  const [text, trained] = fork.split('&epochs=');
  const { name, epoch } = parseExperiment(text);
  const recorded = await loader.run(name);
  await loader.pictures(recorded);
  const figure = new Figure(recorded, changes, epoch, tops, trained === undefined ? null : Number(trained));
  await figure.train();
  return figure.elements();
}

class Figure {
  constructor(recorded, changes, epoch, tops, epochs) {
    this.recorded = recorded;
    this.origin = { epoch, epochs };
    this.epochs = epochs; // how many are trained; null: to the run's end
    this.tops = tops;
    this.made = 0; // trainings begun: a later one stops those before it
    this.kept = 0; // pictures that the experiment learns from
    /** @type {any} */
    this.states = [];
    this.from = epoch; // where the states begin
    this.x = { label: t('Epoch'), from: 0, to: 0, step: 1, value: 0, ticks: [] };
    this.boxes = changes.map(({ text, words }) => makeChange(text, words, () => this.train()));
    this.start = makeRow({ label: t('changed at'), from: 0, to: recorded.lastEpoch, step: 1, value: epoch }, () => this.train());
    this.start.element.hidden = changes.some(({ text }) => text.startsWith('seed:')); // another start: at epoch 0 only
    this.rows = [makeOutcome(t('as recorded'), 'curve quiet'), makeOutcome(t('changed'), 'curve run-2')];
    this.headline = h('p', {});
    this.head = textSetter(this.headline);
    this.status = h('p', { class: 'row', role: 'status' });
    this.say = textSetter(this.status);
    this.plot = makePlot({ x: this.x, y: () => this.height(), draw: (pens) => this.draw(pens) });
    this.more = makeButton(t('Train {count} more epochs', { count: MORE }), () => this.trainOn());
    this.again = makeButton(t('Start again'), () => this.startAgain());
    this.link = h('a', {}, t('Open it in the lab'));
  }

  elements() {
    const changed = h('div', { class: 'changed' }, this.boxes.map(({ element }) => element));
    const foot = h('div', { class: 'foot' }, this.more.element, this.again.element, this.link);
    return [this.status, changed, this.start.element, this.plot.element, h('div', { class: 'outcomes' }, this.headline, this.rows.map(({ element }) => element)), foot];
  }

  text() {
    const changes = this.boxes.filter((box) => box.isOn()).map((box) => box.text);
    return formatExperiment({ name: this.recorded.name, epoch: this.start.value, changes });
  }

  get last() {
    return this.from + this.states.length - 1;
  }

  // Trains the experiment as it is set now; what stood here stays until it is done.
  async train() {
    const mine = ++this.made;
    const text = this.text();
    const wanted = this.epochs ?? this.recorded.lastEpoch - this.start.value;
    this.start.show(String(this.start.value));
    const address = this.epochs === null ? text : `${text}&epochs=${wanted}`;
    setAttribute(this.link, 'href', placeOf(`lab.html#fork=${address}`));
    try {
      const experiment = readExperiment(text, () => this.recorded);
      const training = makeTraining(experiment);
      const tell = (share) => this.say(t('Training: {percent} %', { percent: Math.floor(100 * share) }));
      if (!(await trainInTurns(training, wanted, tell, () => mine !== this.made))) return;
      if (mine === this.made) this.show(experiment, training.states);
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error;
      this.say(error.message);
    }
  }

  show({ epoch, pictures, leftOut }, states) {
    const wasAtEnd = !this.states.length || this.plot.slider.value >= this.x.to;
    Object.assign(this, { states, from: epoch, kept: pictures.labels.length - leftOut.size });
    const to = Math.max(this.recorded.lastEpoch, this.last);
    Object.assign(this.x, { to, ticks: TICKS.map((share) => Math.round(to * share)) });
    this.plot.slider.element.max = String(to);
    if (wasAtEnd) this.plot.slider.element.value = String(to);
    this.more.element.disabled = states.length - 1 + MORE > MOST_EPOCHS;
    this.update();
    this.plot.redraw();
    this.say(this.sentence());
  }

  sentence() {
    const changes = this.boxes.filter((box) => box.isOn()).map((box) => box.words).join(', ');
    const { name } = this.recorded;
    return changes ? t('{run}, changed at epoch {epoch}: {changes}.', { run: name, epoch: this.from, changes }) : t('{run} as it was recorded: nothing is changed.', { run: name });
  }

  trainOn() {
    this.epochs = this.states.length - 1 + MORE;
    return this.train();
  }

  startAgain() {
    this.epochs = this.origin.epochs;
    this.boxes.forEach((box) => box.set(true));
    this.start.set(this.origin.epoch);
  }

  // The axis of losses: as short as holds them all, within reason.
  height() {
    const highest = this.states.reduce((most, { loss }) => Math.max(most, loss / SCALE), this.recorded.loss.reduce((a, b) => Math.max(a, b)));
    const to = this.tops.find((top) => top >= highest) ?? this.tops[this.tops.length - 1];
    return { from: 0, to, ticks: [0, to / 2, to] };
  }

  // Both at the epoch of the slider; where one of them has ended, or not yet begun, at its own end.
  update() {
    const wanted = this.plot.slider.value;
    const index = this.recorded.indexOf(wanted);
    const own = Math.max(this.from, Math.min(this.last, wanted));
    const state = this.states[own - this.from];
    const { recorded } = this;
    this.rows[0].update({ epoch: recorded.epochs[index], loss: recorded.loss[index], hits: recorded.hits[index], count: recorded.learned.length }, wanted);
    this.rows[1].update({ epoch: own, loss: state.loss / SCALE, hits: state.hits, count: this.kept }, wanted);
    this.head(t('At epoch {epoch}:', { epoch: wanted }));
    this.plot.slider.show(`${this.headline.textContent} ${this.rows.map((row) => row.says()).join('; ')}`);
    return { own, index, state };
  }

  draw({ value, X, Y, base, points, dot }) {
    if (!this.states.length) return [];
    const { own, index, state } = this.update();
    const { recorded } = this;
    return [
      svg('path', { class: 'guide', d: `M${X(this.from)} ${base}V0` }),
      points(recorded.epochs.map((epoch, n) => [epoch, recorded.loss[n]]), { class: 'curve quiet' }),
      points(this.states.map(({ loss }, n) => [this.from + n, loss / SCALE]), { class: 'curve run-2' }),
      svg('path', { class: 'level', d: `M${X(value)} ${base}V0` }),
      dot(recorded.epochs[index], recorded.loss[index]),
      svg('circle', { class: 'handle', cx: X(own), cy: Y(state.loss / SCALE), r: 5 }),
    ];
  }
}

// A change that can be taken back, and made again.
function makeChange(text, words, changed) {
  const box = h('input', { type: 'checkbox', checked: true, onchange: changed });
  return {
    element: h('label', {}, box, ' ', words),
    text,
    words,
    isOn: () => box.checked,
    set(isOn) {
      box.checked = isOn;
    },
  };
}

// One line of the outcome: whose curve it is, and where that stands.
function makeOutcome(name, kind) {
  const swatch = svg('svg', { class: 'swatch', 'aria-hidden': 'true' }, svg('path', { class: kind, d: 'M0 8H40' }));
  const loss = dataElement({});
  const words = h('span', {});
  const line = h('p', { class: 'ending' }, swatch, h('span', {}, name), words);
  return {
    element: line,
    says: () => `${name}: ${words.textContent}`,
    update({ epoch, loss: value, hits, count }, asked) {
      loss.update(value, formatLoss(value));
      const told = { epoch, loss: loss.element, hits: formatCount(hits), count: formatCount(count) };
      words.replaceChildren(...parts(epoch === asked ? t('loss {loss}, {hits} of {count} right') : t('loss {loss}, {hits} of {count} right, at epoch {epoch}'), told));
    },
  };
}
