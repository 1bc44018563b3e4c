"""What would flip it: each pixel, and the smallest set, found exactly."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from playwright.sync_api import expect

from builder.model.network import Parameters, forward
from tests.browser.questions.panel import network, values


def turned(x: np.ndarray, pixels: tuple[int, ...]) -> np.ndarray:
    other = x.copy()
    other[list(pixels)] = 1 - other[list(pixels)]
    return other


def flips(parameters: Parameters, x: np.ndarray, size: int) -> list[tuple[int, ...]]:
    """Every set of so many pixels that changes the answer when they are turned."""
    sets = list(combinations(range(25), size))
    pictures = np.array([turned(x, pixels) for pixels in sets])
    answers = forward(parameters, pictures).a2.argmax(axis=1)
    now = int(forward(parameters, x[np.newaxis]).a2.argmax())
    return [pixels for pixels, said in zip(sets, answers, strict=True) if said != now]


@pytest.mark.parametrize(("epoch", "sample"), [(5, 2), (30, 9), (60, 3), (100, 1), (100, 6)])
def test_the_smallest_set_that_flips_the_answer_is_found_exactly(visit, record, epoch, sample):
    panel = visit(f"epoch={epoch}&sample={sample}&select=flip")
    found = panel.locator(".flip")
    expect(found).to_contain_text("enough")
    told = re.search(r"with pixels? ([\d, and]+) turned, it says (\d)", found.text_content() or "")
    assert told
    pixels = tuple(int(k) for k in re.findall(r"\d+", told[1]))
    parameters, x = network(record, epoch), record["x"][sample]
    assert pixels in flips(parameters, x, len(pixels))
    for fewer in range(1, len(pixels)):
        assert flips(parameters, x, fewer) == []
    then = forward(parameters, turned(x, pixels)[np.newaxis]).a2.argmax()
    assert int(told[2]) == then


def test_each_pixel_turned_changes_every_answer_as_the_network_says(visit, record):
    panel = visit("epoch=60&sample=3&select=flip&table=1")
    parameters, x = network(record, 60), record["x"][3]
    now = forward(parameters, x[np.newaxis]).a2[0]
    expected = [
        100 * (forward(parameters, turned(x, (k,))[np.newaxis]).a2[0] - now) for k in range(25)
    ]
    rows = panel.locator("tbody tr")
    assert values(rows) == pytest.approx(list(np.array(expected).flatten()), abs=2e-4)


def test_a_press_turns_pixels_and_the_answer_follows(visit, page, record):
    panel = visit("epoch=60&sample=3&select=flip")
    panel.locator(".flip").get_by_role("button").press("Enter")
    expect(page).to_have_url(re.compile("mode=inference.*select=flip"))
    said = re.search(r"pixels=([01]{25})", page.url)
    assert said
    picture = np.array([float(pixel) for pixel in said[1]])
    assert 1 <= abs(picture - record["x"][3]).sum() <= 4
    expect(panel.locator(".answer")).not_to_contain_text("It says 0")
    panel.locator(".pictures figure").first.locator("g").nth(12).click()
    expect(page).not_to_have_url(re.compile(said[1]))
