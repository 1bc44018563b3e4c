"""What a student and a teacher come for takes at most five presses on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.guard import made

PHONE = {"width": 390, "height": 844}
MOST = 5  # presses
TWO = (0, 1, 2, 8, 12, 16, 20, 21, 22, 23)  # the pixels of a two drawn in haste


class Hand:
    """A finger that counts its presses; scrolling is none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def tap(self, target: Locator) -> None:
        self.presses += 1
        target.tap()

    def press(self, target: Locator) -> None:
        """By a pointer: a browser may take a tap that follows a drawn touch for a part of it."""
        self.presses += 1
        target.click()

    def tap_along(self, target: Locator, share: float) -> None:
        """Press a slider's curve at a share of its width."""
        self.presses += 1
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box
        self.page.touchscreen.tap(box["x"] + share * box["width"], box["y"] + box["height"] / 2)

    def stroke(self, targets: list[Locator]) -> None:
        """One stroke from the first to the last, without lifting the finger."""
        self.presses += 1
        client = self.page.context.new_cdp_session(self.page)
        kind = "touchStart"
        for target in targets:
            box = target.bounding_box()
            assert box
            point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
            kind = "touchMove"
        client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.fixture
def phone(open_page: Callable[..., Page], site_url: str) -> Page:
    page = open_page("about:blank", viewport=PHONE, has_touch=True)
    page.goto(f"{site_url}inspector.html")
    page.get_by_role("button", name="See one step").wait_for()
    return made(page)


def test_why_sample_3_is_wrong_at_epoch_10_and_which_weight_moves_most(phone, record):
    hand, answer = Hand(phone), phone.locator(".panel .answer")
    hand.tap_along(phone.locator(".chart"), 0.1)
    expect(phone.locator(".epoch > data")).to_have_text("10")
    hand.tap(phone.locator(".strip .samples button").nth(3))
    right = int(record["y"][3].argmax())
    hand.tap(phone.get_by_role("button", name=f"Why not {right}?"))
    expect(answer).to_contain_text(f"is ahead of {right} by")
    expect(phone.get_by_role("button", name=f"Why not {right}?")).to_be_in_viewport()
    hand.tap(phone.get_by_role("button", name="Which weight moves most next?"))
    moved = abs(record["w2"][11] - record["w2"][10])
    row, column = divmod(int(moved.argmax()), moved.shape[1])
    assert moved.max() > abs(record["w1"][11] - record["w1"][10]).max()
    expect(answer).to_contain_text(f"w2[{row}][{column}] moves most of all")
    assert hand.presses <= MOST


def test_this_moment_for_a_class_and_its_link_to_hand_out(open_page, site_url):
    address = "epoch=10&sample=3&select=not0"
    page = open_page(
        "about:blank",
        viewport=PHONE,
        has_touch=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.goto(f"{site_url}inspector.html#{address}")
    page.locator(".panel .answer").wait_for()
    hand = Hand(page)
    hand.tap(page.locator(".menu summary"))
    hand.tap(page.get_by_role("button", name="Copy link"))
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    hand.tap(page.get_by_role("button", name="Present"))
    expect(page.locator(".inspector")).to_have_class(re.compile("presenting"))
    expect(page.get_by_role("button", name="Copied")).to_be_hidden()  # the menu is out of the way
    answer = page.locator(".panel .answer").inner_text()
    page.goto("about:blank")
    page.goto(copied)
    expect(page.locator(".panel .answer")).to_have_text(answer)
    assert hand.presses <= MOST


def test_a_digit_drawn_in_haste_and_why_it_is_a_two(phone):
    hand = Hand(phone)
    hand.tap(phone.get_by_role("button", name="Inference"))
    hand.tap(phone.get_by_role("button", name="Clear"))
    hand.stroke([phone.get_by_role("button", name=f"pixel {k}", exact=True) for k in TWO])
    expect(phone.locator("p.verdict")).to_contain_text("The network says 2")
    expect(phone).to_have_url(re.compile("pixels="))  # the picture is settled
    hand.press(phone.get_by_role("button", name="Why 2?"))
    expect(phone.locator(".panel .answer")).to_contain_text(re.compile("speaks? most for 2"))
    hidden = phone.get_by_role("button", name=re.compile("^hidden"))
    floor = phone.locator(".sheet").bounding_box()["y"]
    assert all(one.bounding_box()["y"] < floor for one in hidden.all())
    assert hand.presses <= MOST
