"""Questions: nothing is told before a choice, which is kept until it is taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.guard import at_rest
from tests.browser.reading.reader import PREFIX, QUESTION, RIGHT, WRONG, answer, ask, kept, search


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
