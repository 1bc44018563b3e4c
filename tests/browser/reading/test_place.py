"""The reading place: the contents tell what was read, and the start page leads on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading.reader import PREFIX, RIGHT, answer, kept


def read_on(page: Page, share: float) -> None:
    """Scroll to a share of the page and rest."""
    page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
    page.wait_for_function(
        "key => document.body.dataset.page in JSON.parse(localStorage.getItem(key) ?? '{}')",
        arg=page.evaluate(PREFIX) + "read",
    )


def test_the_contents_tell_what_was_read_until_it_is_forgotten(page, any_url):
    page.goto(any_url + "neuron.html")
    read_on(page, 1)
    page.goto(any_url + "weights.html")
    read_on(page, 0.3)
    page.get_by_text("Contents").click()
    entries = page.locator(".contents li")
    expect(entries.filter(has_text="A neuron").locator(".mark")).to_have_text("✓ read")
    expect(entries.filter(has_text="Weights").locator(".mark")).to_have_text(
        re.compile(r"^\d\d?\u202f%$")
    )
    page.get_by_role("button", name="Forget what I read and answered").click()
    expect(page.locator(".contents .mark:not(:empty)")).to_have_count(0)
    assert kept(page) == {}


def test_forgetting_opens_the_questions_again(chapter):
    answer(chapter, RIGHT)
    chapter.get_by_text("Contents").click()
    chapter.get_by_role("button", name="Forget what I read and answered").click()
    expect(chapter.locator("#q-zero").get_by_role("button", name="Check")).to_be_visible()


def test_the_start_page_offers_to_go_on_where_reading_stopped(page, any_url):
    page.goto(any_url + "index.html")
    assert page.locator(".reading a").count() == 0
    page.goto(any_url + "loss.html#how-surprised")
    read_on(page, 0.5)
    page.goto(any_url + "index.html")
    link = page.locator(".reading a")
    expect(link).to_contain_text("Go on with “The loss")
    link.click()
    page.wait_for_url("**/loss.html#*")


def test_offering_the_place_moves_nothing(page, site_url):
    page.goto(site_url + "loss.html")
    read_on(page, 0.5)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(site_url + "index.html")
        page.locator(".reading a").wait_for()
        with_offer = page.locator("article").bounding_box()["y"]
        page.locator(".reading a").evaluate("link => link.remove()")
        assert page.locator("article").bounding_box()["y"] == pytest.approx(with_offer, abs=26)
