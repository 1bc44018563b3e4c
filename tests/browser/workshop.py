"""Renders panels with the page's own modules, outside the inspector, as often as a test likes.

A browser allows no page to change its address that often.
"""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from tests.project import RUNS

KINDS = ("x", "h", "o", "w1", "b1", "w2", "b2", "loss", "accuracy", "lr")
SIZES = {"x": (25,), "h": (8,), "o": (3,), "w1": (8, 25), "b1": (8,), "w2": (3, 8), "b2": (3,)}

# `harness.show(case)` gives the lines and tables of the panel for { run, epoch, sample, pixels,
# select, digits, zeros, sort, pin, clicks }, and of each number opened by one of the clicks: shares
# of 1 that choose among the numbers in sight.
HARNESS = """async (names) => {
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
  const { sentenceText } = modules['explanations/wording.js'];
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
}"""


def open_workshop(page: Page, site_url: str) -> Page:
    """Makes a page a place in which `harness` renders panels."""
    page.goto(f"{site_url}inspector.html")
    page.wait_for_function("() => 'explanations/panels.js' in explorable.modules")
    page.evaluate(HARNESS, RUNS)
    return page


def case(run: str, epoch: int, sample: int | None, select: str, **more: Any) -> dict[str, Any]:
    """What `harness.show` takes, with the inspector's defaults."""
    defaults = {"pixels": None, "digits": None, "zeros": False, "sort": "sample", "pin": None}
    defaults["table"] = True  # unfolded
    moment = {"run": run, "epoch": epoch, "sample": sample, "select": select}
    return {**moment, **defaults, "clicks": [], **more}


def any_selection(chance: random.Random, kind: str) -> str:
    indices = [str(chance.randrange(size)) for size in SIZES.get(kind, ())]
    return kind + "".join(indices) if kind in "xho" else ".".join([kind, *indices])


def any_case(chance: random.Random, run: str, kind: str, depth: int = 0) -> dict[str, Any]:
    return case(
        run,
        chance.randrange(1500 if run == "long" else 101),
        chance.randrange(24),
        any_selection(chance, kind),
        digits=chance.choice([None, None, 6]),
        zeros=chance.random() < 0.3,
        sort=chance.choice(["sample", "contribution"]),
        clicks=[chance.random() for _ in range(depth)],
    )
