"""Tables and bars of a panel: what they hold, how they sort, and where they lead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.panel.lines import column, values


def test_the_table_of_layer_2_holds_the_previous_epochs_values(visit, record):
    panel = visit("epoch=12&select=w2.0.2")
    table = panel.get_by_role("table")
    expect(table).to_contain_text("∂L/∂w2[0][2] = dz2[0] × a1[2]")
    expect(table).to_contain_text("dz2 = a2 − y")
    heads = table.get_by_role("columnheader").all_text_contents()
    assert heads == ["sample", "a2[0]", "y[0]", "dz2[0]", "a1[2]", "∂L/∂w"]
    assert column(panel, 2) == list(record["a2"][11, :, 0])
    assert column(panel, 3) == list(record["y"][:, 0])
    assert column(panel, 4) == list(record["dz2"][11, :, 0])
    assert column(panel, 5) == list(record["a1"][11, :, 2])
    pushes = record["dz2"][11, :, 0] * record["a1"][11, :, 2]
    assert column(panel, 6) == pytest.approx(pushes)
    (total,) = values(table.locator("tfoot"))
    assert total == pytest.approx(pushes.sum(), abs=1e-5)


def test_the_table_of_layer_1_holds_the_previous_epochs_values(visit, record):
    panel = visit("epoch=12&select=w1.3.7")
    heads = panel.get_by_role("table").get_by_role("columnheader").all_text_contents()
    assert heads == ["sample", "x[7]", "a1[3]", "σ′", "da1[3]", "dz1[3]", "∂L/∂w"]
    a1 = record["a1"][11, :, 3]
    assert column(panel, 2) == list(record["x"][:, 7])
    assert column(panel, 3) == list(a1)
    assert column(panel, 4) == pytest.approx(a1 * (1 - a1))
    assert column(panel, 5) == list(record["da1"][11, :, 3])
    assert column(panel, 6) == list(record["dz1"][11, :, 3])
    assert column(panel, 7) == pytest.approx(record["dz1"][11, :, 3] * record["x"][:, 7])


def test_a_row_leads_to_its_sample(visit, page):
    panel = visit("epoch=12&sample=3&select=w2.0.2")
    row = panel.get_by_role("button", name="sample 5 (2)", exact=True)
    row.focus()
    row.press("Enter")
    expect(page.get_by_role("slider", name="Sample", exact=True)).to_have_value("5")
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).to_be_focused()


def test_a_bar_leads_to_its_sample(visit, page):
    panel = visit("epoch=12&sample=3&select=w2.0.2")
    panel.locator(".columns rect").nth(6).click()
    expect(page.get_by_role("slider", name="Sample", exact=True)).to_have_value("6")


def test_the_contributions_sort_by_size_and_their_bars_with_them(visit):
    panel = visit("epoch=12&select=w2.0.2")
    assert column(panel, 6) != sorted(column(panel, 6), reverse=True)
    button = panel.get_by_role("button", name="Largest first")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert column(panel, 6) == sorted(column(panel, 6), reverse=True)
    classes = panel.locator(".columns rect").evaluate_all("all => all.map(r => r.classList[0])")
    assert classes[:-1] == ["plus" if value >= 0 else "minus" for value in column(panel, 6)]
    button.press("Enter")
    assert column(panel, 6) != sorted(column(panel, 6), reverse=True)


def test_the_bars_add_up_to_the_total(visit):
    panel = visit("epoch=12&select=w2.0.2")
    bars = panel.locator(".columns rect").evaluate_all(
        "all => all.map(r => [r.classList[0], +r.getAttribute('y'), +r.getAttribute('height')])"
    )
    assert len(bars) == 25
    level = None
    for kind, top, height in bars[:-1]:
        start, end = (top + height, top) if kind == "plus" else (top, top + height)
        assert level is None or start == pytest.approx(level, abs=1.1)
        level = end
    kind, top, height = bars[-1]
    assert level == pytest.approx(top if kind == "plus" else top + height, abs=1.1)
    expect(panel.get_by_role("img")).to_have_accessible_name(re.compile("24 contributions"))


def test_tables_are_folded_until_asked_for_and_the_address_remembers(visit, page):
    panel = visit("epoch=30&sample=1&select=h4", tables="")
    expect(panel.get_by_role("table")).to_have_count(0)
    panel.locator("summary").first.press("Enter")
    expect(panel.get_by_role("table")).to_be_visible()
    page.get_by_role("slider", name="Sample", exact=True).press("ArrowRight")
    expect(panel.get_by_role("table")).to_be_visible()
    expect(page).to_have_url(re.compile("table=1"))
    panel.locator("summary").first.press("Enter")
    expect(panel.get_by_role("table")).to_have_count(0)


def test_the_picture_of_a_sum_leads_to_its_pixels(visit):
    panel = visit("epoch=30&sample=1&select=h4")
    panel.locator(".pictures figure").last.locator("g").nth(12).click()
    expect(panel.get_by_role("heading", level=3)).to_have_text("Input neuron 12")


def test_the_bars_of_an_output_are_what_its_neurons_and_its_bias_add(visit, record):
    panel = visit("epoch=30&sample=1&select=o2")
    terms = record["w2"][30, 2] * record["a1"][30, 1]
    expected = [*terms, record["b2"][30, 2]]
    assert values(panel.locator(".bars")) == pytest.approx(expected, abs=1e-6)
    signs = panel.locator(".bars .track span").evaluate_all("all => all.map(b => b.className)")
    assert signs == ["plus" if term > 0 else "minus" for term in expected]


def test_the_losses_stand_in_order_and_lead_to_their_pictures(visit, page, record):
    visit("epoch=40&select=loss").locator(".columns rect").first.click()
    dearest = str(record["sample_loss"][40].argmax())
    expect(page.get_by_role("slider", name="Sample", exact=True)).to_have_value(dearest)
