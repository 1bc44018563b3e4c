"""One step of learning, stage by stage: the record's numbers stand where they arise."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

EPOCH, SAMPLE = 10, 3
STAGES = (
    "The picture", "Sums", "Squash", "Sums of the outputs", "Softmax", "Loss",
    "Blame of the outputs", "Along the lines", "Through the slope", "To every weight", "The move",
)  # fmt: skip


@pytest.fixture
def at_stage(page: Page, site_url: str):
    """Opens the inspector at one stage of a step and waits for the panel."""

    def open_at(stage: int, epoch: int = EPOCH) -> Page:
        page.goto("about:blank")
        address = f"epoch={epoch}&sample={SAMPLE}&select=step&stage={stage}"
        page.goto(f"{site_url}inspector.html#{address}")
        page.get_by_role("slider", name="Stage").wait_for()
        return page

    return open_at


def labels(page: Page, kind: str = "span") -> list[float]:
    texts = page.locator(f".labels > {kind}").all_text_contents()
    return [float(re.sub(r"\s*%", "", text).replace("−", "-")) for text in texts]


def test_a_slider_and_two_buttons_lead_through_all_stages_and_the_address_follows(at_stage):
    page = at_stage(0)
    panel = page.get_by_role("region", name="Explanation")
    slider = page.get_by_role("slider", name="Stage")
    for stage, title in enumerate(STAGES):
        expect(panel.locator(".answer")).to_have_text(re.compile(rf"^{title}\. "))
        expect(slider).to_have_value(str(stage))
        expect(slider).to_have_attribute("aria-valuetext", f"{stage + 1} of 11: {title}")
        page.get_by_role("button", name="Next stage").press("Enter")
    expect(page).to_have_url(re.compile("select=step&stage=10"))
    slider.press("ArrowLeft")
    expect(panel.locator(".answer")).to_have_text(re.compile(r"^To every weight\. "))
    page.get_by_role("button", name="Previous stage").press("Enter")
    expect(slider).to_have_value("8")


@pytest.mark.parametrize(
    ("stage", "quantity", "scale"),
    [(1, "z1", 1), (2, "a1", 1), (3, "z2", 1), (4, "a2", 100), (6, "dz2", 1), (8, "dz1", 1)],
)
def test_the_numbers_on_the_graph_are_those_of_the_record(at_stage, record, stage, quantity, scale):
    expected = scale * record[quantity][EPOCH, SAMPLE]
    assert labels(at_stage(stage)) == pytest.approx(
        list(expected), abs=0.0501 if scale > 1 else 6e-4
    )


def test_the_forward_wave_starts_at_pixels_and_ends_at_the_right_answers_loss(at_stage, record):
    assert labels(at_stage(0)) == [1.0] * int(record["x"][SAMPLE].sum())
    loss = record["sample_loss"][EPOCH, SAMPLE]
    assert labels(at_stage(5)) == pytest.approx([loss], abs=6e-4)


def test_blame_runs_back_along_the_lines_that_carry_most(at_stage, record):
    page = at_stage(7)
    carried = record["w2"][EPOCH] * record["dz2"][EPOCH, SAMPLE][:, np.newaxis]
    most = sorted(carried.flatten(), key=abs, reverse=True)[:6]
    assert labels(page, ".on-line") == pytest.approx(most, abs=6e-5)
    arrived = record["da1"][EPOCH, SAMPLE]
    assert labels(page, ".at-neuron") == pytest.approx(list(arrived), abs=6e-5)
    expect(page.locator(".network line.lit")).to_have_count(6)


@pytest.mark.parametrize("epoch", [0, 10, 100])
def test_the_move_shows_the_largest_steps_of_all_235(at_stage, record, epoch):
    page = at_stage(10, epoch)
    before = min(epoch, 99)
    steps = np.diff(record["q"][before : before + 2], axis=0)[0] / 1e6
    most = sorted(steps, key=abs, reverse=True)[:6]
    assert labels(page) == pytest.approx(most, abs=6e-6)
    expect(page.locator("p.answer")).to_contain_text("All 235 parameters move at once")
    assert ("last epoch" in (page.locator("p.answer").text_content() or "")) == (epoch == 100)


def test_each_number_stands_at_its_neuron_and_goes_when_the_panel_closes(at_stage):
    page = at_stage(1)
    for j, label in enumerate(page.locator(".labels b").all()):
        box = label.bounding_box()
        neuron = page.get_by_role("button", name=f"hidden {j}", exact=True).bounding_box()
        assert box
        assert neuron
        for start, size in (("x", "width"), ("y", "height")):
            middles = [one[start] + one[size] / 2 for one in (box, neuron)]
            assert middles[0] == pytest.approx(middles[1], abs=3)
    page.get_by_role("button", name="Close", exact=True).press("Enter")
    expect(page.locator(".labels")).to_have_count(0)


def test_readers_who_want_no_motion_see_the_same_numbers_without_easing(open_page, site_url):
    page = open_page(
        f"{site_url}inspector.html#epoch=10&sample=3&select=step&stage=1", reduced_motion="reduce"
    )
    label = page.locator(".labels b").first
    label.wait_for()
    assert label.evaluate("label => getComputedStyle(label).animationName") == "none"
    expect(page.locator(".labels b")).to_have_count(8)
