"""The explanation panel where it stands: opened by pointer and by keyboard, one level at a time."""

from __future__ import annotations

import contextlib
import io
import math
import re
from itertools import pairwise

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.scripts import script


@pytest.fixture
def visit(page: Page, site_url: str):
    """Opens the inspector at an address, its tables unfolded, and gives its panel."""

    def open_at(address: str, tables: str = "&table=1") -> Locator:
        page.goto("about:blank")
        page.goto(f"{site_url}inspector.html#{address}{tables}")
        panel = page.get_by_role("region", name="Explanation")
        panel.wait_for()  # its script comes after the page's
        return panel

    return open_at


def line(panel: Locator, start: str) -> str:
    """The text of the equation that starts so."""
    texts = panel.locator(".equation").all_text_contents()
    return next(text for text in texts if text.startswith(start))


def values(cells: Locator) -> list[float]:
    return [
        float(one) for one in cells.locator("data").evaluate_all("all => all.map(d => d.value)")
    ]


def column(panel: Locator, n: int) -> list[float]:
    return values(panel.locator(f"tbody tr > :nth-child({n})"))


def press(panel: Locator, name: str, nth: int = 0) -> None:
    """Opens a number by keyboard."""
    number = panel.get_by_role("button", name=name).nth(nth)
    number.focus()
    number.press("Enter")


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
    row = panel.get_by_role("button", name="sample 5, a 2", exact=True)
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


@pytest.mark.parametrize("select", ["h4", "w1.3.7"])
def test_while_epochs_run_by_no_number_loses_a_digit(visit, page, select):
    panel = visit(f"epoch=3&sample=1&select={select}", tables="")
    page.get_by_label("Speed").select_option("60")
    page.evaluate(script("digits"))
    page.get_by_role("button", name="Play").press("Enter")
    expect(panel.locator(".place")).to_contain_text(re.compile(r"epoch [4-9]\d"))
    seen = page.evaluate("digitsSeen.slice(1)")
    page.get_by_role("button", name="Pause").press("Enter")
    assert len(seen) > 10
    assert all(len(one) == len(seen[0]) for one in seen)
    for before, after in pairwise(seen):
        assert all(a <= b for a, b in zip(before, after, strict=True))


def test_what_is_chosen_in_the_graph_is_told_to_those_who_listen(visit, page):
    panel = visit("epoch=30&sample=1", tables="")
    page.get_by_role("button", name="hidden 4", exact=True).press("Enter")
    expect(page.locator(".announcer")).to_have_text(re.compile("raises its sum most"))
    expect(panel.locator("p.answer")).to_have_text(page.locator(".announcer").text_content() or "")
