"""A panel as it is read: opened level by level, stepped through, copied and pointed at."""

from __future__ import annotations

import contextlib
import io
import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.panel.lines import line, press
from tests.scripts import script


def test_any_number_opens_down_to_a_pixel_and_back_by_keyboard(visit, page):
    """Layer 2's update, into one picture's blame, its forward pass, and out at a pixel."""
    panel = visit("epoch=12&sample=3&select=w2.0.2")
    heading = panel.get_by_role("heading", level=3)
    steps = [
        ("Σ(∂L/∂w), ", "Sum over 24 pictures"),
        (None, "What this picture asks of w2[0][2]"),
        ("dz2[0], ", "Blame of output 0"),
        ("a2[0], ", "Probability of answer 0"),
        ("e^(z2[0]), ", "Exponential of output 0"),
        ("z2[0], ", "Sum of output 0"),
        ("Σ(w·a), ", "Weighted sum of output 0"),
        (None, "What hidden neuron 7 adds"),
        ("a1[7], ", "Activation of hidden neuron 7"),
        ("z1[7], ", "Sum of hidden neuron 7"),
        ("Σ(w·x), ", "Weighted sum of hidden neuron 7"),
        (None, "What pixel 24 adds"),
        ("x[24], ", "Input neuron 24"),
    ]
    for name, title in steps:
        if name:
            press(panel, name)
        else:
            last = panel.locator("tbody tr").last.get_by_role("button").last
            last.focus()
            last.press("Enter")
        expect(heading).to_have_text(title)
        expect(heading).to_be_focused()
    expect(panel).to_contain_text("The chain ends here.")
    trail = panel.get_by_role("navigation", name="Trail").get_by_role("listitem")
    expect(trail).to_have_count(len(steps) + 1)
    page.keyboard.press("Escape")
    expect(heading).to_have_text("What pixel 24 adds")
    expect(panel.get_by_role("button", name="x[24], ").first).to_be_focused()
    trail.nth(1).get_by_role("button").press("Enter")
    expect(heading).to_have_text("Sum over 24 pictures")
    page.go_back()
    expect(heading).to_have_text("What pixel 24 adds")


def test_six_decimals_on_demand(visit, record):
    panel = visit("epoch=30&sample=1&select=h4")
    panel.get_by_role("button", name="Six decimals").press("Enter")
    assert line(panel, "a1[4]").endswith(f"= {record['a1'][30, 1, 4]:.6f}")
    panel.get_by_role("button", name="Six decimals").press("Enter")
    assert line(panel, "a1[4]").endswith(f"= {record['a1'][30, 1, 4]:.3f}")


def run_python(script: str) -> list[str]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(script, "copied", "exec"), {})
    return printed.getvalue().split()


@pytest.mark.parametrize("select", ["h4", "o2", "w1.3.7", "b2.0", "loss", "accuracy", "x2"])
def test_copied_python_prints_what_the_page_shows(visit, page, select):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = visit(f"epoch=30&sample=1&select={select}")
    panel.get_by_role("button", name="Copy as Python").click()
    script = page.evaluate("navigator.clipboard.readText()")
    printed = run_python(script)
    texts = panel.locator(".equation").all_text_contents()
    shown = [re.split("[=≈]", text)[-1].strip() for text in texts]
    plain = [re.sub(r"\s%", "", text).replace("−", "-") for text in shown]
    found = iter(printed)
    assert all(one in found for one in plain), "in the same order"
    assert all("#" in one or not one.strip() or "print" in one or one == "import math"
               for one in script.splitlines())  # fmt: skip


def test_without_a_clipboard_the_lines_are_laid_out(visit, page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    panel = visit("epoch=30&sample=1&select=h4")
    panel.get_by_role("button", name="Copy as Python").click()
    script = panel.get_by_role("textbox", name="The same lines as Python")
    expect(script).to_be_focused()
    assert run_python(script.input_value())


def test_what_is_read_is_lit_in_the_graph(visit, page):
    panel = visit("epoch=30&sample=1&select=o2")
    panel.locator("tbody tr").nth(3).get_by_role("button").last.focus()
    expect(page.locator(".network .neuron.lit")).to_have_count(2)
    panel.get_by_role("button", name="Close").focus()
    expect(page.locator(".network .neuron.lit")).to_have_count(0)


def test_stepping_updates_the_lines_in_place(visit, page):
    panel = visit("epoch=12&select=w1.3.7")
    cell = panel.locator("tbody td data").nth(3).element_handle()
    before = cell.get_attribute("value")
    page.get_by_role("slider", name="Epoch", exact=True).press("ArrowRight")
    expect(panel.locator(".place")).to_contain_text("epoch 13")
    assert cell.evaluate("cell => cell.isConnected")
    assert cell.get_attribute("value") != before


def test_closing_gives_the_graph_back(visit, page):
    panel = visit("epoch=12&select=h2")
    panel.get_by_role("button", name="Close").press("Enter")
    expect(panel).to_contain_text("Choose a neuron")
    expect(page.get_by_role("button", name="hidden 2", exact=True)).to_be_focused()


def test_a_trail_of_24_numbers_opens(visit):
    trail = "~".join(f"w1.3.7@{epoch}" for epoch in range(99, 75, -1))
    panel = visit(f"epoch=100&select=w1.3.7&trail={trail}")
    expect(panel.get_by_role("navigation").get_by_role("listitem")).to_have_count(25)
    expect(panel.get_by_role("heading", level=3)).to_have_text("Weight w1[3][7]")


@pytest.mark.parametrize(
    "trail", ["z1.99", "dz2.0@5000", "x.3@4", "z1.2~nonsense~a1.2", "step.w1.3.7@100"]
)
def test_a_trail_into_nothing_stops_where_it_makes_sense(visit, trail):
    panel = visit(f"epoch=12&select=h2&trail={trail}")
    depth = 2 if trail.startswith("z1.2~") else 0
    titles = ["Hidden neuron 2", "", "Sum of hidden neuron 2"]
    expect(panel.get_by_role("heading", level=3)).to_have_text(titles[depth])


@pytest.mark.parametrize("select", ["x2", "h2", "o1", "w1.3.7", "w2.0.2", "b1.3", "loss"])
def test_nothing_scrolls_sideways(visit, page, select):
    panel = visit(f"epoch=12&select={select}&digits=6")
    for digits in (6, None):
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            inside = panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
            assert inside, f"{select} at {width} with {digits or 'its own'} digits"
        panel.get_by_role("button", name="Six decimals").click()


def test_a_number_of_another_moment_says_so_and_brings_the_stage_there(visit, page, record):
    panel = visit("epoch=12&sample=3&select=w2.0.2&trail=sum.w2.0.2@11~g.w2.0.2@11:5~a1.2@11:5")
    expect(panel).to_contain_text("This is epoch 11, sample 5. The stage shows epoch 12, sample 3.")
    before = line(panel, "a1[2]")
    panel.get_by_role("button", name="Show this moment").press("Enter")
    expect(page.get_by_role("slider", name="Sample", exact=True)).to_have_value("5")
    expect(page.get_by_role("slider", name="Epoch", exact=True)).to_have_value("11")
    expect(panel.get_by_role("button", name="Show this moment")).to_have_count(0)
    assert line(panel, "a1[2]") == before
    expect(panel.get_by_role("navigation").get_by_role("listitem")).to_have_count(4)


def test_a_chain_of_updates_jumps_to_the_start(visit):
    panel = visit("epoch=60&select=w1.3.7&trail=w1.3.7@40")
    panel.get_by_role("button", name="Jump to the start").press("Enter")
    expect(panel).to_contain_text("before any training. The chain ends here.")


def test_every_number_has_a_tooltip_on_focus_and_on_hover(visit, page):
    panel = visit("epoch=12&sample=3&select=w2.0.2")
    tooltip = page.get_by_role("tooltip")
    number = panel.get_by_role("button", name="Δw, ").first
    number.focus()
    expect(tooltip).to_contain_text("Step of w2[0][2]")
    panel.get_by_role("button", name="Close").focus()
    expect(tooltip).to_be_hidden()
    panel.locator("tbody tr").nth(4).get_by_role("button").nth(3).hover()
    expect(tooltip).to_contain_text("Blame of output 0")
    expect(tooltip).to_contain_text("dz2[0] = a2[0] − y[0]")


@pytest.mark.parametrize("select", ["h4", "w1.3.7"])
def test_while_epochs_run_by_no_number_loses_a_digit(visit, page, select):
    visit(f"epoch=3&sample=1&select={select}", tables="")
    page.evaluate(script("digits"))
    page.get_by_role("button", name="Play").press("Enter")
    page.wait_for_function("() => digitsSeen.length > 12")
    seen = page.evaluate("digitsSeen.slice(1)")
    page.get_by_role("button", name="Pause").press("Enter")
    assert all(len(one) == len(seen[0]) for one in seen)
    for before, after in pairwise(seen):
        assert all(a <= b for a, b in zip(before, after, strict=True))


def test_what_is_chosen_in_the_graph_is_told_to_those_who_listen(visit, page):
    panel = visit("epoch=30&sample=1", tables="")
    page.get_by_role("button", name="hidden 4", exact=True).press("Enter")
    expect(page.locator(".announcer")).to_have_text(re.compile("raises its sum most"))
    expect(panel.locator("p.answer")).to_have_text(page.locator(".announcer").text_content() or "")
