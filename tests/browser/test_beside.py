"""A figure beside its prose on wide screens; words that drive one never lose their reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import at_rest
from tests.browser.test_bad_data import SHIFT

SIZES = {390: 844, 768: 1024, 1280: 720, 1920: 1080}
SEEN = """one => {
  const { top, bottom, height } = one.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return Math.max(0, seen) / Math.min(height, innerHeight);
}"""


def ready(page: Page) -> None:
    """The script that brings figures into sight is here."""
    page.wait_for_function("() => Boolean(explorable.modules['explainer.js'])")


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("chapter", ["backpropagation", "neuron"])
def test_driving_words_show_their_figure_and_keep_the_reader_or_the_way_back(
    open_page, site_url, chapter, width
):
    page = open_page(f"{site_url}{chapter}.html", viewport={"width": width, "height": SIZES[width]})
    controls = page.locator("article p a.control")
    controls.first.scroll_into_view_if_needed()
    ready(page)
    for control in controls.all()[:5]:
        control.evaluate("one => one.scrollIntoView({ block: 'center' })")
        control.press("Enter")
        figure = page.locator(f"#{driven(page, control)} > .stage")
        page.wait_for_function(f"one => ({SEEN})(one) >= 0.6", arg=figure.element_handle())
        way_back = page.get_by_role("button", name="Back to the text")
        at_rest(page)
        page.wait_for_function(
            f"one => ({SEEN})(one) || document.querySelector('.offer')",
            arg=control.element_handle(),
        )
        if not control.evaluate(SEEN):
            way_back.press("Enter")
            expect(control).to_be_in_viewport()
            expect(control).to_be_focused()
        elif width >= 1280:
            expect(way_back).to_have_count(0)


def driven(page: Page, control) -> str:
    """The figure that a control moves: the one it names, or the inspector before it."""
    return str(
        control.evaluate(
            """one => {
                if (one.dataset.figure) return one.dataset.figure;
                const all = [...document.querySelectorAll('.inspector')];
                const before = all.filter((each) => each.compareDocumentPosition(one) & 4);
                return (before.at(-1) ?? all[0]).id;
            }"""
        )
    )


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_figure_stays_beside_its_prose_until_that_has_passed(open_page, site_url, width):
    page = open_page(f"{site_url}neuron.html", viewport={"width": width, "height": SIZES[width]})
    frame = page.locator(".beside").first
    words, figure = frame.locator(".words").last, frame.locator(".figure")
    words.locator("p").last.evaluate("one => one.scrollIntoView({ block: 'end' })")
    text, drawn = words.bounding_box(), figure.bounding_box()
    assert text is not None
    assert drawn is not None
    assert text["x"] + text["width"] + 24 <= drawn["x"]
    assert figure.evaluate(SEEN) > 0.9
    page.mouse.wheel(0, 150)
    at_rest(page)
    assert figure.evaluate(SEEN) > 0.9
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [390, 768, 1100])
def test_without_room_a_figure_stands_where_it_is_spoken_of(open_page, site_url, width):
    page = open_page(f"{site_url}neuron.html", viewport={"width": width, "height": 900})
    frame = page.locator(".beside").first
    before = frame.locator(".words").first.locator("p").last.bounding_box()
    figure, after = (
        frame.locator(".figure").bounding_box(),
        frame.locator(".words").last.locator("p").first.bounding_box(),
    )
    assert before is not None
    assert figure is not None
    assert after is not None
    assert before["y"] < figure["y"] < after["y"]


def test_on_paper_figures_stand_between_the_paragraphs(open_page, site_url):
    page = open_page(f"{site_url}neuron.html", viewport={"width": 1280, "height": 720})
    page.emulate_media(media="print")
    assert page.locator(".beside").first.evaluate("one => getComputedStyle(one).display") == (
        "contents"
    )
    assert page.locator(".more:visible").count() == 0


@pytest.mark.parametrize("chapter", ["neuron", "backpropagation"])
def test_nothing_shifts_beside_the_text(open_page, site_url, chapter):
    page = open_page("about:blank", viewport={"width": 1280, "height": 720})
    page.add_init_script(f"({SHIFT})()")
    page.goto(f"{site_url}{chapter}.html")
    at_rest(page)
    for y in range(0, 6000, 300):
        page.evaluate(f"scrollTo(0, {y})")
        at_rest(page)
    assert page.evaluate("window.shift") < 0.001


def test_in_the_whole_article_as_one_page_prose_keeps_its_column(open_page, disk_url):
    page = open_page(f"{disk_url}single.html", viewport={"width": 1280, "height": 720})
    edges = page.locator("#neuron h2, #neuron .words p").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().left))"
    )
    assert len(edges) > 4
    assert len(set(edges)) == 1
