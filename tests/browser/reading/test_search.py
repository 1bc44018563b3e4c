"""The search: by key, by words however typed, in the bar of every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.guard import at_rest
from tests.browser.reading.reader import search


def test_headings_come_before_mentions_and_hits_are_marked(chapter):
    search(chapter, "softmax")
    results = chapter.get_by_role("dialog").get_by_role("link")
    expect(results.first.locator("strong mark")).to_have_text(re.compile("softmax", re.IGNORECASE))
    expect(results.filter(has=chapter.locator("span mark")).first).to_be_visible()


def test_results_name_their_chapter_and_lead_to_their_heading(chapter):
    search(chapter, "how surprised")
    first = chapter.get_by_role("dialog").get_by_role("link").first
    expect(first.locator("small")).to_have_text("5 The loss")
    chapter.keyboard.press("Enter")
    chapter.wait_for_url("**/loss.html#how-surprised")
    expect(chapter.get_by_role("dialog")).to_be_hidden()


def test_arrow_keys_walk_the_results_and_escape_leaves(chapter):
    button = chapter.get_by_role("button", name="Search")
    button.click()
    field = chapter.get_by_role("searchbox")
    expect(field).to_be_focused()
    chapter.keyboard.type("weight")
    results = chapter.get_by_role("dialog").get_by_role("link")
    results.nth(1).wait_for()
    chapter.keyboard.press("ArrowDown")
    chapter.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    chapter.keyboard.press("ArrowUp")
    chapter.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    chapter.keyboard.press("Escape")
    expect(chapter.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("learning rates", "learning rate"),  # a plural finds the singular
        ("KAIMING", "How large?"),
        ("w2[i][j]", "w2[i][j]"),
    ],
)
def test_words_are_found_however_they_are_typed(chapter, words, heading):
    search(chapter, words)
    names = chapter.get_by_role("dialog").locator("a strong")
    names.first.wait_for()
    assert any(heading in name for name in names.all_inner_texts())


def test_what_is_nowhere_is_not_found(chapter):
    search(chapter, "xylophone")
    status = chapter.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("Nothing found.")
    expect(chapter.get_by_role("dialog").get_by_role("link")).to_have_count(0)


def test_typed_markup_stays_text(chapter):
    search(chapter, "<img src=x onerror=alert(1)>")
    assert chapter.locator("dialog img").count() == 0


def test_a_slash_typed_into_a_field_is_a_slash(chapter):
    search(chapter, "a")
    chapter.keyboard.type("/")
    assert chapter.get_by_role("searchbox").input_value() == "a/"


@pytest.mark.parametrize("place", ["inspector", "lab"])
def test_the_search_is_in_the_bar_of_the_workbenches_too(page, site_url, place):
    page.goto(f"{site_url}{place}.html")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("gradient")
    expect(page.locator("dialog.search li a").first).to_be_visible()


def test_the_index_is_asked_for_only_when_the_search_opens(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "whats-next.html")
    at_rest(page)
    assert not any("/assets/search." in url for url in asked)
    search(page, "adam")
    assert any("/assets/search." in url for url in asked)
