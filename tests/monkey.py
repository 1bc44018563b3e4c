"""A monkey at the keyboard and the pointer: random actions, the same ones for the same seed.

`python -m tests.monkey [--actions N] [--seed S] [PAGE …]` lets it loose for longer.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from playwright.sync_api import Page

from tests.scripts import script

KEYS = (
    "Tab", "Tab", "Tab", "Shift+Tab", "Enter", "Enter", "Space", "Escape",
    "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown",
)  # fmt: skip

# Links that lead off the page are pressed like anything else, and lead nowhere.
STAY = script("stay")

# What may be pressed: everything in sight.
TARGETS = script("targets")

# State and screen must agree, and so must state and address, where the page writes one.
SOUND = script("sound")

ADDRESSED = script("addressed")


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
    page.wait_for_function(f"() => location.hash.slice(1) === ({ADDRESSED})()")


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

    from builder.pages.options import Options
    from builder.pages.site import plan
    from builder.serve.file_server import hosted
    from builder.settings import ASSETS, PROJECT
    from builder.tools.browser import chromium

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
