"""The strip and the curve tell where it goes wrong, and epochs ease into each other."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.guard import OpenPage, made
from tests.browser.scene.window import DESK
from tests.scripts import script


def test_the_strip_is_sorted_by_loss_and_leads_to_the_next_wrong_picture(visit, record):
    page = visit("epoch=10&sample=0", viewport=DESK)
    page.get_by_role("button", name="By loss").click()
    texts = page.locator(".strip .n").all_inner_texts()
    numbers = [int(re.sub(r"\D", "", text)) for text in texts]
    losses = [record["sample_loss"][10, sample] for sample in numbers]
    assert losses == sorted(losses, reverse=True)
    wrong = record["a2"][10].argmax(axis=1) != record["y"].argmax(axis=1)
    page.get_by_role("button", name="Next wrong").click()
    first = next(sample for sample in range(1, 24) if wrong[sample])
    expect(page.locator("p.verdict")).to_contain_text(f"Sample {first}:")


def test_the_curve_says_the_loss_at_its_marker(visit, record):
    page = visit("epoch=10", viewport=DESK)
    assert float(page.locator(".chart .at").get_attribute("value")) == record["loss"][10]
    expect(page.locator(".chart .axis")).to_contain_text("accuracy, 0 to 100 %")
    page.goto(page.url.replace("epoch=10", "epoch=10&run=lr-12&pin=10"))
    expect(page.locator(".chart .axis")).to_contain_text("beside main on the same scale")


# Pixels by which the numbers of the moment, and the sentence above the graph, leave their boxes.
BEYOND = """() => {
  const right = (element) => element.getBoundingClientRect().right;
  const room = right(document.querySelector('.track'));
  const verdict = document.querySelector('.verdict');
  const numbers = [...document.querySelectorAll('.readouts > *')].map(right);
  return [Math.max(...numbers) - room, verdict.scrollWidth - verdict.clientWidth];
}"""


@pytest.mark.parametrize(
    "view", ["lab.html#fork=main@10;lr:12", "inspector.html#epoch=60&pin=10&sample=9"]
)
@pytest.mark.parametrize("language", ["", "de/"])
def test_what_a_pinned_moment_adds_stays_inside_the_scene(
    open_page: OpenPage, site_url: str, language: str, view: str
):
    page = open_page(f"{site_url}{language}{view}", viewport={"width": 1280, "height": 720})
    made(page)
    for width in (768, 900, 1100, 1280, 1366, 1600):
        page.set_viewport_size({"width": width, "height": 720})
        assert max(page.evaluate(BEYOND)) <= 0, width


def test_reduced_motion_draws_the_new_epoch_at_once(visit):
    page = visit("epoch=0", viewport=DESK, reduced_motion="reduce")
    frames = page.evaluate(script("frames"))
    assert frames == 1


def test_shades_ease_from_one_epoch_to_the_next(visit):
    page = visit("epoch=0", viewport=DESK)
    assert page.evaluate(script("frames")) > 1
