"""One scene: all of it in sight, nothing moves, the sheet of a phone hides nothing it explains."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.guard import made, open_menu
from tests.scripts import script

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 720}
CIRCLES = script("circles")
PLACES = script("places")

Open = Callable[..., Page]


@pytest.fixture
def visit(open_page: Open, site_url: str) -> Open:
    """Opens the inspector at an address in a window of some size, and waits until it is whole."""

    def visit(address: str = "", **options: Any) -> Page:
        page = open_page("about:blank", **options)
        page.goto(f"{site_url}inspector.html#{address}")
        page.locator(".network.placed").wait_for()
        page.locator(".draw .samples").wait_for(state="attached")
        return made(page)

    return visit


def box_of(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


# The still picture


@pytest.mark.parametrize("size", [DESK, {"width": 1920, "height": 1080}, TABLET])
def test_the_still_does_not_jump_when_the_page_takes_over(open_page, site_url, size):
    page = open_page("about:blank", viewport=size)
    page.route("**/app.*.js", lambda route: None)  # never answered
    page.goto(f"{site_url}inspector.html", wait_until="commit")
    page.locator(".still circle").last.wait_for()
    still = page.evaluate(CIRCLES, ".still :is(.pixel, circle)")
    page.unroute("**/app.*.js")
    page.goto(f"{site_url}inspector.html")
    page.locator(".network.placed").wait_for()
    page.wait_for_function("() => document.querySelector('.neuron.output').style.background")
    stage = page.evaluate(CIRCLES, ".network .neuron")
    assert len(still) == len(stage) == 36
    for (x, y, radius, fill), (left, top, size_now, shade) in zip(still, stage, strict=True):
        assert (left, top, size_now) == pytest.approx((x, y, radius), abs=0.51)
        assert shade == fill


# One screen


def test_all_of_it_is_in_sight_at_once(visit):
    page = visit("epoch=50&select=h3", viewport=DESK)
    page.locator(".panel h3").wait_for()
    parts = (".network", ".timeline", ".strip .samples", "[aria-label=Sample]", ".panel h3")
    for part in parts:
        box = box_of(page.locator(part).first)
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= DESK["height"], part


def test_nothing_on_the_stage_moves_by_a_pixel(visit):
    page = visit("epoch=50&sample=9", viewport=DESK)
    before = page.evaluate(PLACES)

    def moved() -> set[str]:
        return set(page.evaluate(PLACES)) - set(before)

    page.get_by_role("button", name="hidden 3", exact=True).click()
    page.locator(".panel h3").wait_for()
    assert moved() == set()
    open_menu(page)
    page.get_by_role("button", name="Pin", exact=True).click()
    page.mouse.click(5, 5)
    assert moved() == set()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => document.querySelector('[aria-label=Epoch]').value > 55")
    assert moved() == set()
    page.get_by_role("button", name="Inference").click()
    assert moved() == set()
    page.get_by_role("button", name="pixel 12", exact=True).click()
    expect(page.locator(".argued")).to_contain_text("argues")
    assert moved() == set()


@pytest.mark.parametrize("size", [PHONE, TABLET, {"width": 320, "height": 640}])
def test_a_pin_moves_nothing_on_a_small_screen(visit, size):
    page = visit("epoch=50&sample=9", viewport=size)
    before = page.evaluate(PLACES)
    open_menu(page)
    page.get_by_role("button", name="Pin", exact=True).click()
    page.mouse.click(3, 3)
    page.get_by_role("button", name="Next epoch").click()
    expect(page.locator(".epoch .change")).to_have_text(re.compile("beside main, epoch 50"))
    assert set(page.evaluate(PLACES)) - set(before) == set()
    page.get_by_role("button", name="Inference").click()
    assert set(page.evaluate(PLACES)) - set(before) == set()


@pytest.mark.parametrize("size", [PHONE, TABLET, {"width": 320, "height": 640}])
def test_a_tapped_neuron_stays_in_sight_above_the_sheet(visit, size):
    page = visit("epoch=50", viewport=size, has_touch=True)
    for name in ("hidden 7", "hidden 0", "output 2"):
        neuron = page.get_by_role("button", name=re.compile(f"^{name}"))
        neuron.tap()
        sheet = page.locator(".sheet")
        expect(sheet.locator("h3")).to_be_visible()
        top, whole = box_of(sheet)["y"], box_of(neuron)
        assert size["height"] * 0.6 < top < size["height"] * 0.8
        assert whole["y"] > 0
        assert whole["y"] + whole["height"] < top
        page.get_by_role("button", name="Close", exact=True).tap()


def test_back_returns_to_where_the_reader_was(visit):
    page = visit("epoch=10&sample=3", viewport=PHONE, has_touch=True)
    page.evaluate("scrollTo(0, 150)")
    page.get_by_role("button", name="hidden 7", exact=True).tap()
    page.wait_for_function("scrollY > 150")
    page.go_back()
    page.wait_for_function("scrollY === 150")


def test_the_sheet_is_pulled_up_by_press_by_key_and_by_drag(visit):
    page = visit("epoch=50&select=h3", viewport=PHONE)
    sheet, handle = page.locator(".sheet"), page.get_by_role("button", name="Larger explanation")
    low = box_of(sheet)["height"]
    handle.click()
    expect(handle).to_have_attribute("aria-expanded", "true")
    assert box_of(sheet)["height"] > 2 * low
    handle.press("ArrowDown")
    assert box_of(sheet)["height"] == pytest.approx(low, abs=1)
    grip = box_of(handle)
    page.mouse.move(grip["x"] + 50, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 50, 200, steps=5)
    page.mouse.up()
    assert box_of(sheet)["height"] > 2 * low


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_a_slim_bar_stays_while_the_graph_is_on_screen(visit, size):
    page = visit("epoch=50&select=h7", viewport=size)
    page.evaluate("scrollTo(0, document.querySelector('.graph').offsetTop + 60)")
    for part in (".play", ".epoch", ".of-loss", ".timeline .curve"):
        box = box_of(page.locator(part))
        assert 0 <= box["y"] < 160, part
    assert box_of(page.locator(".network"))["y"] < 160


def test_drawing_and_the_three_answers_are_in_sight_together(visit):
    page = visit("mode=inference&epoch=100", viewport=PHONE)
    for part in [*page.locator(".neuron.input").all(), *page.locator(".percent").all()]:
        box = box_of(part)
        assert 0 <= box["y"] < box["y"] + box["height"] < PHONE["height"]
        assert box["x"] + box["width"] <= PHONE["width"]


def test_a_chapter_keeps_the_room_of_the_panel_too(open_page, site_url):
    page = open_page(f"{site_url}forward-pass.html", viewport=DESK)
    figure = page.locator("#fig-hidden")
    figure.scroll_into_view_if_needed()
    figure.locator(".panel h3").wait_for()
    before = box_of(figure)
    figure.get_by_role("button", name=re.compile("^output 1")).click()
    expect(figure.locator(".panel h3")).to_contain_text("Output")
    assert box_of(figure) == before
    stage, panel = box_of(figure.locator(".stage")), box_of(figure.locator(".sheet"))
    assert panel["x"] > stage["x"] + stage["width"]
    assert panel["height"] == pytest.approx(stage["height"], abs=1)


# Selection


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


# Modes and keys


def test_inference_starts_at_the_last_epoch_without_training_numbers(visit):
    page = visit("epoch=3", viewport=DESK)
    page.get_by_role("button", name="Inference").click()
    expect(page.locator(".epoch > data")).to_have_text("100")
    for part in (".readout.of-loss", ".readout.of-accuracy", ".curve"):
        expect(page.locator(part)).to_be_hidden()


def test_a_known_picture_keeps_its_name_and_its_verdict(visit):
    page = visit("mode=inference&epoch=100", viewport=DESK)
    page.get_by_role("button", name=re.compile("^held out 2:")).click()
    expect(page.locator("p.verdict")).to_have_text(re.compile(r"^Held-out picture 2: 2, .* [✓✗]\."))
    page.get_by_role("button", name="pixel 12", exact=True).click()
    expect(page.locator("p.verdict")).to_contain_text("Your picture")


def test_a_press_on_a_pixel_says_which_way_it_argued(visit):
    page = visit(f"mode=inference&epoch=100&pixels={'0' * 25}", viewport=DESK)

    def share() -> float:
        answer = page.locator(".bar.answer .percent")
        return 100 * float(answer.get_attribute("value"))

    blank = share()
    page.get_by_role("button", name="pixel 7", exact=True).click()
    said = page.locator(".argued").inner_text().replace("−", "-")
    found = re.search(r"argues (for|against) 1: ([+-]?[\d.]+) points, to ([\d.]+)", said)
    assert found
    assert float(found[3]) == pytest.approx(share(), abs=0.051)
    assert float(found[2]) == pytest.approx(share() - blank, abs=0.051)
    page.get_by_role("button", name="Pixel 7", exact=True).last.click()
    expect(page.locator(".panel h3")).to_contain_text("Input neuron 7")


def test_a_pin_stays_what_was_pinned(visit, record):
    page = visit("epoch=10", viewport=DESK)
    open_menu(page)
    page.get_by_role("button", name="Pin", exact=True).click()
    page.get_by_label("Run", exact=True).select_option("lr-3")
    expect(page.locator(".epoch .change")).to_contain_text("main, epoch 10")
    then = page.locator("[data-name=loss] .change data").first
    assert float(then.get_attribute("value")) == record["loss"][10]
    open_menu(page)
    expect(page.get_by_role("button", name="Unpin main, epoch 10")).to_be_visible()


def test_keys_work_wherever_the_focus_is(visit):
    page = visit("epoch=5&sample=3", viewport=DESK)
    epoch = page.get_by_role("slider", name="Epoch", exact=True)
    page.keyboard.press("ArrowRight")
    expect(epoch).to_have_value("6")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("]")
    expect(page.locator(".samples [aria-current]")).to_have_attribute(
        "aria-label", re.compile("^sample 4:")
    )
    page.get_by_role("button", name="hidden 3", exact=True).click()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys").get_by_role("heading")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_have_count(0)


def test_the_presenter_fills_the_screen_and_gives_it_back(visit):
    page = visit("epoch=50&select=h3", viewport=DESK)
    before = box_of(page.locator(".network"))
    page.keyboard.press("f")
    expect(page.locator(".inspector")).to_have_class(re.compile("presenting"))
    expect(page.get_by_role("button", name="Next wrong")).to_be_hidden()
    assert box_of(page.locator(".inspector"))["y"] == 0
    samples, curve = (box_of(page.locator(part)) for part in (".strip .samples", ".timeline"))
    assert samples["width"] >= curve["width"] - 1
    page.keyboard.press("f")
    expect(page.locator(".inspector")).not_to_have_class(re.compile("presenting"))
    page.wait_for_function(
        "(y) => document.querySelector('.network').getBoundingClientRect().y - y < 1",
        arg=before["y"],
    )


# The strip


def test_the_strip_is_sorted_by_loss_and_leads_to_the_next_wrong_picture(visit, record):
    page = visit("epoch=10&sample=0", viewport=DESK)
    page.get_by_role("button", name="By loss").click()
    texts = page.locator(".strip .n").all_inner_texts()
    numbers = [int(re.sub(r"\D", "", text)) for text in texts]
    losses = [record["sample_loss"][10, sample] for sample in numbers]
    assert losses == sorted(losses, reverse=True)
    wrong = record["a2"][10].argmax(axis=1) != record["y"].argmax(axis=1)
    page.get_by_role("button", name="Next wrong").click()
    first = next(sample for sample in range(1, 24) if wrong[sample])
    expect(page.locator("p.verdict")).to_contain_text(f"Sample {first}:")


def test_the_curve_says_the_loss_at_its_marker(visit, record):
    page = visit("epoch=10", viewport=DESK)
    assert float(page.locator(".chart .at").get_attribute("value")) == record["loss"][10]
    expect(page.locator(".chart .axis")).to_contain_text("accuracy, 0 to 100 %")
    page.goto(page.url.replace("epoch=10", "epoch=10&run=lr-12&pin=10"))
    expect(page.locator(".chart .axis")).to_contain_text("beside main on the same scale")


# Motion


def test_reduced_motion_draws_the_new_epoch_at_once(visit):
    page = visit("epoch=0", viewport=DESK, reduced_motion="reduce")
    frames = page.evaluate(script("frames"))
    assert frames == 1


def test_shades_ease_from_one_epoch_to_the_next(visit):
    page = visit("epoch=0", viewport=DESK)
    assert page.evaluate(script("frames")) > 1
