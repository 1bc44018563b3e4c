// Words that explain themselves. A term shows its line of the glossary; so does a symbol, which also lights
// up wherever the same quantity stands, and tells its value now in the figure beside it.

import { afterLoad, bring, bringExplainer } from '../page/later.js';
import { closest } from '../ui/dom.js';
import { makeTooltip } from '../ui/tooltip.js';
import { baseOf, entryPlace, lightAll } from './symbols.js';

const GLOSSARY = 'glossary.html';
const LINGER = 150; // ms that a note stays, so that the pointer can reach it

export function startNotes() {
  /** @type {HTMLElement | null} */
  const article = document.querySelector('.chapter > article');
  if (!article) return;
  linkSymbols(article.querySelectorAll('.formula, pre')).catch(() => {});
  const note = new Note(article);
  followPointer(article, note);
  followFocus(article, note);
  followTaps(article, note);
}

async function linkSymbols(frames) {
  await afterLoad();
  const { walkSymbols } = await bringExplainer();
  frames.forEach(walkSymbols);
}

const noted = (event) => closest(event, '[data-symbol], .term');

// The one note of a page.
class Note {
  constructor(article) {
    this.article = article;
    this.tooltip = makeTooltip(document.body);
    this.element = this.tooltip.element;
    this.element.id = 'note';
    article.parentElement.append(this.element); // inside the page's landmark
    this.explainer = null; // once its script is here
    this.timer = 0;
    /** @type {HTMLElement | null} */
    this.shown = null; // the words that it is about now
  }

  async show(words) {
    this.stay();
    if (words === this.shown) return;
    this.hide();
    this.shown = words;
    lightAll(this.article, words.dataset.symbol, true);
    const entry = await entryOf(words);
    if (words !== this.shown || !entry) return;
    this.explainer ??= await bringExplainer().catch(() => null);
    if (words !== this.shown) return;
    const now = words.dataset.symbol && this.explainer?.valueNow(words, entry.quantity);
    this.lightFigure(words, now?.highlights ?? []);
    this.tooltip.show([entry.text, now?.text].filter(Boolean), (this.explainer?.seenAt(words) ?? words).getClientRects()[0]);
    words.setAttribute('aria-describedby', this.element.id);
  }

  hide() {
    this.stay();
    if (!this.shown) return;
    lightAll(this.article, this.shown.dataset.symbol, false);
    this.lightFigure(this.shown, []);
    this.shown = null;
    this.tooltip.hide();
  }

  lightFigure(words, highlights) {
    this.explainer?.figureBefore(words)?.inspector.light(highlights);
  }

  hideSoon() {
    this.timer = setTimeout(() => this.hide(), LINGER);
  }

  stay() {
    clearTimeout(this.timer);
  }
}

function followPointer(article, note) {
  article.addEventListener('pointerover', (event) => {
    const target = event.pointerType === 'mouse' && noted(event);
    if (target) note.show(target);
  });
  for (const place of [article, note.element]) {
    place.addEventListener('pointerout', ({ target }) => {
      if (note.shown?.contains(target) || note.element.contains(target)) note.hideSoon();
    });
  }
  note.element.addEventListener('pointerover', () => note.stay());
}

function followFocus(article, note) {
  article.addEventListener('focusin', (event) => {
    const target = noted(event);
    if (target?.matches(':focus-visible')) note.show(target);
  });
  article.addEventListener('focusout', () => note.hide());
  document.addEventListener('keydown', (event) => event.key === 'Escape' && note.hide());
}

// A finger's first tap shows the note, the second follows the link; so does the mouse's only one.
function followTaps(article, note) {
  let byTouch = false;
  document.addEventListener('pointerdown', (event) => {
    byTouch = event.pointerType !== 'mouse';
    if (noted(event) !== note.shown) note.hide();
  });
  article.addEventListener('click', (event) => {
    const target = noted(event);
    if (!target) return;
    if (byTouch && target !== note.shown) {
      event.preventDefault();
      note.show(target);
    } else if (!target.closest('a')) location.assign(entryPlace(target.dataset.symbol));
  });
}

// { text, quantity }: what the page itself or the glossary says of a symbol or a term; null where neither does.
async function entryOf({ dataset: { symbol, term } }) {
  const gloss = document.getElementById(`gloss-${term}`);
  if (gloss) return { text: gloss.textContent };
  try {
    const { index } = await bring('reading/search.js');
    const glossary = index.find(([file]) => file === GLOSSARY);
    const [, , text, quantity] = glossary[3].find(([anchor]) => anchor === baseOf(symbol ?? term));
    return { text, quantity };
  } catch {
    return null;
  }
}
