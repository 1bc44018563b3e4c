// Where the reader is: how much of each chapter was read, shown in the contents, and the place to go on from.

import { t } from '../language/text.js';
import { formatPercent } from '../explanations/format.js';
import { manifest } from '../page/page.js';
import { find, h } from '../ui/dom.js';
import { forgetAll, recall, remember } from './storage.js';

const REST = 400; // ms without scrolling before the place is kept
const WHOLE = 0.97; // of a chapter: so much counts as read

export function startReading() {
  const page = document.body.dataset.page ?? '';
  if (manifest.parts) return; // the whole article is one page: browsers keep the place on that
  if (page === 'index') offerPlace(recall('place'));
  markContents();
  const article = document.querySelector('.chapter > article');
  if (!article) return;
  let timer = 0;
  const keep = () => {
    const { top, height } = article.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (innerHeight - top) / height));
    const read = recall('read');
    remember('read', { ...read, [page]: Math.max(share, Number(read[page]) || 0) });
    if (page !== 'index' && top < 0) remember('place', { page, ...headingAbove(article) });
  };
  addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  }, { passive: true });
  document.addEventListener('forgotten', () => clearTimeout(timer));
}

function headingAbove(article) {
  const passed = Array.from(article.querySelectorAll('h2[id]')).filter((each) => each.getBoundingClientRect().top < innerHeight / 2);
  const title = find(document, 'h1').textContent;
  const heading = passed.at(-1);
  return { anchor: heading?.id ?? '', title: heading ? `${title}: ${heading.textContent}` : title };
}

// On the start page, in the line that keeps room for it.
function offerPlace({ page, anchor = '', title }) {
  if (!title || !/^[a-z-]+$/.test(page)) return;
  const link = h('a', { href: `${page}.html#${anchor}` }, t('Go on with “{title}”', { title }));
  find(document, '.reading').append(' · ', link);
}

function markContents() {
  const contents = find(document, '.contents');
  const links = Array.from(contents.querySelectorAll('a'), (link) => {
    const mark = h('span', { class: 'mark' });
    link.append(mark);
    return { mark, page: link.pathname.split('/').at(-1).replace('.html', '') };
  });
  const write = () => {
    const read = recall('read');
    for (const { mark, page } of links) {
      const share = Number(read[page]) || 0;
      mark.textContent = share > WHOLE ? t('✓ read') : share > 0 ? formatPercent(share, 0) : '';
    }
  };
  const forget = h('button', { type: 'button' }, t('Forget what I read and answered'));
  forget.addEventListener('click', () => {
    forgetAll();
    write();
    document.dispatchEvent(new Event('forgotten'));
  });
  find(contents, 'ol').append(h('li', {}, forget));
  contents.addEventListener('toggle', write);
}
