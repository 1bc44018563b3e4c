// What a symbol of the prose amounts to now, in the inspector that stands before it.

import { t } from '../language/text.js';
import { contextOf } from '../state/derive.js';
import { decimalsOf, figureOf } from '../explanations/figures.js';
import { highlightsOf } from '../explanations/highlights.js';
import { explain, QUANTITIES_OF_TREE } from '../explanations/tree.js';
import { placeText } from '../explanations/words_for_numbers.js';
import { parseSelection } from '../record/names.js';
import { find } from '../ui/dom.js';

// The layers that each kind of selection chooses a unit of.
const LAYERS = { x: ['inputs'], h: ['hidden'], o: ['outputs'], w1: ['hidden', 'inputs'], b1: ['hidden'], w2: ['outputs', 'hidden'], b2: ['outputs'] };

// The last inspector before an element that is drawn already; above all of them, the first.
export function figureBefore(element) {
  const drawn = Array.from(document.querySelectorAll('.inspector')).filter((figure) => figure.inspector);
  const isBefore = (figure) => figure.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return drawn.findLast(isBefore) ?? drawn[0];
}

// { text, highlights } or null. A symbol without numbers for indices takes those of the selection.
export function valueNow(element, quantity) {
  const figure = figureBefore(element);
  if (!figure) return null;
  const { store, run } = figure.inspector;
  const context = contextOf(store.get(), run());
  const node = explain(context, element.dataset.quantity ?? chosen(quantity, store.get().select, run().shape));
  if (!node) return null;
  const number = find(figure, '.figcaption .number').textContent;
  const { text } = figureOf(node, decimalsOf(node));
  return { text: t('{symbol} = {text} now, in {number}: {place}', { symbol: node.symbol, text, number, place: placeText(node) }), highlights: highlightsOf(node) };
}

function chosen(quantity, select, shape) {
  const layers = QUANTITIES_OF_TREE[quantity]?.sizes ?? [];
  const { kind = '', indices = [] } = parseSelection(select, shape) ?? {};
  const units = Object.fromEntries((LAYERS[kind] ?? []).map((layer, n) => [layer, indices[n]]));
  return [quantity, ...layers.map((layer) => units[layer])].join('.');
}
