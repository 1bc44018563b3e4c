// Finds sections of the article by words. Pure.

const SHOWN = 24;
const BEFORE = 40; // characters of a snippet before its first hit
const LENGTH = 150;
const POINTS = { heading: 30, title: 12, start: 4, inside: 1 };

// Small letters without accents, character for character, so that places stay the same.
function fold(text) {
  return text.replace(/[^ -~]/g, (letter) => ({ '’': "'", '−': '-' })[letter] ?? letter.normalize('NFD')[0]).toLowerCase();
}

// The words of a query; one that ends in a single s is found in the singular too.
export function termsOf(query) {
  return fold(query).split(/\s+/).filter(Boolean).map((word) => word.replace(/([^s]{2})s$/, '$1'));
}

// The best sections that hold every word: { file, number, title, anchor, heading, text, points }.
export function rank(index, query) {
  const terms = termsOf(query);
  if (!terms.length) return [];
  const found = [];
  for (const [file, number, title, sections] of index) {
    for (const [anchor, heading, text] of sections) {
      const points = pointsOf(terms, fold(heading), fold(title), fold(text));
      if (points) found.push({ file, number, title, anchor, heading, text, points });
    }
  }
  return found.sort((a, b) => b.points - a.points).slice(0, SHOWN);
}

// 0 where a word is missing. Headings count over titles, titles over text, starts of words over their insides.
function pointsOf(terms, heading, title, text) {
  let points = 0;
  for (const term of terms) {
    const inText = places(text, term);
    const own = POINTS.heading * weigh(heading, term) + POINTS.title * weigh(title, term);
    const plain = inText.reduce((sum, at) => sum + (startsAt(text, at) ? POINTS.start : POINTS.inside), 0);
    if (!own && !plain) return 0;
    points += own + Math.min(plain, 3 * POINTS.start);
  }
  return points;
}

function weigh(text, term) {
  const found = places(text, term);
  if (!found.length) return 0;
  return found.some((at) => startsAt(text, at)) ? 1 + term.length / text.length : 0.3;
}

function startsAt(text, at) {
  return !at || !/[a-z0-9]/.test(text[at - 1]);
}

function places(text, term) {
  const found = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) found.push(at);
  return found;
}

// Text in pieces, [words, isHit], around the first hit.
export function snippet(text, query) {
  const folded = fold(text);
  const terms = termsOf(query);
  const first = Math.min(...terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0));
  const from = first < Infinity && first > BEFORE ? folded.indexOf(' ', first - BEFORE) + 1 : 0;
  const end = text.indexOf(' ', from + LENGTH);
  const shown = end < 0 ? text.slice(from) : text.slice(from, end);
  return [[from ? '… ' : '', false], ...marked(shown, terms), [end < 0 ? '' : ' …', false]];
}

// The same for a whole text, such as a heading.
export function marked(text, terms) {
  const folded = fold(text);
  const pieces = [];
  let at = 0;
  while (at < text.length) {
    const hits = terms.map((term) => [folded.indexOf(term, at), term.length]).filter(([place]) => place >= 0);
    const [place, length] = hits.sort((a, b) => a[0] - b[0] || b[1] - a[1])[0] ?? [text.length, 0];
    pieces.push([text.slice(at, place), false], [text.slice(place, place + length), true]);
    at = place + length;
  }
  return pieces;
}
