"""axe finds nothing on any page, in either theme and in every state a reader can bring about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from builder.model.config import read_site
from builder.settings import PROJECT
from tests.browser.guard import at_rest, open_menu

PAGES = [f"{name}.html" for name in read_site(PROJECT / "content" / "site.toml").pages]
BEYOND = "best-practice experimental"  # what axe asks for besides level AA
VIOLATIONS = {"resultTypes": ["violations"]}  # what passes is not looked at: half the time
OFF = {"enabled": False}
# Takes the number that a circle or a thumbnail shows for its label; it is called "hidden 3".
MISTAKEN = {"label-content-name-mismatch": OFF}
RULES = {
    **VIOLATIONS,
    "runOnly": f"wcag2a wcag2aa wcag21a wcag21aa wcag22aa {BEYOND}".split(),
    "rules": MISTAKEN,
}
# axe takes ten seconds to compare every pair of the inspector's targets: they are compared on some
# pages and in one state, and measured in all of them by test_geometry.
BUT_TARGETS = {**RULES, "rules": {**MISTAKEN, "target-size": OFF}}
COLOURS = {
    **VIOLATIONS,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
STATES = {
    "training": "inspector.html#epoch=50&sample=3",
    "inference": "inspector.html#epoch=100&mode=inference&select=h2",
    "a pixel open": "inspector.html#epoch=50&sample=3&select=x7",
    "a neuron open": "inspector.html#epoch=50&sample=3&select=h3",
    "an output open": "inspector.html#epoch=50&sample=3&select=o2",
    "a weight open": "inspector.html#epoch=50&sample=3&select=w2.0.2",
    "a bias open": "inspector.html#epoch=50&sample=3&select=b2.1&table=1",
    "the loss open": "inspector.html#epoch=50&select=loss",
    "the accuracy open": "inspector.html#epoch=50&select=accuracy&table=1",
    "the rate open": "inspector.html#epoch=50&select=lr",
    "why not": "inspector.html#epoch=50&sample=3&select=not1&table=1",
    "what flips it": "inspector.html#epoch=50&sample=3&select=flip&table=1",
    "where it is wrong": "inspector.html#epoch=10&select=wrong",
    "what moves next": "inspector.html#epoch=10&select=next&table=1",
    "one step": "inspector.html#epoch=10&sample=3&select=step&stage=7",
    "comparing": "inspector.html#epoch=60&pin=10&select=b1.3",
    "the lab": "lab.html#fork=main@10;lr:12;off:h3&epoch=20&select=w2.1.6",
}


def violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    """What axe finds, a line each: all the rules in light, those of colours again in dark."""
    found = Axe().run(page, options=rules).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += Axe().run(page, options=COLOURS).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]][:8]


def settle(page: Page) -> None:
    at_rest(page)
    for figure in page.locator(".inspector").all():
        figure.scroll_into_view_if_needed()
        figure.locator(".neuron, .faces, .timeline .track").first.wait_for()


@pytest.mark.parametrize("name", [*PAGES, "verify.html", "404.html"])
def test_every_page(open_page, site_url, name):
    page = open_page(site_url + name)
    settle(page)
    few = page.locator(".inspector").count() < 2
    assert violations(page, RULES if few else BUT_TARGETS) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_inspector(open_page, site_url, state):
    page = open_page(site_url + STATES[state])
    settle(page)
    assert violations(page, RULES if state == "a neuron open" else BUT_TARGETS) == []


def drill(page: Page) -> None:
    page.goto(page.url.split("#")[0] + "#epoch=50&sample=3&select=o2")
    panel = page.get_by_role("region", name="Explanation")
    for number in (-1, 0, 0):  # dz2, a2 that it is made from, e^z that this is made from
        before = panel.inner_text()
        panel.locator("button.number").nth(number).click()
        expect(panel).not_to_have_text(before)


def show_keys(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()


def present(page: Page) -> None:
    page.keyboard.press("f")
    page.locator(".inspector.presenting").wait_for()


def change(page: Page) -> None:
    changes = page.get_by_role("region", name="Changes")
    update = changes.get_by_role("combobox", name="Update")
    if not update.is_visible():  # beside the scene, the changes stand open
        changes.get_by_text("Change something").click()
    update.wait_for()


def focus_symbol(page: Page) -> None:
    page.locator(".formula a[data-symbol]").first.focus()
    page.locator("#note").wait_for()


def answer(page: Page) -> None:
    question = page.locator(".question").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("gradient")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


BROUGHT_ABOUT: dict[str, tuple[str, Callable[[Page], None]]] = {
    "drilled three levels": ("inspector.html", drill),
    "the menu open": ("inspector.html", open_menu),
    "the keys shown": ("inspector.html", show_keys),
    "presented": ("inspector.html#epoch=50&sample=3&select=h3", present),
    "the lab's changes": ("lab.html", change),
    "a symbol in focus": ("forward-pass.html", focus_symbol),
    "question answered": ("loss.html", answer),
    "search open": ("index.html", search),
}


@pytest.mark.parametrize("state", BROUGHT_ABOUT)
def test_what_a_reader_brings_about(open_page, site_url, state):
    name, act = BROUGHT_ABOUT[state]
    page = open_page(site_url + name)
    settle(page)
    act(page)
    assert violations(page, BUT_TARGETS) == []


ENLARGE = """() => {
  document.documentElement.style.fontSize = '200%';
  return new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("view", [*PAGES, "verify.html", "404.html", *STATES.values()])
def test_the_narrowest_screen_and_the_largest_text(open_page, site_url, view):
    page = open_page(site_url + view, viewport={"width": 320, "height": 640})
    settle(page)
    page.evaluate(ENLARGE)
    assert page.evaluate(SIDEWAYS) == 0
    if view in ("index.html", STATES["an output open"]):
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # the sheet sinks
        assert violations(page, BUT_TARGETS) == []
