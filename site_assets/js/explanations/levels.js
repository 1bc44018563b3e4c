// One opened number: the operation that made it, what each operand is, and where the chain ends.

import { line, partsOf, sortSwitch, text, zerosSwitch } from './lines.js';
import { activationTerms, blameTerms, contributions, hitsAndMisses, losses, pixelTerms, stepsSinceStart } from './tabulate.js';
import { nameOf, sentenceOf } from './words.js';

// view: { digits, zeros, sort }. Returns { title, lead, blocks, subject, compared }, like a selection's panel.
export function levelPanel(node, view) {
  const equation = line(node, view.digits);
  const details = detailsOf(node, equation, view);
  const source = sourceText(node);
  return {
    title: nameOf(node),
    lead: sentenceOf(node),
    blocks: [equation, ...details, ...(source ? [text(source)] : [])],
    subject: node,
    compared: [node],
  };
}

function detailsOf(node, equation, { digits, zeros, sort }) {
  if (node.name.startsWith('sum.')) {
    return [sortSwitch(sort), ...contributions(node, sort, digits)];
  }
  if (node.name.startsWith('moved.')) return [stepsSinceStart(node, digits)];
  switch (node.name) {
    case 'sumwx':
      return [zerosSwitch(zeros), pixelTerms(node, zeros, digits)];
    case 'sumwa':
      return [activationTerms(node, digits)];
    case 'da1':
      return [blameTerms(node, digits)];
    case 'Lsum':
      return [sortSwitch(sort), ...losses(node, sort, digits)];
    case 'hits':
      return hitsAndMisses(node, digits);
    default:
      return node.op ? [partsOf(node, equation, digits)] : [];
  }
}

function sourceText({ source }) {
  if (!source) return '';
  const { file, quantity, epoch, sample } = source;
  const picture = sample === null ? '' : `, sample ${sample}`;
  return `Recorded in ${file}: ${quantity}, epoch ${epoch}${picture}.`;
}
