// Words that explain themselves. A term shows its line of the glossary; so does a symbol, which also lights
// up wherever the same quantity stands, and tells its value now in the figure beside it.

import { bring, bringExplainer } from '../page/later.js';
import { placeOf } from '../page/links.js';
import { closest } from '../ui/dom.js';
import { makeTooltip } from '../ui/tooltip.js';

const GLOSSARY = 'glossary.html';
const LINGER = 150; // ms that a note stays, so that the pointer can reach it

export function startNotes() {
  /** @type {HTMLElement | null} */
  const article = document.querySelector('.chapter > article');
  if (!article) return;
  const tooltip = makeTooltip(document.body);
  const note = tooltip.element;
  let shown = null;
  let byTouch = false;
  let explainer = null;
  let timer = 0;
  note.id = 'note';
  article.querySelectorAll('.formula, pre').forEach(walkSymbols);

  async function show(target) {
    clearTimeout(timer);
    if (target === shown) return;
    hide();
    shown = target;
    lightAll(article, target.dataset.symbol, true);
    const gloss = document.getElementById(`gloss-${target.dataset.term}`);
    const entry = gloss ? { text: gloss.textContent } : await entryOf(target.dataset.symbol ?? target.dataset.term);
    if (target !== shown || !entry) return;
    explainer ??= await bringExplainer().catch(() => null);
    if (target !== shown) return;
    const now = target.dataset.symbol && explainer?.valueNow(target, entry.quantity);
    explainer?.figureBefore(target)?.inspector.light(now?.lit ?? []);
    tooltip.show([entry.text, now?.text].filter(Boolean), target.getClientRects()[0]);
    target.setAttribute('aria-describedby', note.id);
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    lightAll(article, shown.dataset.symbol, false);
    explainer?.figureBefore(shown)?.inspector.light([]);
    shown = null;
    tooltip.hide();
  }

  const noted = (event) => closest(event, '[data-symbol], .term');
  article.addEventListener('pointerover', (event) => {
    const target = noted(event);
    if (target && event.pointerType === 'mouse') show(target);
  });
  for (const place of [article, note]) {
    place.addEventListener('pointerout', (event) => {
      if (shown?.contains(event.target) || note.contains(event.target)) timer = setTimeout(hide, LINGER);
    });
  }
  note.addEventListener('pointerover', () => clearTimeout(timer));
  article.addEventListener('focusin', (event) => {
    const target = noted(event);
    if (target?.matches(':focus-visible')) show(target);
  });
  article.addEventListener('focusout', hide);
  document.addEventListener('pointerdown', (event) => {
    byTouch = event.pointerType !== 'mouse';
    if (noted(event) !== shown) hide();
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
  // A finger's first tap shows the note, the second follows the link.
  article.addEventListener('click', (event) => {
    const target = noted(event);
    if (!target) return;
    if (byTouch && target !== shown) {
      event.preventDefault();
      show(target);
    } else if (!target.closest('a')) location.assign(placeOf(`${GLOSSARY}${location.search}#${baseOf(target.dataset.symbol)}`));
  });
}

// The symbols of a displayed formula or a listing are one tab stop; arrow keys move within it.
function walkSymbols(frame) {
  const symbols = Array.from(frame.querySelectorAll('[data-symbol]'));
  symbols.forEach((symbol, n) => {
    symbol.setAttribute('tabindex', n ? '-1' : '0');
    symbol.setAttribute('role', 'link');
  });
  frame.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = symbols[symbols.indexOf(event.target) + by];
    if (event.key === 'Enter') event.target.dispatchEvent(new Event('click', { bubbles: true }));
    else if (next) next.focus();
    else return;
    event.preventDefault();
  });
}

// Every place of the same quantity: w1[3][7] and w1 belong together, w1[3][7] and w1[0][0] do not.
function lightAll(article, symbol, isLit) {
  if (!symbol) return;
  for (const other of article.querySelectorAll(`[data-symbol^="${baseOf(symbol)}"]`)) {
    const theirs = other.dataset.symbol;
    const isSame = baseOf(theirs) === baseOf(symbol) && (theirs === symbol || !theirs.includes('[') || !symbol.includes('['));
    if (isSame) other.classList.toggle('lit', isLit);
  }
}

function baseOf(symbol) {
  return symbol.split('[')[0];
}

// The glossary's line about a symbol or a term; null where the index cannot be read.
async function entryOf(name) {
  try {
    const { index } = await bring('reading/search.js');
    const glossary = index.find(([file]) => file === GLOSSARY);
    const [, , text, quantity] = glossary[3].find(([anchor]) => anchor === baseOf(name));
    return { text, quantity };
  } catch {
    return null;
  }
}
