"""The pictures made for one idea each: what they show is what the record holds."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import expect

from builder.record.landscape import landscape_of
from tests import project
from tests.browser.guard import box_of
from tests.browser.live import figure, slide, values


def test_a_neuron_answers_to_its_pixels(page, site_url, record):
    live = figure(page, site_url, "switches")
    held = live.locator(".pair data")
    expect(held).to_have_text(f"{record['a1'][100][0][6]:.3f}")  # the first picture is sample 0
    live.get_by_role("button", name="Clear").click()
    expect(held).to_have_text(f"{1 / (1 + math.exp(-record['b1'][100][6])):.3f}")
    pixel = live.get_by_role("button", name="pixel 12", exact=True)
    expect(pixel).to_have_attribute("aria-pressed", "false")
    live.get_by_role("button", name="pixel 0", exact=True).focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", " "):
        page.keyboard.press(key)
    expect(pixel).to_have_attribute("aria-pressed", "true")
    z = record["w1"][100][6][12] + record["b1"][100][6]
    expect(held).to_have_text(f"{1 / (1 + math.exp(-z)):.3f}")


# One of many ways to tell the ones from the rest, found by trying.
SOLUTION = "0+-0- 00++- --0-0 -0+-0 ---0-".replace(" ", "")


def test_weights_can_be_painted_until_they_find_every_one(page, site_url):
    live = figure(page, site_url, "paint")
    said = live.get_by_role("status")
    expect(said).to_have_text("0 of 8 come before every other picture.")
    for brush, sign in (("+1", "+"), ("−1", "-")):
        live.get_by_role("button", name=brush, exact=True).click()
        for place, weight in enumerate(SOLUTION):
            if weight == sign:
                live.get_by_role("button", name=f"weight {place}: 0", exact=True).press("Enter")
    expect(said).to_contain_text("8 of 8 come before every other picture. Your neuron finds them")
    first = live.get_by_role("listitem").first
    expect(first).to_have_class("wanted")
    live.get_by_role("button", name="Clear").click()
    expect(said).to_have_text("0 of 8 come before every other picture.")


def test_a_finger_paints_by_dragging(page, site_url):
    live = figure(page, site_url, "paint")
    cells = [box_of(live.locator(f"[data-pixel='{place}']")) for place in (0, 4)]
    row = cells[0]["y"] + cells[0]["height"] / 2
    page.mouse.move(cells[0]["x"] + 5, row)
    page.mouse.down()
    page.mouse.move(cells[1]["x"] + 5, row, steps=12)
    page.mouse.up()
    painted = [live.locator(f"[data-pixel='{place}']") for place in range(5)]
    for place, cell in enumerate(painted):
        expect(cell).to_have_attribute("aria-label", f"weight {place}: +1")


def test_faces_keep_as_much_of_their_start_as_the_weights_say(page, site_url, record):
    live = figure(page, site_url, "growth")
    slide(live, "Epoch", 100)
    shown = [float(text) for text in live.locator(".faces span").all_inner_texts()]
    for j, (before, after) in enumerate(zip(record["w1"][0], record["w1"][100], strict=True)):
        product = sum(a * b for a, b in zip(before, after, strict=True))
        likeness = product / math.hypot(*before) / math.hypot(*after)
        assert shown[j] == pytest.approx(likeness, abs=0.005)


def test_a_step_of_one_multiplies_a_power_by_e(page, site_url):
    live = figure(page, site_url, "powers")
    slide(live, "Exponent", 1)
    one = values(live)[-1]
    slide(live, "Exponent", 2)
    assert values(live)[-1] / one == pytest.approx(2.718281828)


def test_every_halving_costs_the_same(page, site_url):
    live = figure(page, site_url, "halving")
    for count in (1, 4, 7):
        slide(live, "Halvings", count)
        assert values(live) == [0.5**count, pytest.approx(0.693147 * count, abs=1e-5)]
    ruler = [f"{0.693147 * n:.1f}" for n in range(8)]
    marks = live.locator("svg text").all_text_contents()
    assert [mark for mark in marks if mark in ruler] == ruler


def test_the_losses_are_sorted_and_are_those_of_the_record(page, site_url, record):
    live = figure(page, site_url, "losses")
    slide(live, "Epoch", 60)
    costs = sorted(record["sample_loss"][60], reverse=True)
    shown = live.locator(".row data").evaluate_all("all => all.map(one => Number(one.value))")
    assert shown == [pytest.approx(sum(costs) / 24, abs=1e-6), costs[0]]
    bars = live.locator("rect.bar")
    heights = bars.evaluate_all("all => all.map(one => one.height.baseVal.value)")
    shares = [cost / costs[0] for cost in costs]
    assert [height / heights[0] for height in heights] == pytest.approx(shares, abs=1e-6)


def test_who_walks_by_the_slope_comes_to_the_floor_of_the_valley(page, site_url):
    live = figure(page, site_url, "valley")
    slider = live.get_by_role("slider", name="Weight")
    expect(live.get_by_role("status")).to_contain_text("it rises to the right. Go left.")
    live.get_by_role("button", name="Step", exact=True).click()
    assert 1.4 < float(slider.input_value()) < 1.7  # a slope of 0.35 times a rate of 1.2
    for _ in range(6):
        live.get_by_role("button", name="10 steps").click()
    expect(live.get_by_role("status")).to_contain_text("the ground is level")
    slide(live, "Weight", -4)
    expect(live.get_by_role("status")).to_contain_text("it falls to the right. Go right.")


def test_a_nudge_changes_the_loss_by_what_was_said_less_what_should_have_been(page, site_url):
    live = figure(page, site_url, "nudges")
    lines = live.locator(".nudge .line")
    told = [("−0.0085", "−0.85"), ("+0.0025", "+0.25"), ("+0.0060", "+0.60")]
    for line, (change, slope) in zip(lines.all(), told, strict=True):
        expect(line).to_have_text(f"loss {change}, for each unit {slope}")
    slide(live, "Score 2", 0)
    expect(lines.nth(2)).to_have_text("loss 0.0000, for each unit …")
    for ring in live.locator(".shared-bar .class-name").all():  # stands on its share's own ground
        expect(ring).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_blame_is_walked_back_stage_by_stage(page, site_url, record):
    live = figure(page, site_url, "backward")
    slider = slide(live, "Stage", 2)
    expect(live.get_by_role("status")).to_contain_text("Back along the lines")
    told = slider.get_attribute("aria-valuetext") or ""
    assert f"{record['da1'][10][9][3]:+.4f}" in told  # the largest, at hidden neuron 3
    assert live.locator(".carried").count() == 24
    slide(live, "Stage", 4)
    lit = int(sum(record["x"][9]))
    assert live.locator(".carried").count() == 24 + 8 * lit


def test_the_pushes_of_all_pictures_make_the_recorded_step(page, site_url, record):
    live = figure(page, site_url, "pushes")
    slide(live, "Pictures", 24)
    total, mean, step = live.locator(".line data").evaluate_all(
        "all => all.map(one => Number(one.value))"
    )
    assert mean == pytest.approx(total / 24)
    recorded = record["w2"][11][0][2] - record["w2"][10][0][2]
    assert step == pytest.approx(recorded, abs=2e-6)  # each slope is made of recorded decimals
    slide(live, "Pictures", 1)
    expect(live.get_by_role("status")).to_have_text("This 0 pushes up: raise this weight.")


def test_two_flips_fool_the_network_on_the_column(page, site_url):
    live = figure(page, site_url, "fool")
    said = live.get_by_role("status")
    expect(said).to_contain_text("0 flips. It still says 1")
    expect(said).to_contain_text("It can be done in 2.")
    for pixel in (7, 17):
        live.get_by_role("button", name=f"pixel {pixel}", exact=True).click()
    expect(said).to_have_text("Fooled, with 2 flips: it says 2. Nobody can do it with fewer.")
    live.get_by_role("button", name="Next picture").click()
    expect(said).to_contain_text("0 flips. It still says 2")


def test_the_landscape_tells_the_same_of_each_epoch_by_slider_and_on_the_path(page, site_url):
    of = figure(page, site_url, "landscape")
    run = project.run("main")
    off = landscape_of(run).places(run.q[60])[1]
    slide(of, "Epoch", 60)
    expect(of.get_by_role("status")).to_contain_text(f"At epoch 60 the run is {off:.2f} away from")
    of.get_by_role("slider", name="Epochs along the path").press("ArrowLeft")
    expect(of.get_by_role("status")).to_contain_text("At epoch 59 the run is")
    expect(of.get_by_role("slider", name="Epoch", exact=True)).to_have_value("59")
