"""What is open stands forward, and what is pointed at shows how it would."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.scene.window import DESK


def test_the_open_line_is_solid_and_carries_its_number(visit, record):
    page = visit("epoch=50&select=w1.3.7", viewport=DESK)
    label = page.locator(".weight-label:visible")
    assert float(label.get_attribute("value")) == record["w1"][50, 3, 7]
    assert label.count() == 1


def test_an_open_neuron_has_a_ring_and_its_lines_their_numbers(visit, record):
    page = visit("epoch=50&select=o2", viewport=DESK)
    expect(page.locator(".neuron.selected")).to_have_attribute("data-name", "o2")
    labels = page.locator(".weight-label:visible")
    shown = [float(one.get_attribute("value")) for one in labels.all()]
    assert shown == list(record["w2"][50, 2])


def test_pointing_previews_what_opening_fades(visit):
    page = visit("epoch=50", viewport=DESK)
    page.get_by_role("button", name="hidden 3", exact=True).hover()
    expect(page.locator(".neuron.faded")).to_have_count(7)
    page.mouse.move(2, 2)
    expect(page.locator(".neuron.faded")).to_have_count(0)
    page.locator(".network [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".neuron.faded")).to_have_count(7)


def test_what_is_shown_beside_a_neuron_opens(visit):
    page = visit("epoch=50", viewport=DESK)
    title = page.locator(".panel h3")
    page.locator("[data-opens='b1.3']").click()
    expect(title).to_contain_text("b1[3]")
    page.locator("[data-opens=o1] .percent").click()
    expect(title).to_contain_text("Output neuron 1")
    page.get_by_role("button", name=re.compile("^its loss")).click()
    expect(title).to_contain_text("L")
    page.get_by_role("button", name="hidden 5", exact=True).focus()
    page.keyboard.press("b")
    expect(title).to_contain_text("b1[5]")
