"""Drawing in greys, and what the drawing takes from the many pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pytest
from playwright.sync_api import expect

from builder.model.config import read_network
from builder.model.network import Parameters, forward
from builder.record.run import read_data
from tests.browser.growth.moments import (
    SIZE,
    numbers,
    to,
)


def answers(record: Mapping[str, np.ndarray], epoch: int, picture: np.ndarray) -> np.ndarray:
    parameters = Parameters(*(record[name][epoch] for name in ("w1", "b1", "w2", "b2")))
    return forward(parameters, picture[None, :]).a2[0]


def test_a_picture_is_drawn_in_greys_by_mouse_and_by_keyboard(visit, record):
    page = visit("epoch=100")
    page.get_by_role("button", name="Inference").click()
    page.get_by_role("button", name="Clear").click()

    def pixel(k):
        return page.get_by_role("button", name=f"pixel {k}", exact=True)

    to(page, "Brush", 7)
    pixel(10).click()
    pixel(20).focus()
    page.keyboard.press("Space")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("-")  # below 0 there is nothing
    for _ in range(3):
        page.keyboard.press("+")
    picture = np.zeros(64)
    picture[[10, 20, 21]] = np.array([7, 8, 3]) / 16
    assert numbers(page, ".network .input data") == picture.tolist()
    assert numbers(page, ".percent") == pytest.approx(answers(record, 100, picture), abs=1e-12)
    pixel(10).click()  # as bright as the brush already: it goes out
    expect(pixel(10)).to_have_attribute("aria-pressed", "false")
    expect(pixel(20)).to_have_attribute("aria-description", "0.50")
    picture[10] = 0
    expect(page).to_have_url(re.compile(f"pixels={'0' * 20}83{'0' * 42}"))
    page.reload()
    page.locator(".network").wait_for()
    assert numbers(page, ".network .input data") == picture.tolist()


def test_any_picture_can_be_loaded_into_the_drawing(visit, content, record):
    page = visit("epoch=100&mode=inference")
    chooser = page.get_by_label("Load a picture")
    held_out = read_data(read_network(content / "network.toml")).held_out
    expect(chooser.locator("option")).to_have_count(1 + len(held_out) + SIZE.samples)
    chooser.select_option("t487")
    assert numbers(page, ".network .input data") == list(record["x"][487])
    chooser.select_option("h12")
    assert numbers(page, ".network .input data") == held_out.x[12].tolist()


@pytest.mark.parametrize("pixels", ["0" * 63, "0" * 63 + "h", "1" * 63 + "-", "0" * 25])
def test_pixels_that_make_no_sense_are_left_out(visit, pixels):
    page = visit(f"epoch=100&mode=inference&pixels={pixels}")
    assert numbers(page, ".network .input data") == [0.0] * 64
