"""The inspectors of a chapter: each in a state of its own, one copy of the data, moved by prose."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import made

STATES = """() => [...document.querySelectorAll('.inspector')].map((figure) => {
  const state = figure.inspector?.store.get();
  return state ? [state.epoch, state.sample, state.select] : null;
})"""


@pytest.fixture
def chapter(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}training.html")
    page.locator(".inspector .network").first.wait_for()
    return page


def mount_all(page: Page) -> None:
    """Bring every figure to the screen, as reading to the end would."""
    for figure in page.locator(".inspector").all():
        figure.scroll_into_view_if_needed()
        figure.locator(".network").wait_for()


def test_figures_far_from_the_screen_are_not_drawn(chapter):
    states = chapter.evaluate(STATES)
    assert states[0] is not None
    assert states[-1] is None


def test_each_figure_starts_in_the_state_its_chapter_names(chapter):
    mount_all(chapter)
    stated = chapter.locator(".inspector").evaluate_all(
        "all => all.map((one) => Object.fromEntries(new URLSearchParams(one.dataset.state)))"
    )
    for (epoch, sample, select), said in zip(chapter.evaluate(STATES), stated, strict=True):
        assert epoch == int(said.get("epoch", 0))
        assert sample == int(said.get("sample", 0))
        assert select == said.get("select")


@pytest.mark.parametrize(("name", "is_taught"), [("weights", False), ("forward-pass", True)])
def test_panels_write_no_sign_before_it_is_taught(page, site_url, name, is_taught):
    page.goto(f"{site_url}{name}.html")
    page.locator(".inspector").first.scroll_into_view_if_needed()
    panel = page.locator(".inspector .panel").first
    expect(panel).to_contain_text("It adds up the weights of the pixels that are on")
    assert ("z1" in panel.inner_text()) == is_taught
    assert ("Σ" in panel.inner_text()) == is_taught


def test_figures_move_apart_and_share_one_copy_of_the_data(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}training.html")
    mount_all(page)
    before = page.evaluate(STATES)
    first = page.locator(".inspector").first
    first.get_by_role("slider", name="Epoch", exact=True).fill("77")
    after = page.evaluate(STATES)
    assert after[0][0] == 77
    assert after[1:] == before[1:]
    runs = page.evaluate(
        "new Set([...document.querySelectorAll('.inspector')].map((f) => f.inspector.run())).size"
    )
    assert runs == 1
    assert len([url for url in asked if "/data/main-start." in url]) == 1
    assert [url for url in asked if "/data/main." in url] == []
    assert len([url for url in asked if "/data/main-samples." in url]) <= 1


def test_words_move_the_figure_by_click_and_by_keyboard(page, site_url):
    page.goto(f"{site_url}index.html")
    control = page.locator("a.control[href='#epoch=100']").first
    epoch = page.locator(".inspector .epoch data").first
    control.click()
    expect(epoch).to_have_text("100")
    other = page.locator("a.control[href='#epoch=0']").first
    other.focus()
    page.keyboard.press("Enter")
    expect(epoch).to_have_text("0")


def test_a_figure_that_was_moved_can_be_put_back(page, site_url):
    page.goto(f"{site_url}index.html")
    figure = page.locator(".inspector").first
    figure.locator(".network").wait_for()
    start = page.evaluate(STATES)[0]
    back = figure.get_by_role("button", name="Put the figure back")
    expect(back).to_be_hidden()
    figure.get_by_role("slider", name="Epoch", exact=True).fill("40")
    back.click()
    assert page.evaluate(STATES)[0] == start
    expect(back).to_be_hidden()


def test_the_full_inspector_opens_in_the_same_state(page, site_url):
    page.goto(f"{site_url}index.html")
    figure = page.locator(".inspector").first
    figure.locator(".network").wait_for()
    figure.get_by_role("slider", name="Epoch", exact=True).fill("40")
    figure.get_by_role("button", name="hidden 5", exact=True).click()
    state = page.evaluate(STATES)[0]
    figure.get_by_role("link", name="Open in the full inspector").click()
    page.wait_for_url("**/inspector.html#*")
    made(page)
    assert page.evaluate(STATES)[0] == state


def test_an_address_on_a_chapter_sets_its_first_inspector(page, site_url):
    page.goto(f"{site_url}index.html#epoch=64&sample=2")
    page.locator(".network").first.wait_for()
    expect(page.locator(".inspector .epoch data").first).to_have_text("64")


def test_words_bring_a_figure_that_is_out_of_sight_to_the_reader(page, site_url):
    page.goto(f"{site_url}index.html")
    figure = page.locator(".inspector").first
    figure.locator(".network").wait_for()
    page.locator("a.control").last.scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("a.control").last.evaluate("one => one.click()")
    page.wait_for_function(
        """() => { const box = document.querySelector('.inspector .stage').getBoundingClientRect();
        return box.bottom > 100 && box.top < innerHeight - 100; }"""
    )


@pytest.mark.parametrize("name", ["index", "gradient-descent", "training"])
def test_each_figure_is_a_region_with_its_number_and_caption_as_name(page, site_url, name):
    page.goto(f"{site_url}{name}.html")
    figures = page.get_by_role("region", name=re.compile(r"^Figure [\d.]+: \w"))
    expect(figures).to_have_count(page.locator(".figure:not(.listing)").count())
