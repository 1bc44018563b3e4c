"""Many pictures and lines on one stage: what is shown of them, and that it fits."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from builder.model.network import Parameters, forward
from tests.browser.growth.moments import (
    OUTPUT_GAP,
    SIZE,
    expect_moment,
    numbers,
    to,
)


def test_the_strip_shows_the_samples_around_the_one_at_hand(visit, record):
    page = visit("epoch=100&sample=30")
    pictures = page.locator(".samples button:visible")
    expect(pictures).to_have_count(SIZE.per_file)
    expect(page.locator(".strip .range")).to_have_text(f"Samples 24 to 47 of {SIZE.samples}")
    pictures.nth(10).click()
    expect_moment(page, record, 100, 34)
    to(page, "Sample", 490)
    expect(pictures).to_have_count(SIZE.samples % SIZE.per_file)
    names = pictures.evaluate_all("all => all.map((one) => one.ariaLabel)")
    right = record["a2"][100].argmax(1) == record["y"].argmax(1)
    assert [name.endswith(", right") for name in names] == right[480:].tolist()


def test_the_graph_says_which_lines_it_leaves_out_and_shows_all_of_a_chosen_neuron(visit):
    page = visit("epoch=40&sample=1")
    assert page.locator(".network line").count() == 64 * 16 + 16 * 10
    expect(page.locator(".omitted")).to_contain_text("the 240 strongest of the 1,024 connections")
    page.get_by_role("button", name="hidden 5", exact=True).click()
    forward = page.locator(".network line.forward")
    expect(forward).to_have_count(64 + 10)
    names = forward.evaluate_all("all => all.map((line) => line.dataset.name)")
    assert set(names) == {f"w1.5.{k}" for k in range(64)} | {f"w2.{i}.5" for i in range(10)}


def test_a_line_that_is_left_out_can_be_walked_to_and_is_seen_then(visit, record):
    page = visit("epoch=40&sample=1")
    weakest = np.unravel_index(np.abs(record["w1"][40]).argmin(), (16, 64))
    name = f"weight w1[{weakest[0]}][{weakest[1]}]"
    line = page.locator(f"[aria-label='{name}']")
    page.locator(".network [tabindex='0']").focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    line.evaluate("(one) => one.focus()")
    expect(line).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Explanation")).to_contain_text("Weight w1")
    assert float(line.evaluate("(one) => getComputedStyle(one).strokeOpacity")) > 0


def test_a_grey_pixel_is_a_number(visit, record):
    page = visit("epoch=20&sample=3&select=x3")
    (value,) = (v for k, v in enumerate(record["x"][3]) if k == 3)
    assert 0 < value < 1
    expect(page.locator(".explanation .equation").first).to_contain_text(f"x[3] = {value:.4f}")
    expect(page.locator(".explanation")).to_contain_text("partly on")


def test_a_neuron_opens_with_the_terms_of_its_active_pixels(visit, record):
    page = visit("epoch=20&sample=31&select=h3&table=1")
    rows = page.locator(".explanation table").first.locator("tbody tr")
    expect(rows).to_have_count(int((record["x"][31] > 0).sum()))
    expect(page.locator(".explanation .relation", has_text="≈")).to_have_count(0)
    z1 = page.locator(".explanation .equation").first.locator("data").last
    assert float(z1.get_attribute("value")) == record["z1"][20, 31, 3]


def test_a_connection_opens_with_the_pictures_that_push_it_hardest(visit, record):
    page = visit("epoch=20&sample=3&select=w2.0.2&table=1")
    table = page.locator(".explanation table").first
    expect(table.locator("tbody tr")).to_have_count(48)
    expect(table.locator("caption")).to_contain_text("the 48 strongest of 500")
    pushes = record["dz2"][19, :, 0] * record["a1"][19, :, 2]
    heads = table.locator("tbody th .row-link > span:first-child").all_inner_texts()
    samples = {int(text) for text in heads}
    strongest = set(np.argsort(-np.abs(pushes), kind="stable")[:48].tolist())
    assert samples == strongest or samples - strongest == {3}
    sum_line = page.locator(".explanation .equation").filter(has_text="Σ(∂L/∂w)").first
    assert float(sum_line.locator("data").first.get_attribute("value")) == pytest.approx(
        pushes.sum(), abs=1e-3
    )
    step = record["w2"][20, 0, 2] - record["w2"][19, 0, 2]
    assert step == pytest.approx(-2.0 * pushes.sum() / 500, abs=OUTPUT_GAP)


@pytest.mark.parametrize("select", ["loss", "accuracy"])
def test_the_whole_set_opens_with_those_that_count_most(visit, select):
    page = visit(f"epoch=20&sample=3&select={select}&table=1")
    expect(page.locator(".explanation tbody tr")).to_have_count(48)
    expect(page.locator(".explanation")).to_contain_text("these 48 + the other 452")


def test_equations_over_greys_add_up_as_they_are_written(visit):
    page = visit("epoch=20&sample=31&select=h3&table=1")
    for select in ("h3", "o4", "w1.3.20", "w2.4.3", "b1.3", "loss"):
        page.goto(f"{page.url.partition('#')[0]}#epoch=20&sample=31&select={select}")
        expect(page.locator(".explanation .equation").first).to_be_visible()
        lines = page.locator(".explanation .equation[data-python]").evaluate_all(
            "all => all.map((one) => [one.textContent, one.dataset.python])"
        )
        assert lines
        for text, python in lines:
            shown = re.findall(r"[−]?\d[\d.]*", text.rpartition("=")[2] or text)[-1]
            assert eval(python, {"math": __import__("math")}) == pytest.approx(
                float(shown.replace("−", "-")), abs=1e-9
            ), text


def test_another_run_has_no_files_of_samples_and_shows_any_of_them(visit, folder):
    page = visit("epoch=10&sample=200&run=slow")
    with np.load(folder / "data" / "slow.npz") as slow:
        parameters = Parameters(*(slow[name][10] for name in ("w1", "b1", "w2", "b2")))
    with np.load(folder / "data" / "main.npz") as main:
        picture = main["x"][200]
    expect(page.locator("p.verdict")).to_contain_text("Sample 200:")
    shown = numbers(page, ".percent")
    assert shown == pytest.approx(forward(parameters, picture[None, :]).a2[0], abs=1e-6)


SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OVERLAPS = """() => {
  const parts = '.network .neuron, .network .bias, .network .bar, .omitted';
  const all = Array.from(document.querySelectorAll(parts));
  const boxes = all.map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1);
  const said = (one) => `${one.className} ${one.textContent}`;
  const faults = [];
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 4 && down > 3) faults.push(`${said(one)} over ${said(other)}`);
  }));
  return faults.slice(0, 5);
}"""


@pytest.mark.parametrize("width", [360, 600, 768, 1280, 1920])
@pytest.mark.parametrize("mode", ["training", "inference"])
def test_nothing_overlaps_and_nothing_runs_sideways(open_page, url, width, mode):
    page = open_page("about:blank", viewport={"width": width, "height": 900})
    page.goto(f"{url}inspector.html#epoch=60&sample=3&mode={mode}")
    page.locator(".network").wait_for()
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(OVERLAPS) == []
