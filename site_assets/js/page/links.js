// Where things are. On the site a page is a file; in the page that holds the whole article (single.html)
// it is a part of it. builder/pages/single_page.py rewrites the links that are written; these are for the rest.

import { manifest } from './page.js';
import { closest } from '../ui/dom.js';

const PAGE = /^([\w-]+)\.html(?:\?[^#]*)?(?:#(.*))?$/;

// The address of a page, from here: 'loss.html#why' is '#loss--why' in the whole article.
export function placeOf(address) {
  const [, page, anchor = ''] = PAGE.exec(address) ?? [];
  if (!manifest.parts?.includes(page)) return address;
  if (anchor.includes('=')) return `#${anchor}`;
  return document.getElementById(`${page}--${anchor}`) ? `#${page}--${anchor}` : `#${page}`;
}

// What belongs to one page together: the document, or a part of the whole article.
export function pageOf(element) {
  return element.closest('.part') ?? document;
}

// Links are corrected as they are reached for: one to another language leads to the same moment, and where files are
// parts, those that scripts make lead there.
export function correctLinks() {
  const correct = (event) => {
    const link = closest(event, 'a[href*=".html"]');
    if (link?.hreflang) link.hash = location.hash;
    else if (link && manifest.parts) link.setAttribute('href', placeOf(link.getAttribute('href')));
  };
  for (const type of ['pointerdown', 'focusin', 'click']) document.addEventListener(type, correct, true);
}
