"""A monkey at the keyboard and the pointer: random actions, the same ones for the same seed.

`python -m tests.monkey [--actions N] [--seed S] [PAGE …]` lets it loose on the built site for longer.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from playwright.sync_api import Page

KEYS = (
    "Tab", "Tab", "Tab", "Shift+Tab", "Enter", "Enter", "Space", "Escape",
    "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown",
)  # fmt: skip

# Links that lead off the page are pressed like anything else, and lead nowhere.
STAY = """() => document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (link && link.pathname !== location.pathname) event.preventDefault();
}, true)"""

# What may be pressed: everything in sight.
TARGETS = """() => [...document.querySelectorAll(
  'button, select, input, summary, a, [role=button], .face, .curve')]
  .filter((one) => { const box = one.getBoundingClientRect();
    return box.width && box.height && box.bottom > 0 && box.top < innerHeight && !one.disabled; })
  .map((one) => { const box = one.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2]; })"""

# State and screen must agree, and so must state and address, where the page writes one.
SOUND = """() => [...document.querySelectorAll('.inspector')].filter((one) => one.inspector).flatMap((figure) => {
  const { store, run } = figure.inspector;
  const state = store.get();
  const faults = [];
  const epoch = figure.querySelector('.epoch > data');
  const shown = run().epochs[run().indexOf(state.epoch)];
  if (epoch && Number(epoch.value) !== shown) faults.push(`epoch ${epoch.value}, state ${shown}`);
  if (state.select && !figure.querySelector('.explanation h2, .explanation h3')) faults.push(`nothing explains ${state.select}`);
  if (figure.querySelectorAll('.network [tabindex="0"]').length > 1) faults.push('two tab stops in the graph');
  if (figure.querySelector('.network') && figure.querySelectorAll('.neuron').length !== 36) faults.push('neurons are missing');
  const slider = figure.querySelector('[aria-label="Epoch"]');
  if (slider && Number(slider.value) !== run().indexOf(state.epoch)) faults.push(`slider ${slider.value}, epoch ${state.epoch}`);
  return faults;
})"""

ADDRESSED = """() => {
  const { formatAddress } = explorable.modules['address.js'];
  const { DEFAULTS } = explorable.modules['state.js'];
  return formatAddress(document.querySelector('.inspector').inspector.store.get(), DEFAULTS);
}"""


def let_loose(page: Page, actions: int, seed: int) -> None:
    """Do that many random things; AssertionError when state, screen or address part."""
    chance = random.Random(seed)
    page.evaluate(STAY)
    doings: list[Callable[[], None]] = [
        lambda: click_something(page, chance),
        lambda: click_something(page, chance),
        lambda: page.keyboard.press(chance.choice(KEYS)),
        lambda: page.keyboard.press(chance.choice(KEYS)),
        lambda: page.keyboard.press(chance.choice(KEYS)),
        lambda: drag_somewhere(page, chance),
        lambda: page.mouse.wheel(0, chance.randint(-700, 700)),
        lambda: page.mouse.move(*somewhere(page, chance)),
    ]
    for number in range(actions):
        chance.choice(doings)()
        if number % 25 == 24:
            assert page.evaluate(SOUND) == [], f"after action {number} of seed {seed}"
    page.keyboard.press("Escape")


def address_agrees(page: Page) -> None:
    """On the inspector's page: at rest, the hash says what the state is."""
    page.evaluate("document.querySelector('.inspector').inspector.store.set({ playing: false })")
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash.slice(1)") == page.evaluate(ADDRESSED)


def somewhere(page: Page, chance: random.Random) -> tuple[float, float]:
    size = page.viewport_size or {"width": 1280, "height": 720}
    return chance.uniform(0, size["width"] - 1), chance.uniform(0, size["height"] - 1)


def click_something(page: Page, chance: random.Random) -> None:
    targets = page.evaluate(TARGETS)
    if targets:
        page.mouse.click(*chance.choice(targets))


def drag_somewhere(page: Page, chance: random.Random) -> None:
    page.mouse.move(*somewhere(page, chance))
    page.mouse.down()
    page.mouse.move(*somewhere(page, chance), steps=3)
    page.mouse.up()


def main() -> None:
    """The command."""
    import click

    from builder.browser import chromium
    from builder.settings import ASSETS, PROJECT
    from builder.site import Options, plan
    from builder.static import hosted

    @click.command(help="Random actions on the built pages.")
    @click.option("--actions", default=20_000, show_default=True)
    @click.option("--seed", default=1, show_default=True)
    @click.argument("pages", nargs=-1)
    def run(actions: int, seed: int, pages: tuple[str, ...]) -> None:
        files = plan(Options(PROJECT / "content", ASSETS, None, "a monkey")).files
        with hosted(files, "/") as url, chromium() as browser:
            for name in pages or ("inspector.html",):
                page = browser.new_page()
                faults: list[str] = []
                page.on("pageerror", lambda error: faults.append(str(error)))  # noqa: B023
                page.on("console", lambda message: faults.append(message.text))  # noqa: B023
                page.goto(url + name)
                let_loose(page, actions, seed)
                click.echo(f"{name}: {actions} actions, {faults or 'no fault'}")

    run()


if __name__ == "__main__":
    main()
