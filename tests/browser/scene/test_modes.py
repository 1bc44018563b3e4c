"""Inference, pins, keys and the presenter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.guard import box_of, open_menu
from tests.browser.scene.window import DESK


def test_inference_starts_at_the_last_epoch_without_training_numbers(visit):
    page = visit("epoch=3", viewport=DESK)
    page.get_by_role("button", name="Inference").click()
    expect(page.locator(".epoch > data")).to_have_text("100")
    for part in (".readout.of-loss", ".readout.of-accuracy", ".curve"):
        expect(page.locator(part)).to_be_hidden()


def test_a_known_picture_keeps_its_name_and_its_verdict(visit):
    page = visit("mode=inference&epoch=100", viewport=DESK)
    page.get_by_role("button", name=re.compile("^held out 2:")).click()
    expect(page.locator("p.verdict")).to_have_text(re.compile(r"^Held-out picture 2: 2, .* [✓✗]\."))
    page.get_by_role("button", name="pixel 12", exact=True).click()
    expect(page.locator("p.verdict")).to_contain_text("Your picture")


def test_a_press_on_a_pixel_says_which_way_it_argued(visit):
    page = visit(f"mode=inference&epoch=100&pixels={'0' * 25}", viewport=DESK)

    def share() -> float:
        answer = page.locator(".bar.answer .percent")
        return 100 * float(answer.get_attribute("value"))

    blank = share()
    page.get_by_role("button", name="pixel 7", exact=True).click()
    said = page.locator(".argued").inner_text().replace("−", "-")
    found = re.search(r"argues (for|against) 1: ([+-]?[\d.]+) points, to ([\d.]+)", said)
    assert found
    assert float(found[3]) == pytest.approx(share(), abs=0.051)
    assert float(found[2]) == pytest.approx(share() - blank, abs=0.051)
    page.get_by_role("button", name="Pixel 7", exact=True).last.click()
    expect(page.locator(".panel h3")).to_contain_text("Input neuron 7")


def test_a_pin_stays_what_was_pinned(visit, record):
    page = visit("epoch=10", viewport=DESK)
    open_menu(page)
    page.get_by_role("button", name="Pin", exact=True).click()
    page.get_by_label("Run", exact=True).select_option("lr-3")
    expect(page.locator(".epoch .change")).to_contain_text("main, epoch 10")
    then = page.locator("[data-name=loss] .change data").first
    assert float(then.get_attribute("value")) == record["loss"][10]
    open_menu(page)
    expect(page.get_by_role("button", name="Unpin main, epoch 10")).to_be_visible()


def test_keys_work_wherever_the_focus_is(visit):
    page = visit("epoch=5&sample=3", viewport=DESK)
    epoch = page.get_by_role("slider", name="Epoch", exact=True)
    page.keyboard.press("ArrowRight")
    expect(epoch).to_have_value("6")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("]")
    expect(page.locator(".samples [aria-current]")).to_have_attribute(
        "aria-label", re.compile("^sample 4:")
    )
    page.get_by_role("button", name="hidden 3", exact=True).click()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys").get_by_role("heading")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_have_count(0)


def test_the_presenter_fills_the_screen_and_gives_it_back(visit):
    page = visit("epoch=50&select=h3", viewport=DESK)
    before = box_of(page.locator(".network"))
    page.keyboard.press("f")
    expect(page.locator(".inspector")).to_have_class(re.compile("presenting"))
    expect(page.get_by_role("button", name="Next wrong")).to_be_hidden()
    assert box_of(page.locator(".inspector"))["y"] == 0
    samples, curve = (box_of(page.locator(part)) for part in (".strip .samples", ".timeline"))
    assert samples["width"] >= curve["width"] - 1
    page.keyboard.press("f")
    expect(page.locator(".inspector")).not_to_have_class(re.compile("presenting"))
    page.wait_for_function(
        "(y) => document.querySelector('.network').getBoundingClientRect().y - y < 1",
        arg=before["y"],
    )
