// `harness.show(case)` gives the lines and tables of the panel for { run, epoch, sample, pixels,
// select, digits, zeros, sort, pin, clicks }, and of each number opened by one of the clicks: shares
// of 1 that choose among the numbers in sight.
async (names) => {
  const modules = explorable.modules;
  const { Run } = modules['record/run.js'];
  const { momentOf, momentOfDrawing } = modules['record/moment.js'];
  const { panelModel } = modules['explanations/panels.js'];
  const runs = {};
  for (const name of names) {
    runs[name] = new Run(await (await fetch(`data/${name}.json`)).json());
  }
  runs.main.attachSamples(await (await fetch('data/main-samples.json')).json());
  const box = document.createElement('div');
  box.append(Object.assign(document.createElement('p'), { className: 'empty' }));
  document.body.append(box);
  let opened = null;
  const nothing = () => {};
  const actions = { open: (id) => { opened = id; }, back: nothing, close: nothing, select: nothing,
    sample: nothing, move: nothing, toggle: nothing, sort: nothing, announce: nothing,
    light: nothing };
  const panel = modules['panel/panel.js'].makePanel(box, actions);

  const context = ({ run: name, epoch, sample, pixels }) => {
    const run = runs[name];
    const index = run.indexOf(epoch);
    const moment = pixels
      ? momentOfDrawing(run, index, Float64Array.from(pixels, Number))
      : momentOf(run, index, sample);
    return { run, index, sample: pixels ? null : sample, moment };
  };
  const all = (parent, selector, told) => Array.from(parent.querySelectorAll(selector), told);
  const text = (one) => one.textContent;
  const read = () => ({
    title: box.querySelector('h3').textContent,
    equations: all(box, '.equation', (one) => ({ text: text(one), python: one.dataset.python })),
    tables: all(box, 'table', (table) => ({
      heads: all(table, 'thead th', text),
      rows: all(table, 'tbody tr', (row) => all(row, 'th, td', text)),
      total: table.querySelector('tfoot')?.textContent ?? null,
    })),
  });
  const show = (one) => {
    const pages = [];
    const state = { ...one, trail: [] };
    const ghost = one.pin === null ? null : { run: runs.main, index: one.pin, epoch: one.pin };
    for (const click of [...one.clicks, null]) {
      panel.update(panelModel(context(one), state, ghost));
      if (box.querySelector('.opened-number').hidden) return pages;
      pages.push(read());
      const numbers = box.querySelectorAll('button.number');
      if (click === null || !numbers.length) return pages;
      numbers[Math.floor(click * numbers.length)].click();
      state.trail = [...state.trail, opened];
    }
    return pages;
  };
  const { sentenceText } = modules['explanations/sentences.js'];
  // The sentence that each of these panels opens with; null where there is none.
  const answers = (cases) => cases.map((one) => {
    const model = panelModel(context(one), { trail: [], ...one });
    return model && sentenceText(model.answer);
  });
  // Milliseconds that one panel takes at each of these moments, its model and its update.
  const time = (cases) => cases.map((one) => {
    const start = performance.now();
    panel.update(panelModel(context(one), { ...one, trail: [] }, null));
    return performance.now() - start;
  });
  globalThis.harness = { context, show, answers, time };
}
