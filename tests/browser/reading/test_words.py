"""Words that explain themselves, and words that move a figure."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import at_rest


@pytest.fixture
def forward(page: Page, any_url: str) -> Page:
    page.goto(any_url + "forward-pass.html")
    page.locator(".inspector").first.scroll_into_view_if_needed()
    page.locator(".network").first.wait_for()
    return page


def test_a_term_shows_its_line_to_pointer_and_keyboard(forward):
    term = forward.locator(".term.first").first
    gloss = forward.locator(f"#gloss-{term.get_attribute('data-term')}").text_content()
    note = forward.locator("#note")
    term.hover()
    expect(note).to_have_text(gloss)
    note.hover()
    at_rest(forward)
    expect(note).to_be_visible()
    forward.keyboard.press("Escape")
    expect(note).to_be_hidden()
    forward.locator(".skip").focus()
    term.focus()
    forward.keyboard.press("Shift+Tab")
    forward.keyboard.press("Tab")
    expect(note).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", "note")


def test_the_first_tap_shows_the_line_and_the_second_follows(open_page, site_url):
    page = open_page(site_url + "forward-pass.html", has_touch=True)
    term = page.locator(".term.first").first
    term.tap()
    expect(page.locator("#note")).to_be_visible()
    assert "forward-pass" in page.url
    term.tap()
    page.wait_for_url("**/glossary.html#*")


def test_a_symbol_lights_the_same_quantity_wherever_it_stands(forward):
    symbol = forward.locator("article .formula [data-symbol^=z1]").first
    symbol.scroll_into_view_if_needed()
    at_rest(forward)
    symbol.hover()
    lit = forward.locator("[data-symbol].lit")
    expect(lit.nth(1)).to_be_attached()
    bases = lit.evaluate_all("all => all.map(one => one.dataset.symbol.split('[')[0])")
    assert set(bases) == {"z1"}
    forward.mouse.move(5, 5)
    expect(lit).to_have_count(0)


def test_a_symbol_tells_its_value_now_in_the_figure_beside_it(forward):
    symbol = forward.locator("article a[data-quantity]:not(.formula a)").first
    symbol.scroll_into_view_if_needed()
    at_rest(forward)
    symbol.hover()
    name = symbol.inner_text()
    number = r"−?\d+\.\d{3}"
    expect(forward.locator("#note")).to_contain_text(
        re.compile(re.escape(name) + f" = {number} now, in Figure 3\\.\\d")
    )


def test_symbols_of_a_formula_are_one_tab_stop_walked_by_arrows(forward):
    frame = forward.locator("article .formula:has([data-symbol] ~ * [data-symbol])").first
    symbols = frame.get_by_role("link")
    symbols.first.focus()
    forward.keyboard.press("ArrowRight")
    expect(symbols.nth(1)).to_be_focused()
    seen = frame.locator("math .focused")
    assert seen.get_attribute("data-symbol") == symbols.nth(1).inner_text()
    assert frame.locator("[tabindex='0']").count() == 1
    name = symbols.nth(1).get_attribute("data-symbol").split("[")[0]
    forward.keyboard.press("Enter")
    forward.wait_for_url(f"**/glossary.html#{name}")


def test_without_the_index_a_symbol_still_links(open_page, folder, tmp_path):
    bare = tmp_path / "site"
    shutil.copytree(folder, bare, ignore=shutil.ignore_patterns("search.*.js", "*.json", "*.csv"))
    address = bare.as_uri() + "/forward-pass.html"
    page = open_page(address, expected=["ERR_FILE_NOT_FOUND"])
    page.locator("article a[data-symbol]:not(.formula a)").first.hover()
    at_rest(page)
    expect(page.locator("#note")).to_be_hidden()
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("button", name="Search")).to_be_disabled()


def test_words_far_from_their_figure_offer_the_way_back(page, site_url):
    page.goto(site_url + "inference.html")
    words = page.locator("a[href^='#mode=inference&epoch=30']").first
    words.scroll_into_view_if_needed()
    words.click()
    back = page.get_by_role("button", name="Back to the text")
    expect(page.locator("#fig-draw .stage")).to_be_in_viewport(ratio=0.5)
    expect(words).not_to_be_in_viewport()
    back.click()
    expect(words).to_be_in_viewport()
    expect(words).to_be_focused()
    expect(back).to_have_count(0)


def test_words_beside_their_figure_offer_nothing(open_page, site_url):
    page = open_page(site_url + "index.html", viewport={"width": 1280, "height": 1400})
    words = page.get_by_role("link", name="epoch 100").first
    words.scroll_into_view_if_needed()
    words.click()
    page.wait_for_function(
        "document.querySelector('#fig-start').inspector?.store.get().epoch === 100"
    )
    expect(page.get_by_role("button", name="Back to the text")).to_have_count(0)
