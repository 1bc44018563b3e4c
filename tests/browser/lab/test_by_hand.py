"""A number of the lab moved by hand, and nudged."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.guard import OpenPage
from tests.browser.lab.reader import Lab
from tests.experiments import read


def test_a_weight_is_dragged_on_the_graph(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=w2.1.6")
    grip = lab.page.get_by_role("slider", name="w2[1][6] at epoch 10")
    before = float(grip.get_attribute("aria-valuenow") or "")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x, y - 50, steps=5)
    lab.page.mouse.up()
    value = round(before + 50 * 0.02, 2)
    words = f"w2[1][6] = {value:g}".replace("-", "−")
    expect(lab.control("button", f"Remove {words}")).to_be_visible()
    lab.expect_experiment(f"main@10;w2.1.6:{value:g}")


def test_a_weight_is_dragged_by_a_finger_on_a_phone(open_page: OpenPage, disk_url: str):
    size = {"width": 390, "height": 844}
    lab = Lab(open_page("about:blank", viewport=size, has_touch=True), "touch")
    lab.open(disk_url, "main@10", "&select=w2.1.6")
    grip = lab.page.get_by_role("slider", name="w2[1][6] at epoch 10")
    before = float(grip.get_attribute("aria-valuenow") or "")
    grip.evaluate("(grip) => grip.scrollIntoView({ block: 'center' })")
    box = grip.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = lab.page.context.new_cdp_session(lab.page)
    for kind, up in (("touchStart", 0), ("touchMove", 20), ("touchMove", 50)):
        points = [{"x": x, "y": y - up}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    lab.expect_experiment(f"main@10;w2.1.6:{round(before + 50 * 0.02, 2):g}")


def test_a_bias_is_moved_by_arrow_keys(lab: Lab, site_url: str):
    lab.open(site_url, "main@0", "&select=b1.3")
    grip = lab.page.get_by_role("slider", name="b1[3] at epoch 0")
    grip.press("ArrowDown")
    expect(lab.control("button", "Remove b1[3] = −0.1")).to_be_visible()
    lab.expect_experiment("main@0;b1.3:-0.1")
    grip.press("PageUp")
    expect(lab.control("button", "Remove b1[3] = 0.9")).to_be_visible()
    lab.expect_experiment("main@0;b1.3:0.9")


def test_a_nudge_of_a_weight_shows_the_loss_along_it_and_its_slope(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=w2.1.6&epoch=10")
    lab.changes.get_by_text("Nudge it").click()
    slider = lab.changes.get_by_role("slider", name="Nudge of w2[1][6]")
    slider.press("End")
    expect(lab.changes.locator(".nudging .equation").nth(1)).to_contain_text("× 2")
    moved = read("main@10;w2.1.6:0.835772").run(0)  # two more than at epoch 10
    assert read("main@10").start[214 + 8] == 835_772 - 2_000_000
    loss = f"loss {moved.loss[0] / 1e6:.3f}"
    expect(slider).to_have_attribute("aria-valuetext", re.compile(re.escape(loss) + "$"))


def test_a_nudge_of_a_score_moves_the_loss_by_its_blame(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=o1&sample=5&epoch=10")
    lab.changes.get_by_text("Nudge it").click()
    lines = lab.changes.locator(".nudging .equation")
    expect(lines.first).to_contain_text("slope")
    told, found = (lines.nth(n).inner_text().split("=")[-1].split("≈")[-1] for n in (1, 2))
    assert float(told.replace("−", "-")) == pytest.approx(float(found.replace("−", "-")), abs=2e-4)
