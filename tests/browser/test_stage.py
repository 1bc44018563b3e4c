"""The stage of the inspector: what it shows, and every way to move it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import at_rest, made, open_menu
from tests.scripts import script

READOUTS = ".epoch > data, [data-name=loss] > data, [data-name=accuracy] > data"
MOMENTS = [(0, 0), (1, 23), (10, 9), (37, 5), (50, 3), (100, 17)]


def numbers(page: Page, selector: str) -> list[float]:
    """The unrounded values of the `<data>` elements that a selector finds."""
    return [
        float(value)
        for value in page.locator(selector).evaluate_all("all => all.map(one => one.value)")
    ]


def to(page: Page, name: str, value: int) -> None:
    """Move a slider as its user would, then let the page draw."""
    page.get_by_role("slider", name=name, exact=True).fill(str(value))


# The sum of alpha over a small square around the middle of a line, once the graph is drawn.
INK = script("ink")


def ink_beside(page: Page, name: str) -> int:
    return int(page.evaluate(INK, name))


@pytest.fixture
def inspector(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}inspector.html")
    page.locator(".network.placed").wait_for()
    return made(page)


@pytest.mark.parametrize(("epoch", "sample"), MOMENTS)
def test_the_stage_shows_what_was_recorded(inspector, record, epoch, sample):
    to(inspector, "Epoch", epoch)
    to(inspector, "Sample", sample)
    assert numbers(inspector, ".network .hidden data") == pytest.approx(record["a1"][epoch, sample])
    assert numbers(inspector, ".percent") == pytest.approx(record["a2"][epoch, sample])
    assert numbers(inspector, ".network .bias data") == pytest.approx(
        [*record["b1"][epoch], *record["b2"][epoch]]
    )
    assert numbers(inspector, ".network .input data") == list(record["x"][sample])
    assert numbers(inspector, READOUTS) == pytest.approx(
        [epoch, record["loss"][epoch], record["accuracy"][epoch]]
    )
    own = inspector.locator(".own-loss > data").get_attribute("value")
    assert float(own) == record["sample_loss"][epoch, sample]


def test_the_same_from_disk(page, disk_url, record):
    page.goto(f"{disk_url}inspector.html#epoch=42&sample=7")
    page.locator(".network").wait_for()
    assert numbers(page, ".network .hidden data") == pytest.approx(record["a1"][42, 7])


def test_before_the_record_arrives_the_page_computes_the_same_digits(page, site_url, record):
    page.route("**/main-samples*.js", lambda route: None)  # never answered
    page.goto(f"{site_url}inspector.html#epoch=77&sample=11")
    page.locator(".network").wait_for()
    assert numbers(page, ".network .hidden data") == list(record["a1"][77, 11])


def test_printed_digits_follow_from_the_values(inspector):
    to(inspector, "Epoch", 50)
    for text, value in inspector.locator(".network .bias data").evaluate_all(
        "all => all.map(one => [one.textContent, Number(one.value)])"
    ):
        assert float(text.replace("−", "-")) == pytest.approx(value, abs=0.0005 + 1e-9)
    assert re.fullmatch(r"loss=\d\.\d{3}", inspector.locator("[data-name=loss]").inner_text())


def test_an_output_carries_its_percentage(inspector, record):
    to(inspector, "Epoch", 100)
    name = inspector.get_by_role("button", name="output 0").get_attribute("aria-label")
    assert f"{100 * record['a2'][100, 0, 0]:.1f}" in name


def test_step_buttons_walk_the_epochs_and_stop_at_the_ends(inspector):
    slider = inspector.get_by_role("slider", name="Epoch", exact=True)
    inspector.get_by_role("button", name="Previous epoch").click()
    expect(slider).to_have_value("0")
    inspector.get_by_role("button", name="Next epoch").click(click_count=3)
    expect(slider).to_have_value("3")
    to(inspector, "Epoch", 100)
    inspector.get_by_role("button", name="Next epoch").click()
    expect(slider).to_have_value("100")


def test_play_runs_to_the_end_and_pause_holds(inspector):
    inspector.get_by_label("Speed").select_option("60")
    inspector.get_by_role("button", name="Play").click()
    pause = inspector.get_by_role("button", name="Pause")
    pause.wait_for()
    inspector.wait_for_function("() => document.querySelector('[aria-label=Epoch]').value > 5")
    pause.click()
    slider = inspector.get_by_role("slider", name="Epoch", exact=True)
    held = slider.input_value()
    at_rest(inspector)
    assert slider.input_value() == held
    inspector.get_by_role("button", name="Play").click()
    expect(slider).to_have_value("100", timeout=10_000)
    expect(inspector.get_by_role("button", name="Play")).to_be_visible()


def test_arrow_keys_move_the_sliders_and_space_plays(inspector):
    slider = inspector.get_by_role("slider", name="Epoch", exact=True)
    slider.focus()
    inspector.keyboard.press("ArrowRight")
    inspector.keyboard.press("ArrowRight")
    expect(slider).to_have_value("2")
    inspector.get_by_role("slider", name="Sample", exact=True).focus()
    inspector.keyboard.press("End")
    expect(inspector.locator(".samples [aria-current]")).to_have_attribute(
        "aria-label", re.compile("^sample 23:")
    )


def test_the_marker_on_the_curve_can_be_dragged(inspector):
    marker = inspector.get_by_role("slider", name="Point on the loss curve")
    start, track = marker.bounding_box(), inspector.locator(".timeline .track").bounding_box()
    inspector.mouse.move(start["x"] + 12, start["y"] + 12)
    inspector.mouse.down()
    inspector.mouse.move(track["x"] + track["width"] / 2, start["y"], steps=5)
    inspector.mouse.up()
    expect(inspector.get_by_role("slider", name="Epoch", exact=True)).to_have_value("50")


def test_the_graph_is_one_tab_stop_and_arrow_keys_reach_every_layer(inspector):
    assert inspector.locator(".network [tabindex='0']").count() == 1
    inspector.locator(".network [tabindex='0']").focus()
    seen = []
    for key in ["ArrowLeft"] * 2 + ["ArrowRight"] * 7:
        inspector.keyboard.press(key)
        seen.append(inspector.evaluate("document.activeElement.getAttribute('aria-label')"))
    layers = [re.sub(r"^([a-z]+(?: w[12])?).*", r"\1", name) for name in seen]
    forward = ["input"] * 3 + ["weight w1", "hidden", "weight w2", "output"]
    assert layers == ["weight w1", *forward, "output"]
    assert inspector.locator(".network [tabindex='0']").count() == 1


def test_every_neuron_and_connection_has_its_name(inspector):
    names = inspector.locator(".network [data-name]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label').split(',')[0])"
    )
    expected = [f"input {k}" for k in range(25)] + [f"hidden {j}" for j in range(8)]
    expected += [f"output {i}" for i in range(3)]
    expected += [f"weight w1[{j}][{k}]" for j in range(8) for k in range(25)]
    expected += [f"weight w2[{i}][{j}]" for i in range(3) for j in range(8)]
    assert sorted(names) == sorted(expected)


def test_selecting_fades_what_is_not_touched_and_escape_lets_go(inspector):
    before = ink_beside(inspector, "weight w1[0][0]")
    inspector.get_by_role("button", name="hidden 3", exact=True).click()
    expect(inspector.locator(".neuron.faded")).to_have_count(7)
    after = ink_beside(inspector, "weight w1[0][0]")
    inspector.mouse.move(0, 0)
    inspector.keyboard.press("Escape")
    expect(inspector.locator(".neuron.faded")).to_have_count(0)
    assert after < before / 2
    assert ink_beside(inspector, "weight w1[0][0]") == before


def test_drawing_by_mouse_paints_along_the_drag(inspector):
    inspector.get_by_role("button", name="Inference").click()
    inspector.get_by_role("button", name="Clear").click()
    cells = [inspector.get_by_role("button", name=f"pixel {k}", exact=True) for k in range(25)]
    cells[12].scroll_into_view_if_needed()
    start, end = cells[2].bounding_box(), cells[22].bounding_box()
    inspector.mouse.move(start["x"] + 10, start["y"] + 10)
    inspector.mouse.down()
    inspector.mouse.move(end["x"] + 10, end["y"] + 10, steps=20)
    inspector.mouse.up()
    pressed = [k for k, cell in enumerate(cells) if cell.get_attribute("aria-pressed") == "true"]
    assert pressed == [2, 7, 12, 17, 22]


def test_drawing_by_keyboard(inspector):
    inspector.get_by_role("button", name="Inference").click()
    inspector.get_by_role("button", name="Clear").click()
    inspector.get_by_role("button", name="pixel 0", exact=True).focus()
    for key in ("Space", "ArrowRight", "ArrowDown", "Enter"):
        inspector.keyboard.press(key)
    assert numbers(inspector, ".network .input data") == [
        1.0 if k in (0, 6) else 0.0 for k in range(25)
    ]


def test_drawing_by_touch(open_page, site_url):
    address = f"{site_url}inspector.html#mode=inference&pixels={'0' * 25}"
    page = open_page(address, has_touch=True, viewport={"width": 390, "height": 844})
    page.locator(".draw .samples").wait_for()
    page.get_by_role("button", name="pixel 7", exact=True).tap()
    expect(page.get_by_role("button", name="pixel 7", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_any_training_or_held_out_picture_can_be_loaded(inspector, record):
    inspector.get_by_role("button", name="Inference").click()
    chooser = inspector.get_by_label("Load a picture")
    assert chooser.locator("option").count() == 1 + 24 + 12
    chooser.select_option("t4")
    assert numbers(inspector, ".network .input data") == list(record["x"][4])


def test_a_pinned_moment_stands_beside_this_one(inspector, record):
    to(inspector, "Epoch", 10)
    open_menu(inspector)
    inspector.get_by_role("button", name="Pin", exact=True).click()
    to(inspector, "Epoch", 60)
    then, difference = numbers(inspector, "[data-name=loss] .change data")
    assert then == record["loss"][10]
    assert difference == pytest.approx(record["loss"][60] - record["loss"][10])
    assert "pin=10" in inspector.url
    open_menu(inspector)
    inspector.get_by_role("button", name="Unpin").click()
    expect(inspector.locator("[data-name=loss] .change")).to_be_hidden()


def test_nothing_lies_over_a_number_that_can_be_pressed(page, site_url):
    page.goto(f"{site_url}inspector.html#epoch=50&sample=3&select=o2")
    page.locator(".panel button.number").first.wait_for()
    covered = page.evaluate(
        """() => [...document.querySelectorAll('.panel button.number')].filter((button) => {
          button.scrollIntoView({ block: 'center' });
          const box = button.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return !button.contains(top);
        }).length"""
    )
    assert covered == 0
