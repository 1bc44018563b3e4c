// What opens the search: its button in the head of the page, and the key /.

import { bring } from '../page/later.js';
import { closest } from '../ui/dom.js';

const KEY = '/';

export function startSearch() {
  /** @type {HTMLButtonElement | null} */
  const button = document.querySelector('button.search');
  if (!button) return;
  const open = async () => {
    try {
      const { openSearch } = await bring('reading/search.js');
      openSearch();
    } catch (error) {
      button.disabled = true;
      button.title = error.message;
    }
  };
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey) return;
    if (closest(event, 'input:not([type="range"]), select, textarea, dialog')) return;
    event.preventDefault();
    open();
  });
}
