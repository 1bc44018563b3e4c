"""Nothing overlaps, clips, overflows or shifts, from 320 to 3840 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from builder.model.config import read_site
from builder.settings import PROJECT
from tests.browser.guard import at_rest
from tests.scripts import script

OPENED = (320, 390, 768, 1280)  # a page is opened at these widths, and then has its window drawn
RESIZED = {320: 600, 768: 1024, 1280: 1920}  # to these
PAGES = [f"{name}.html" for name in read_site(PROJECT / "content" / "site.toml").pages]
VIEWS = [
    *PAGES,
    "verify.html",
    "404.html",
    "inspector.html",
    "inspector.html#epoch=50&sample=3&select=h3",
    "inspector.html#epoch=100&sample=2&select=o2",
    "inspector.html#epoch=50&sample=9&select=w2.0.2",
    "inspector.html#epoch=100&mode=inference&select=h0",
    "inspector.html#epoch=60&pin=10&select=loss",
    "inspector.html#run=lr-100&epoch=40",
]

# Layout shifts since the page was opened, those after input left out as browsers do.
SHIFTS = """new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.shifted = (window.shifted ?? 0) + entry.value;
})).observe({ type: 'layout-shift', buffered: true })"""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Things that a reader must see apart: pairs of them that lie over one another.
OVERLAPS = script("overlaps")

# Text that does not fit the box that hides what is too much.
CLIPPED = script("clipped")

# Targets under 24 pixels, but for words in a sentence, which the rule leaves out.
SMALL = script("small")

# Columns of numbers that do not line up.
RAGGED = script("ragged")

# Pictures drawn in another shape than their own.
SQUASHED = """[...document.images].filter((image) => image.clientWidth && image.naturalWidth)
  .filter(({ clientHeight, naturalWidth, clientWidth, naturalHeight }) =>
    Math.abs(clientHeight * naturalWidth / (clientWidth * naturalHeight) - 1) > 0.1)
  .map((image) => image.closest('[aria-label]')?.ariaLabel ?? image.outerHTML)"""


def shifted(page: Page, view: str) -> float:
    """How much a page moved by itself, above what is allowed.

    An address that compares two moments brings lines on a phone that no skeleton foresees: there
    the bound is what counts as good.
    """
    moved = float(page.evaluate("window.shifted ?? 0"))
    return round(moved, 3) if moved > (0.1 if "pin=" in view else 0.01) else 0


def faults(page: Page) -> dict[str, object]:
    """What does not fit at this width."""
    found = {
        "sideways": page.evaluate(SIDEWAYS),
        "overlaps": page.evaluate(OVERLAPS),
        "clipped": page.evaluate(CLIPPED),
        "small": page.evaluate(SMALL),
        "squashed": page.evaluate(SQUASHED),
        "ragged": page.evaluate(RAGGED),
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_at_every_width(open_page, site_url, view):
    page = open_page("about:blank")
    page.add_init_script(SHIFTS)
    found: dict[int, dict[str, object]] = {}
    for width in OPENED:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("about:blank")
        page.goto(f"{site_url}{view}")
        if view.startswith("inspector"):
            page.locator(".neuron").first.wait_for()
        at_rest(page)
        found[width] = faults(page)
        if moved := shifted(page, view):
            found[width]["shift"] = moved
        if width in RESIZED:
            page.set_viewport_size({"width": RESIZED[width], "height": 900})
            at_rest(page)
            found[RESIZED[width]] = faults(page)
    assert {width: what for width, what in found.items() if what} == {}


WINDOWS = (
    (320, 640), (390, 844), (768, 1024), (1280, 720), (1920, 1080), (3840, 2160),
)  # fmt: skip
GRAPHS = (
    "epoch=60&sample=3",
    "epoch=100&sample=2&select=o2",
    "epoch=60&select=h7",
    "epoch=60&select=x4",
    "epoch=60&select=x20",
    "epoch=60&select=w1.3.4",
    "epoch=60&select=b1.3&pin=10",
    "epoch=100&mode=inference",
    "run=lr-100&epoch=40&select=o0",
)
COLLISIONS = script("collisions")


@pytest.mark.parametrize("window", WINDOWS)
def test_no_word_of_a_graph_touches_another_or_a_neuron(open_page, site_url, window):
    width, height = window
    page = open_page("about:blank", viewport={"width": width, "height": height})
    found = {}
    for view in GRAPHS:
        page.goto("about:blank")
        page.goto(f"{site_url}inspector.html#{view}")
        page.locator(".network.placed").wait_for()
        page.locator(".panel h3" if "select" in view else ".empty").wait_for()
        found[view] = page.evaluate(COLLISIONS)
    assert {view: faults for view, faults in found.items() if faults} == {}
