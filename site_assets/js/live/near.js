// Brings live figures to life when they come near the screen. Until then, and where that fails, the still
// picture that the page was served with stands there.

import { t } from '../language/text.js';
import { bring } from '../page/later.js';
import { h } from '../ui/dom.js';

const NEAR = '1000px';

export function watchFigures() {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        bringToLife(target);
      }
    },
    { rootMargin: NEAR },
  );
  for (const figure of document.querySelectorAll('.figure[data-kind]')) observer.observe(figure);
}

async function bringToLife(figure) {
  const stage = figure.querySelector('.stage');
  try {
    const { makeFigure } = await bring(`live/${figure.dataset.kind}.js`);
    stage.replaceChildren(...(await makeFigure(JSON.parse(figure.dataset.options), tellOf(figure))));
    stage.lang = document.documentElement.lang; // the chapter around it may be in another
  } catch (error) {
    figure.append(h('p', { class: 'fault', role: 'status' }, `${error.message} ${t('The picture cannot be moved.')}`));
  }
}

// What a figure measures goes to those who watch it: see reading/tasks.js.
function tellOf(figure) {
  return (measured) => {
    figure.measured = measured;
    figure.dispatchEvent(new Event('measured'));
  };
}
