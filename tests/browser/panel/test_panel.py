"""The explanation panel where it stands: opened by pointer and by keyboard, one level at a time."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.panel.lines import column, line, press, values


def test_without_a_selection_the_panel_says_how_to_get_one(visit):
    expect(visit("")).to_contain_text("Choose a neuron")


@pytest.mark.parametrize(
    ("pixel", "shown"), [(2, "x[2] = 1 (pixel on)"), (0, "x[0] = 0 (pixel off)")]
)
def test_an_input_neuron_shows_its_pixel_and_its_eight_outgoing_weights(
    visit, record, pixel, shown
):
    panel = visit(f"epoch=30&sample=1&select=x{pixel}")
    expect(panel).to_contain_text(shown)
    assert column(panel, 2) == list(record["w1"][30, :, pixel])


def test_a_hidden_neuron_shows_its_sum_its_activation_and_its_active_connections(visit, record):
    panel = visit("epoch=30&sample=1&select=h4")
    number = r"\(?−?\d+\.\d+\)?"
    assert re.fullmatch(
        rf"z1\[4\] = Σ\(w·x\) \+ b = {number} \+ {number} = {number}", line(panel, "z1[4]")
    )
    assert re.fullmatch(rf"a1\[4\] = σ\({number}\) = {number}", line(panel, "a1[4]"))
    on = np.flatnonzero(record["x"][1])
    assert column(panel, 2) == list(record["w1"][30, 4, on])
    assert panel.get_by_role("table").get_by_role("caption").text_content() == (
        "Active connections (x > 0)"
    )
    switch = panel.get_by_role("button", name="Zero terms too")
    switch.press("Enter")
    assert column(panel, 2) == list(record["w1"][30, 4])
    expect(switch).to_be_focused()


def test_an_output_neuron_shows_softmax_in_two_steps(visit, record):
    panel = visit("epoch=30&sample=1&select=o2")
    assert column(panel, 2) == list(record["w2"][30, 2])
    z2 = record["z2"][30, 1]
    shares = [float(one) for one in re.findall(r"([\d.]+)\s%", line(panel, "Σ = ").split("100")[0])]
    assert len(shares) == 0  # the first Σ is that of the exponentials
    for i in range(3):
        assert line(panel, f"e^(z2[{i}])").endswith(f" = {math.exp(z2[i]):.3f}")
        percent = re.search(r"= ([\d.]+)\s%$", line(panel, f"a2[{i}]"))
        assert percent
        shares.append(float(percent[1]))
    assert shares == pytest.approx(record["a2"][30, 1] * 100, abs=0.06)
    assert sum(shares) == pytest.approx(100, abs=1e-9)
    assert panel.locator(".equation").filter(has_text="100").count() == 1


@pytest.mark.parametrize("select", ["w1.3.7", "w2.0.2", "b1.3", "b2.1"])
def test_a_parameter_at_epoch_0_has_no_update_yet(visit, select):
    panel = visit(f"epoch=0&select={select}")
    expect(panel).to_contain_text("No update yet")
    expect(panel.get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize("select", ["w1.3.7", "w2.0.2", "b1.3", "b2.1"])
def test_a_parameter_shows_its_update_from_the_previous_epoch(visit, record, select):
    panel = visit(f"epoch=12&select={select}")
    block, *indices = select.split(".")
    place = tuple(int(index) for index in indices)
    old, new = (record[block][(epoch, *place)] for epoch in (11, 12))
    letter = block[0]
    for start in (f"Σ(∂L/∂{letter}) = ", "avg = Σ / N = ", f"Δ{letter} = −lr × avg = −1.2 × "):
        assert line(panel, start)
    last = panel.locator(".equation").filter(has_text=f"{letter}_new")
    expect(last).to_have_text(re.compile(rf"^{letter}_new = {letter}_old \+ Δ{letter} = "))
    assert values(last) == pytest.approx([old, new - old, new])
    assert panel.locator("tbody tr").count() == 24
    expect(panel.get_by_role("table")).to_contain_text("epoch 11")


def test_the_loss_is_the_mean_of_24_terms(visit, record):
    panel = visit("epoch=40&select=loss")
    assert column(panel, 3) == list(record["sample_loss"][40])
    labels = record["y"].argmax(axis=1)
    assert column(panel, 2) == list(record["a2"][40, np.arange(24), labels])
    assert line(panel, "loss").endswith(f"/ 24 = {record['loss'][40]:.3f}")


def test_the_accuracy_is_24_hits_and_misses(visit, record):
    panel = visit("epoch=9&select=accuracy")
    hits = record["a2"][9].argmax(axis=1) == record["y"].argmax(axis=1)
    words = panel.locator("tbody td:nth-child(4)").all_text_contents()
    assert words == ["✓ hit" if hit else "✗ miss" for hit in hits]
    assert f"{hits.sum()} / 24" in line(panel, "accuracy")


def test_the_learning_rate_says_that_a_person_set_it(visit):
    panel = visit("select=lr&run=lr-3")
    expect(panel).to_contain_text("A person set it")
    expect(panel.locator(".equation")).to_have_text("lr = 3")


def test_a_hit_shows_the_probabilities_and_the_labels_it_compares(visit, record):
    panel = visit("epoch=12&sample=3&select=accuracy&trail=hits~hit")
    expect(panel).to_contain_text("A miss")
    assert values(panel.locator(".parts")) == [*record["a2"][12, 3], *record["y"][3]]


def test_a_weight_leads_to_where_it_started(visit, record):
    panel = visit("epoch=60&select=w1.3.7")
    way = panel.locator(".equation").filter(has_text="w_start")
    now, start = record["w1"][60, 3, 7], record["w1"][0, 3, 7]
    assert values(way) == pytest.approx([start, now - start, now])
    press(way, "w1[3][7], ")
    expect(panel).to_contain_text("before any training. The chain ends here.")
    panel.get_by_role("navigation").get_by_role("button").first.click()
    press(way, "ΣΔ, ")
    assert column(panel, 2) == pytest.approx(np.diff(record["w1"][:61, 3, 7]), abs=1e-9)


def test_a_run_with_steps_in_between_shows_old_new_and_their_difference(visit, page):
    panel = visit("run=per-sample&epoch=20&select=w1.3.7")
    between = panel.locator(".equation").filter(has_text="w_new − w_old")
    new, old, difference = values(between)
    assert difference == pytest.approx(new - old, abs=1e-9)
    expect(panel.get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize("select", ["x3", "h2", "o1", "w1.2.3", "w2.1.2", "b1.2", "b2.1"])
def test_a_drawing_is_explained_without_gradients(visit, page, select):
    panel = visit(f"mode=inference&epoch=80&select={select}&pixels={'01110' * 5}")
    expect(panel.locator(".equation").first).to_be_visible()
    text = panel.text_content() or ""
    assert not re.search("dz|da1|∂|avg|Blame", text)
    if select[0] in "wb":
        expect(panel).to_contain_text("frozen")


def test_the_same_panel_for_a_drawing_as_for_the_picture_it_copies(visit, page, record):
    pixels = "".join(str(int(pixel)) for pixel in record["x"][6])
    drawn = visit(f"mode=inference&epoch=80&select=h2&pixels={pixels}")
    shown = [line(drawn, start) for start in ("z1[2]", "a1[2]", "Σ(w·x)")]
    trained = visit("epoch=80&select=h2&sample=6")
    assert shown == [line(trained, start) for start in ("z1[2]", "a1[2]", "Σ(w·x)")]


def test_a_pinned_epoch_is_compared_with(visit, record):
    panel = visit("epoch=50&sample=2&select=h1&pin=10")
    expect(panel).to_contain_text("epoch 10")
    change = panel.locator(".equation").filter(has_text="Δa1[1]")
    now, then = record["a1"][50, 2, 1], record["a1"][10, 2, 1]
    assert values(change) == pytest.approx([now, then, now - then])


def test_every_number_on_the_panel_is_a_data_element(visit):
    panel = visit("epoch=12&sample=3&select=o1")
    bare = panel.evaluate(
        """panel => {
          const copy = panel.cloneNode(true);
          copy.querySelectorAll('data').forEach((one) => one.remove());
          return Array.from(copy.querySelectorAll('.equation, td'), (one) => one.textContent)
            .filter((text) => /\\d\\.\\d/.test(text));
        }"""
    )
    assert bare == []
