// One lab: an experiment, what comes of it, and the inspector that shows it with the record as a ghost behind.

import { t } from '../language/text.js';
import { formatGrouped } from '../explanations/format.js';
import { loader, manifest } from '../page/page.js';
import { placeOf } from '../page/links.js';
import { parseSelection } from '../record/names.js';
import { makeInspector } from '../stage/inspector.js';
import { find } from '../ui/dom.js';
import { readExperimentAddress, readMoment, writeExperimentAddress } from './address.js';
import { ExperimentError } from '../record/changes.js';
import { makeDrawer } from './drawer.js';
import { Companion } from './companion.js';
import { withChange, withHeld, withPicture } from './edit.js';
import { formatExperiment, makeTraining, MOST_EPOCHS, parseExperiment, readExperiment, runOfExperiment } from '../record/experiment.js';
import { withForks } from './forks.js';
import { makeHandle } from './handle.js';
import { canMove, current, move, remember, startHistory } from './history.js';
import { trainInTurns } from '../ui/turns.js';

const WORLD = { runs: loader.names, samples: manifest.samples, shape: manifest.shape, levels: manifest.levels };
const REST = 350; // ms without a change before sliding is written into the address

// element: holds an inspector's skeleton and the empty region of changes.
export function makeLab(element) {
  const lab = new Lab(element);
  const start = () => lab.open(location.hash);
  if (!manifest.parts || asksForExperiment()) start();
  else new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    start();
  }).observe(element);
  for (const type of ['hashchange', 'popstate']) {
    window.addEventListener(type, () => (asksForExperiment() || !manifest.parts) && lab.open(location.hash));
  }
}

function asksForExperiment() {
  return location.hash.includes('fork=');
}

class Lab {
  constructor(element) {
    this.element = element;
    this.box = find(element, '.inspector');
    this.loader = withForks(loader);
    /** @type {any} */
    this.inspector = null;
    /** @type {any} */
    this.main = null; // the run that presets speak of
    /** @type {any} */
    this.history = null; // of { text, epochs }
    /** @type {any} */
    this.experiment = null; // as readExperiment gives it
    /** @type {any} */
    this.fork = null; // the run that came of it
    this.made = 0; // how many runs experiments have made
    this.written = ''; // the address as it stands
    this.drawer = makeDrawer(find(element, '.changes'), this);
    this.handle = makeHandle(this.box, this);
  }

  // What an address asks for; where that cannot be done, and nothing stands here yet, the record as it is.
  async open(hash) {
    if (hash.replace(/^#/, '') === this.written && this.inspector) return;
    const entry = readExperimentAddress(hash);
    const turn = this.made + 1;
    const fork = await this.carryOut(entry);
    if (!fork) {
      if (!this.inspector && this.made === turn) await this.open(''); // else another one is on its way
      return;
    }
    this.history = this.history ? remember(this.history, entry) : startHistory(entry);
    await this.show(fork, readMoment(hash, fork, WORLD));
    if (manifest.parts) this.element.scrollIntoView();
  }

  // The run that comes of an experiment, or null where it cannot be done or another one was asked for meanwhile.
  async carryOut({ text, epochs }) {
    const mine = ++this.made;
    try {
      this.main ??= await loader.run('main');
      const { name } = parseExperiment(text);
      const run = this.loader.names.includes(name) ? await loader.run(name) : null;
      if (run) await loader.pictures(run);
      const experiment = readExperiment(text, () => run);
      const training = makeTraining(experiment);
      const wanted = epochs ?? run.lastEpoch - experiment.epoch;
      const isDone = await trainInTurns(training, wanted, (share) => this.drawer.progress(share), () => mine !== this.made);
      if (!isDone || mine !== this.made) return null;
      this.experiment = experiment;
      return runOfExperiment(`experiment-${mine}`, experiment, await loader.heading(name), training.states.slice(0, wanted + 1));
    } catch (error) {
      this.drawer.refuse(error.message);
      if (!(error instanceof ExperimentError)) reportError(error);
      return null;
    }
  }

  // Puts a run on the stage, at a moment, with the recorded one as a ghost at the same epoch.
  async show(fork, moment) {
    const { run, epoch } = this.experiment;
    this.fork = fork;
    this.loader.keep(fork);
    this.loader.follow(new Companion(run, await loader.heading(run.name), epoch, () => this.inspector?.store.get().epoch ?? moment.epoch));
    const changes = { ...moment, run: fork.name, pin: `${run.name}@${epoch}`, playing: false };
    if (this.inspector) this.inspector.store.set(changes);
    else await this.mount(changes);
    this.write(true);
    this.update();
    this.tell();
  }

  async mount(initial) {
    const onFault = (error, undo) => {
      this.drawer.refuse(error.message);
      undo();
    };
    this.inspector = await makeInspector(this.box, this.loader, initial, onFault, () => this.link());
    this.box.inspector = this.inspector; // for tests
    let timer = 0;
    this.inspector.store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => this.write(false), REST);
      this.update();
    });
  }

  update() {
    const state = this.inspector.store.get();
    const model = {
      ...this.parsed(),
      fork: this.fork,
      recorded: this.experiment.run,
      main: this.main,
      runs: this.loader.names,
      state,
      selection: parseSelection(state.select, this.fork.shape),
      canUndo: canMove(this.history, -1),
      canRedo: canMove(this.history, 1),
    };
    this.drawer.update(model);
    this.handle.update(model);
  }

  // To those who watch what comes of experiments: see reading/tasks.js.
  tell() {
    const { changes, epoch } = this.parsed();
    this.element.experiment = { fork: this.fork, changes: changes.length, start: epoch };
    this.element.dispatchEvent(new Event('tried'));
  }

  // { name, epoch, changes } of the experiment on the stage.
  parsed() {
    return parseExperiment(current(this.history).text);
  }

  // Only lab.html writes its own address: an experiment pushes an entry, moving within it replaces it.
  address() {
    return writeExperimentAddress(current(this.history), this.fork, this.inspector.store.get());
  }

  write(isNew) {
    const address = this.address();
    if (manifest.parts || address === this.written) return;
    const isFirst = this.written === '';
    this.written = address;
    history[isNew && !isFirst ? 'pushState' : 'replaceState'](null, '', `#${address}`);
  }

  link() {
    return new URL(placeOf(`lab.html#${this.address()}`), location.href).href;
  }

  // Carries an experiment out and remembers it; the moment stays as near as it can. Resolves with whether it was done.
  async perform(entry, isAtEnd = false) {
    const fork = await this.carryOut(entry);
    if (!fork) return false;
    this.history = remember(this.history, entry);
    await this.show(fork, this.momentIn(fork, isAtEnd));
    return true;
  }

  momentIn(fork, isAtEnd = false) {
    const { epoch, sample } = this.inspector.store.get();
    return { epoch: isAtEnd ? fork.lastEpoch : fork.epochs[fork.indexOf(epoch)], sample: Math.min(sample, fork.sampleCount - 1) };
  }

  withChanges(changes) {
    return this.perform({ ...current(this.history), text: formatExperiment({ ...this.parsed(), changes }) });
  }

  // One or more changes, each in the notation of the address.
  change(...changes) {
    return this.withChanges(changes.reduce((all, change) => withChange(all, change, this.experiment.run), this.parsed().changes));
  }

  remove(index) {
    return this.withChanges(this.parsed().changes.filter((_, n) => n !== index));
  }

  hold(blocks) {
    return this.withChanges(withHeld(this.parsed().changes, blocks));
  }

  takeBack(sample) {
    return this.withChanges(withPicture(this.parsed().changes, sample));
  }

  // Another run or another epoch to leave it from, with the same changes.
  from(name, epoch) {
    return this.perform({ text: formatExperiment({ ...this.parsed(), name, epoch }), epochs: null });
  }

  begin(text) {
    return this.perform({ text, epochs: null }, true);
  }

  trainOn(epochs) {
    const trained = this.fork.epochs.length - 1 + epochs;
    if (!(epochs >= 1 && trained <= MOST_EPOCHS)) {
      const most = MOST_EPOCHS - this.fork.epochs.length + 1;
      this.drawer.refuse(t('Epochs is a whole number from 1 to {most}: an experiment trains {all} at most.', { most, all: formatGrouped(MOST_EPOCHS) }));
      return Promise.resolve(false);
    }
    return this.perform({ ...current(this.history), epochs: trained }, true);
  }

  startAgain() {
    const { name, epoch } = this.parsed();
    return this.perform({ text: formatExperiment({ name, epoch, changes: [] }), epochs: null });
  }

  async travel(by) {
    const moved = move(this.history, by);
    const fork = await this.carryOut(current(moved));
    if (!fork) return;
    this.history = moved;
    await this.show(fork, this.momentIn(fork));
  }
}
