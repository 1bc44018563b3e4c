// What is looked at and how it is answered: a sentence over the graph.

import { named, t } from '../language/text.js';
import { formatLoss } from '../explanations/format.js';
import { makeChange, wordFor } from './change.js';
import { DECIMALS_OF } from '../shared.js';
import { dataElement, h, setAttribute, textSetter } from '../ui/dom.js';

// actions: { openLoss() }
export function makeVerdict(container, run, actions) {
  const text = h('span', {});
  const setText = textSetter(text);
  const loss = dataElement({});
  const change = makeChange(DECIMALS_OF.loss);
  const own = h('button', { type: 'button', class: 'own-loss', onclick: () => actions.openLoss() }, t('its loss='), loss.element, change.element);
  const line = h('p', { class: 'verdict' }, text, ' ', own);
  container.append(line);
  return {
    update(model, ghost) {
      setAttribute(line, 'class', model.right === false ? 'verdict wrong' : 'verdict');
      setText(sentence(model));
      own.hidden = model.drawn;
      if (model.drawn) return;
      loss.update(model.sampleLoss, formatLoss(model.sampleLoss));
      change.update(model.sampleLoss, ghost ? ghost.sampleLoss : null, wordFor(run, ghost));
    },
  };
}

function sentence({ run, state, drawn, known, label, predicted, right }) {
  const answer = run.classed(predicted);
  if (drawn && !known) return t('Your picture. The network says {answer}.', { answer });
  const which = known ? knownName(known) : t('Sample {sample}', { sample: state.sample });
  const name = known ? known.name : run.pictures.names[state.sample];
  const told = { which, label: run.classed(label), name: named(name), answer, mark: right ? '✓' : '✗' };
  return t('{which}: {label}, {name}; answered {answer} {mark}', told) + (drawn ? '.' : ';');
}

// The pinned moment in full: its run and its epoch.
export function ghostName({ run, epoch }) {
  return t('{name}, epoch {epoch}', { name: run.name, epoch });
}

function knownName({ set, number }) {
  return set === 'heldOut' ? t('Held-out picture {number}', { number }) : t('Training picture {number}', { number });
}
