"""Live figures come to life in the room that was kept for them; without scripts they are stills."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from builder.live.kinds import KINDS
from tests.browser.guard import at_rest, box_of
from tests.browser.live import FIGURES, figure

WIDTHS = [320, 390, 480, 620, 768, 1280]
BY_CHAPTER = sorted(FIGURES.items(), key=lambda figure: figure[1])  # each page is opened once
MISSING = ["ERR_FILE_NOT_FOUND"]  # of a script that is not there
SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}"""


@pytest.fixture(scope="session")
def bare_url(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a copy of the site on disk that lacks the scripts which come later."""
    bare = tmp_path_factory.mktemp("bare") / "site"
    later = shutil.ignore_patterns("figures.*.js", "search.*.js", "*.json", "*.csv", "*.npz")
    shutil.copytree(folder, bare, ignore=later)
    return bare.as_uri() + "/"


def python_results(of: Locator) -> list[tuple[str, float, str]]:
    """Each visible equation as read and as Python works it out."""
    lines = of.locator(".equation:visible").evaluate_all(
        "all => all.map(one => [one.innerText, one.dataset.python,"
        " one.querySelector('.result data').innerText])"
    )
    return [(shown, eval(python, {"math": math}), text) for shown, python, text in lines]


def as_number(text: str) -> float:
    return float(text.replace("−", "-").replace("\u202f", "").replace("%", ""))


def test_every_kind_comes_to_life(page, any_url):
    for kind, _ in BY_CHAPTER:
        live = figure(page, any_url, kind)
        assert live.locator(".still").count() == 0, kind
        assert live.locator(".fault:visible").count() == 0, kind


@pytest.mark.parametrize("width", WIDTHS)
def test_figures_take_no_more_room_than_was_kept_for_them(open_page, disk_url, bare_url, width):
    viewport = {"width": width, "height": 700}
    quiet = open_page("about:blank", viewport=viewport, expected=MISSING)
    page = open_page("about:blank", viewport=viewport)
    for kind, address in BY_CHAPTER:
        quiet.goto(bare_url + address)
        kept = box_of(quiet.locator(f"[data-kind={kind}] .stage").first)
        live = figure(page, disk_url, kind)
        taken = box_of(live.locator(".stage"))
        assert taken["height"] == pytest.approx(kept["height"], abs=1), kind
        assert live.evaluate("one => one.scrollWidth <= one.clientWidth"), kind


@pytest.mark.parametrize("kind", FIGURES)
def test_every_equation_adds_up_as_written(page, site_url, kind):
    live = figure(page, site_url, kind)
    for step in (0.13, 0.37, 0.71, 0.98):
        for slider in live.get_by_role("slider").all():
            slider.evaluate(
                "(one, step) => { one.value = Number(one.min) + step * (one.max - one.min);"
                " one.dispatchEvent(new Event('input', { bubbles: true })); }",
                step,
            )
        for shown, result, text in python_results(live):
            assert result == pytest.approx(as_number(text), abs=1e-9), shown


# The drawing of each kind whose still shows a curve, and of what the dots must not move by.
CENTRES = """svg => [...svg.querySelectorAll('.dot, .handle')].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  const frame = svg.getBoundingClientRect();
  return [x + width / 2 - frame.x, y + height / 2 - frame.y];
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["sigmoid", "log-loss"])
def test_dots_stay_where_the_still_had_them(open_page, disk_url, bare_url, kind, width):
    viewport = {"width": width, "height": 700}
    quiet = open_page(bare_url + FIGURES[kind], viewport=viewport, expected=MISSING)
    still = quiet.locator(f"[data-kind={kind}] svg.still").evaluate(CENTRES)
    page = open_page("about:blank", viewport=viewport)
    drawn = figure(page, disk_url, kind).locator(".plot svg").evaluate(CENTRES)
    assert len(still) == len(drawn) > 2
    for before, after in zip(still, drawn, strict=True):
        assert after == pytest.approx(before, abs=1.5)


def test_every_kind_is_tried_here():
    assert set(FIGURES) == set(KINDS) - {"loss-along"}  # it stands in the lab


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_handles_stand_out_from_the_paper(open_page, site_url, scheme):
    page = open_page("about:blank", color_scheme=scheme)
    live = figure(page, site_url, "sigmoid")
    stage = live.locator(".stage")
    paper = stage.evaluate("one => getComputedStyle(document.documentElement).backgroundColor")
    colour = live.locator(".curve").evaluate("one => getComputedStyle(one).stroke")
    assert colour != paper


def test_without_its_script_a_figure_keeps_its_still_and_says_so(open_page, bare_url):
    page = open_page(bare_url + FIGURES["sigmoid"], expected=MISSING)
    found = page.locator("[data-kind=sigmoid]")
    found.scroll_into_view_if_needed()
    expect(found.get_by_role("status")).to_contain_text("cannot be moved")
    expect(found.locator(".still")).to_be_visible()


def test_a_still_says_something_before_any_script_runs(open_page, disk_url):
    page = open_page("about:blank", java_script_enabled=False)
    for kind, address in BY_CHAPTER:
        page.goto(disk_url + address)
        stage = page.locator(f"[data-kind={kind}] .stage").first
        assert len(stage.inner_text()) > 20, kind
        for drawing in stage.locator("svg.still").all():
            assert drawing.get_attribute("aria-label"), kind


def test_nothing_moves_while_a_chapter_is_read(page, site_url):
    page.add_init_script(f"({SHIFTS})()")
    page.goto(site_url + "gradient-descent.html")
    for _ in range(12):
        page.mouse.wheel(0, 500)
        at_rest(page)
    assert page.evaluate("shifted") < 0.001
