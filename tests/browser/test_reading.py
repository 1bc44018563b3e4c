"""Questions, the reading place, search, and words that explain themselves."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import at_rest

PREFIX = "`explorable-network:${new URL('.', location.href).pathname}:`"  # of every name kept
QUESTION = "loss.html#q-zero"
RIGHT, WRONG = "No, and it never will be", "Yes"


def kept(page: Page) -> dict[str, str]:
    """What the page has put into the reader's storage."""
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def ask(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q-zero button").wait_for()


def answer(page: Page, text: str) -> None:
    question = page.locator("#q-zero")
    question.get_by_label(text).check()
    question.get_by_role("button", name="Check").click()


def search(page: Page, words: str) -> None:
    """Open the search by its key and type; wait until it has looked."""
    page.keyboard.press("/")
    page.get_by_role("searchbox").wait_for()
    page.keyboard.type(words)
    page.get_by_role("dialog").get_by_role("status").wait_for()


@pytest.fixture
def chapter(page: Page, any_url: str) -> Page:
    ask(page, any_url + QUESTION)
    return page


# Questions -------------------------------------------------------------------------------------


def test_nothing_is_told_before_a_choice(chapter):
    question = chapter.locator("#q-zero")
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).to_have_text("Choose an answer first.")
    assert question.locator(".reply:visible").count() == 0
    assert question.locator(".derivation a:visible").count() == 0


def test_a_right_answer_is_confirmed_in_words_and_leads_to_its_derivation(chapter):
    answer(chapter, RIGHT)
    question = chapter.locator("#q-zero")
    expect(question.get_by_role("status")).to_have_text("Right.")
    expect(question.locator(".mark:not(:empty)")).to_have_text(["✓ right"])
    expect(question.locator(".reply:visible")).to_have_count(1)
    question.locator(".derivation a").click()
    state = "() => document.querySelector('#q-zero a.control').dataset.figure"
    figure = chapter.evaluate(state)
    chapter.wait_for_function(
        "id => { const s = document.getElementById(id).inspector?.store.get();"
        " return s?.epoch === 100 && s?.select === 'loss'; }",
        arg=figure,
    )


def test_a_wrong_answer_shows_both_replies(chapter):
    answer(chapter, WRONG)
    question = chapter.locator("#q-zero")
    expect(question.get_by_role("status")).to_contain_text("Not so")
    expect(question.locator(".mark:not(:empty)")).to_have_text(["✗ not so", "✓ right"])
    expect(question.locator(".reply:visible")).to_have_count(2)


def test_a_choice_is_kept_and_can_be_taken_back(chapter):
    answer(chapter, WRONG)
    chapter.reload()
    question = chapter.locator("#q-zero")
    expect(question.get_by_label(WRONG)).to_be_checked()
    expect(question.get_by_label(WRONG)).to_be_disabled()
    question.get_by_role("button", name="Answer again").click()
    expect(question.get_by_role("button", name="Check")).to_be_focused()
    expect(question.get_by_label(WRONG)).not_to_be_checked()
    assert question.locator(".reply:visible").count() == 0
    prefix = chapter.evaluate(PREFIX)
    assert all(key.startswith(prefix) for key in kept(chapter))


def test_a_question_is_answered_by_keyboard_alone(chapter):
    question = chapter.locator("#q-zero")
    question.get_by_label(WRONG).focus()
    chapter.keyboard.press("ArrowDown")
    expect(question.get_by_label(RIGHT)).to_be_checked()
    chapter.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_have_text("Right.")
    expect(question.get_by_role("button", name="Answer again")).to_be_focused()


def test_blocked_storage_does_not_matter(page, site_url):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    ask(page, site_url + QUESTION)
    answer(page, RIGHT)
    expect(page.locator("#q-zero").get_by_role("status")).to_have_text("Right.")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    at_rest(page)


@pytest.mark.parametrize("damaged", ["", "null", "7", '"text"', "[]", "{", '{"loss/q-zero": "x"}'])
def test_damaged_storage_does_not_matter(page, site_url, damaged):
    page.goto(site_url + "404.html")
    for name in ("answers", "read", "place"):
        key = page.evaluate(PREFIX) + name
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, damaged])
    page.goto(site_url + "index.html")
    assert page.locator(".reading a").count() == 0
    ask(page, site_url + QUESTION)
    answer(page, RIGHT)
    expect(page.locator("#q-zero").get_by_role("status")).to_have_text("Right.")


def test_a_teachers_address_takes_every_answer_away_and_stays(page, any_url):
    ask(page, any_url + "loss.html?hide-answers")
    question = page.locator("#q-zero")
    assert page.locator("[data-right], .reply, .question details, .derivation").count() == 0
    answer(page, WRONG)
    expect(question.get_by_role("status")).to_have_text("Noted.")
    assert question.locator(".mark:not(:empty)").count() == 0
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/gradient-descent.html?hide-answers")
    search(page, "softmax")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.html?hide-answers#*")


def test_without_scripts_the_answer_opens_in_place(open_page, site_url):
    page = open_page(site_url + "loss.html", java_script_enabled=False)
    details = page.locator("#q-zero details")
    details.locator("summary").click()
    expect(details).to_contain_text(RIGHT)
    expect(page.locator("#q-zero .derivation a")).to_have_attribute(
        "href", re.compile(r"inspector\.html#.*epoch=100")
    )


# Reading place -----------------------------------------------------------------------------------


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


# Search ------------------------------------------------------------------------------------------


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


# Words that explain themselves -------------------------------------------------------------------


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


# Words that move a figure -----------------------------------------------------------------------


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
