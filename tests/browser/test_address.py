"""The address of a moment: it says the whole state, and nothing it says can break the view."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import made, open_menu
from tests.scripts import script

KEYS = """() => {
  const { epoch, sample, select, mode, run, trail } =
    document.querySelector('.inspector').inspector.store.get();
  return { epoch, sample, select, mode, run, trail: [...trail] };
}"""


@pytest.fixture
def inspector(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}inspector.html")
    return made(page)


def state(page: Page) -> dict[str, object]:
    return dict(page.evaluate(KEYS))


def test_the_address_sets_the_whole_state(page, site_url):
    page.goto(f"{site_url}inspector.html#run=lr-3&epoch=30&sample=7&select=w1.3.7")
    found = state(made(page))
    assert (found["run"], found["epoch"], found["sample"]) == ("lr-3", 30, 7)
    assert found["select"] == "w1.3.7"


def test_an_epoch_between_stored_ones_is_taken_down_to_the_nearest(page, site_url):
    page.goto(f"{site_url}inspector.html#run=long&epoch=1000")
    stored = made(page).evaluate("document.querySelector('.inspector').inspector.run().epochs")
    shown = float(page.locator(".epoch data").first.get_attribute("value"))
    assert shown == max(epoch for epoch in stored if epoch <= 1000)


def test_choosing_pushes_an_entry_and_back_and_forward_walk_them(inspector):
    inspector.get_by_role("button", name="hidden 3", exact=True).click()
    inspector.get_by_role("button", name="output 2").click()
    assert "select=o2" in inspector.url
    inspector.go_back()
    expect(inspector.get_by_role("region", name="Explanation")).to_contain_text("3")
    assert state(inspector)["select"] == "h3"
    inspector.go_back()
    assert state(inspector)["select"] is None
    inspector.go_forward()
    assert state(inspector)["select"] == "h3"


def test_sliding_replaces_the_entry_once_the_hand_rests(inspector):
    before = inspector.evaluate("history.length")
    slider = inspector.get_by_role("slider", name="Epoch", exact=True)
    slider.focus()
    for _ in range(12):
        inspector.keyboard.press("ArrowRight")
    inspector.wait_for_url("**#epoch=12")
    assert inspector.evaluate("history.length") == before


def test_what_a_reader_does_before_all_has_come_is_kept(page, site_url):
    """The drawing grid's script comes last: here, once the slider has been moved."""
    held = []
    page.route("**/canvas.*.js", lambda route: held.append(route))
    with page.expect_request("**/canvas.*.js"):
        page.goto(f"{site_url}inspector.html#mode=inference&epoch=50")
    slider = page.get_by_role("slider", name="Epoch", exact=True)
    slider.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.epoch data').value === '51'")
    assert page.evaluate("!document.querySelector('.inspector').inspector")
    held[0].continue_()
    made(page)
    page.wait_for_url("**epoch=51**")
    expect(slider).to_have_value("51")


def test_copy_link_gives_the_address_of_this_moment(open_page, site_url):
    page = open_page(
        f"{site_url}inspector.html#epoch=9&sample=4&select=b1.2",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator(".network").wait_for()
    open_menu(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}inspector.html#epoch=9&sample=4&select=b1.2"


HOSTILE = script("hostile")


def test_ten_thousand_hostile_addresses_break_nothing(inspector):
    inspector.set_default_timeout(120_000)
    assert inspector.evaluate(HOSTILE, 10_000) == []
    inspector.evaluate("location.hash = '#epoch=33&sample=3'")
    inspector.wait_for_function("() => document.querySelector('.epoch data').value === '33'")
