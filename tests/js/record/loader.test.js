// Bringing bundles into a page, which is a stand-in here: it notes which scripts were asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BundleError } from '../../../site_assets/js/record/bundle.js';
import { makeLoader } from '../../../site_assets/js/record/loader.js';
import { expected } from '../expected.js';

const ADDRESSES = { main: 'data/main.1a.js', zeros: 'data/zeros.2b.js', 'main-samples': 'data/main-samples.3c.js' };

function makePage(blocks = {}) {
  const scripts = [];
  const createElement = () => Object.assign(new EventTarget(), { src: '' });
  const document = {
    readyState: 'complete',
    createElement,
    head: { append: (script) => scripts.push(script) },
    getElementById: (id) => (id in blocks ? { textContent: blocks[id] } : null),
  };
  const asked = () => scripts.map(({ src }) => src);
  const settle = (type = 'load') => scripts.at(-1).dispatchEvent(new Event(type));
  return { document, asked, settle, explorableBundles: undefined };
}

test('a run opens once its script has come, and one script serves all who ask', async () => {
  const page = makePage();
  const loader = makeLoader(ADDRESSES, page);
  const [first, second] = [loader.run('main'), loader.run('main')];
  assert.equal(loader.ready('main'), null);
  page.explorableBundles.push(['main', expected('main')]);
  page.settle();
  assert.equal(await first, await second);
  assert.equal(loader.ready('main'), await first);
  assert.deepEqual(page.asked(), ['data/main.1a.js']);
});

test('a bundle that came before anybody asked needs no script', async () => {
  const page = makePage();
  page.explorableBundles = [['main', expected('main')]];
  const run = await makeLoader(ADDRESSES, page).run('main');
  assert.deepEqual([run.name, page.asked()], ['main', []]);
});

for (const type of ['load', 'error']) {
  test(`a script that ends in '${type}' without its bundle is refused, and asked for again`, async () => {
    const page = makePage();
    const loader = makeLoader(ADDRESSES, page);
    const refused = assert.rejects(loader.run('main'), new BundleError('The file data/main.1a.js is missing or damaged.'));
    page.settle(type);
    await refused;
    const again = loader.run('main');
    page.explorableBundles.push(['main', expected('main')]);
    assert.equal((await again).name, 'main');
    assert.deepEqual(page.asked(), ['data/main.1a.js', 'data/main.1a.js']);
  });
}

test('what is not known, or holds another recording, is refused', async () => {
  const page = makePage();
  const loader = makeLoader(ADDRESSES, page);
  await assert.rejects(loader.run('nothing'), new BundleError('There is no recording called nothing.'));
  page.explorableBundles.push(['zeros', expected('main')]);
  await assert.rejects(loader.run('zeros'), new BundleError('The file data/zeros.2b.js holds another recording.'));
});

test('a page that is one file holds bundles as blocks', async () => {
  const page = makePage({ main: JSON.stringify(expected('main')), zeros: 'cut o' });
  const loader = makeLoader({ main: '#main', zeros: '#zeros', equal: '#equal' }, page);
  assert.equal((await loader.run('main')).name, 'main');
  await assert.rejects(loader.run('zeros'), new BundleError('The file #zeros is missing or damaged.'));
  await assert.rejects(loader.run('equal'), new BundleError('The file #equal is missing or damaged.'));
});

test('intermediates come once, and only where there are any', async () => {
  const page = makePage();
  page.explorableBundles = [['main', expected('main')], ['main-samples', expected('main-samples')], ['zeros', expected('zeros')]];
  const loader = makeLoader(ADDRESSES, page);
  const run = await loader.run('main');
  assert.deepEqual([await loader.samples(run, 7), await loader.samples(run, 7)], [true, false]);
  assert.equal(await loader.samples(await loader.run('zeros'), 7), false);
});

test('one entry of the manifest stands for many files, and runs alone are named', async () => {
  const page = makePage();
  const loader = makeLoader({ main: 'data/main.js', pictures: 'data/pictures.js', 'main-samples-*': 'data/main-samples-*.4d.js' }, page);
  loader.bundle('main-samples-12');
  assert.deepEqual(page.asked(), ['data/main-samples-12.4d.js']);
  assert.deepEqual(loader.names, ['main']);
});
