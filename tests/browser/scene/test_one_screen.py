"""One scene: all of it in sight, nothing moves, the sheet of a phone hides nothing it explains."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.guard import box_of, open_menu
from tests.browser.scene.window import CIRCLES, DESK, PHONE, PLACES, TABLET


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


def test_the_question_that_is_answered_stands_in_sight_in_its_row(visit):
    page = visit("epoch=10&sample=3", viewport=PHONE, has_touch=True)
    for name in ("What would flip it?", "See one step", "Why not 0?"):
        question = page.get_by_role("button", name=name)
        question.tap()
        expect(question).to_be_in_viewport(ratio=1)


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
