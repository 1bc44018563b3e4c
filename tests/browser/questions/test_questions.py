"""Questions a student asks: one press each, answered by numbers that add up."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from builder.model.network import Parameters
from tests.browser.questions.panel import answer, network, values

QUESTIONS = {
    "Why not 0?": "not0",
    "What would flip it?": "flip",
    "Where is it wrong?": "wrong",
    "Which weight moves most next?": "next",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_one_press_away_and_has_an_address(visit, page, question):
    panel = visit("epoch=10&sample=3")
    panel.get_by_role("button", name=question).press("Enter")
    expect(page).to_have_url(re.compile(rf"select={QUESTIONS[question]}$"))
    said = answer(panel)
    assert said.endswith(".")
    again = visit(f"epoch=10&sample=3&select={QUESTIONS[question]}")
    expect(again.get_by_role("button", name=question)).to_have_attribute("aria-pressed", "true")
    assert answer(again) == said


def test_a_chapters_figures_ask_no_questions(page, site_url):
    page.goto(f"{site_url}forward-pass.html")
    page.locator(".inspector").first.scroll_into_view_if_needed()
    page.locator(".explanation .panel").first.wait_for(state="attached")
    expect(page.get_by_role("button", name="What would flip it?")).to_have_count(0)
    expect(page.locator(".explanation .questions-name").first).to_be_hidden()


@pytest.mark.parametrize(("epoch", "sample"), [(0, 5), (10, 3), (60, 17), (100, 8)])
def test_why_not_is_answered_by_terms_that_add_up_to_the_lead(visit, record, epoch, sample):
    z2, a1 = record["z2"][epoch, sample], record["a1"][epoch, sample]
    first, *others = np.argsort(-record["a2"][epoch, sample], kind="stable")
    for other in (int(i) for i in others):
        panel = visit(f"epoch={epoch}&sample={sample}&select=not{other}")
        terms = (record["w2"][epoch, first] - record["w2"][epoch, other]) * a1
        biases = record["b2"][epoch, first] - record["b2"][epoch, other]
        shown = values(panel.locator(".bars"))
        assert shown == pytest.approx([*terms, biases], abs=3e-6)
        lead = z2[first] - z2[other]
        assert sum(shown) == pytest.approx(lead, abs=1e-5)
        told = re.search(rf"{first} is ahead of {other} by ([\d.]+)\.$", answer(panel))
        assert told
        assert float(told[1]) == pytest.approx(lead, abs=0.00051)


def argued(
    parameters: Parameters, x: np.ndarray, first: int, other: int
) -> tuple[np.ndarray, float]:
    """What each pixel argued for one output over the other, and what is left."""
    z1 = parameters.w1 @ x + parameters.b1
    gain = (1 / (1 + np.exp(-z1)) - 0.5) / z1
    tilt = parameters.w2[first] - parameters.w2[other]
    pixels = (tilt * gain) @ parameters.w1 * x
    rest = tilt @ (0.5 + gain * parameters.b1) + parameters.b2[first] - parameters.b2[other]
    return pixels, float(rest)


def test_what_the_pixels_argued_and_the_rest_make_the_lead(visit, record):
    panel = visit("epoch=60&sample=17&select=not0")
    first = int(record["a2"][60, 17].argmax())
    pixels, rest = argued(network(record, 60), record["x"][17], first, 0)
    added = panel.locator(".equation").filter(has_text="all pixels")
    lead = record["z2"][60, 17, first] - record["z2"][60, 17, 0]
    assert values(added) == pytest.approx([pixels.sum(), rest, lead], abs=1e-5)
    said = panel.locator(".more-said").text_content() or ""
    for whom, side in ((first, pixels), (0, -pixels)):
        named = re.search(rf"ixels? ([\d, and]+) argues? most for {whom}", said)
        assert named
        chosen = [int(k) for k in re.findall(r"\d+", named[1])]
        assert sorted(chosen) == sorted(int(k) for k in np.argsort(-side)[: len(chosen)])


def flat_name(place: int) -> str:
    for name, start, width in (("b2", 232, 0), ("w2", 208, 8), ("b1", 200, 0), ("w1", 0, 25)):
        if place >= start:
            row, column = divmod(place - start, width) if width else (place - start, None)
            return f"{name}[{row}]" + (f"[{column}]" if width else "")
    raise AssertionError(place)


@pytest.mark.parametrize("epoch", [0, 1, 10, 40, 99, 100])
def test_the_weight_that_moves_most_next_is_the_largest_step_of_all_235(visit, record, epoch):
    panel = visit(f"epoch={epoch}&select=next")
    before = min(epoch, 99)
    steps = np.diff(record["q"][before : before + 2], axis=0)[0] / 1e6
    ranked = np.argsort(-abs(steps), kind="stable")
    verb = "moves" if epoch < 100 else "moved"
    assert answer(panel).startswith(
        f"{flat_name(ranked[0])} {verb} most of all 235 parameters, "
        f"from epoch {before} to epoch {before + 1}. "
    )
    assert values(panel.locator(".bars")) == pytest.approx(list(steps[ranked[:6]]), abs=1e-9)
    assert panel.locator(".columns .leads").count() == 235


def test_the_weights_that_move_most_next_are_lit_in_the_graph(visit, page):
    panel = visit("epoch=10&select=next")
    names = panel.locator(".bars .name").all_text_contents()
    lines = [name for name in names if name.startswith("w")]
    expect(page.locator(".network line.lit")).to_have_count(len(lines))
    for name in lines:
        expect(page.get_by_role("button", name=f"weight {name}", exact=True)).to_have_class(
            re.compile(r"\blit\b")
        )
    panel.get_by_role("button", name="Close").press("Enter")
    expect(page.locator(".network line.lit")).to_have_count(0)


@pytest.mark.parametrize("epoch", [0, 10, 100])
def test_the_wrong_answers_are_listed_by_loss_and_lead_to_their_pictures(
    visit, page, record, epoch
):
    panel = visit(f"epoch={epoch}&sample=2&select=wrong")
    wrong = record["a2"][epoch].argmax(axis=1) != record["y"].argmax(axis=1)
    costs = record["sample_loss"][epoch]
    order = [int(s) for s in np.argsort(-costs) if wrong[s] or not wrong.any()]
    order = order if wrong.any() else order[:6]
    items = panel.get_by_role("listitem")
    expect(items).to_have_count(len(order))
    assert values(items) == [costs[sample] for sample in order]
    items.last.get_by_role("button").first.press("Enter")
    expect(page.get_by_role("slider", name="Sample", exact=True)).to_have_value(str(order[-1]))
    expect(items.last.get_by_role("button").first).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("select", ["not1", "flip"])
def test_a_drawing_can_be_asked_about_too(visit, select):
    panel = visit(f"mode=inference&epoch=100&select={select}&pixels={'01110' * 5}")
    assert answer(panel).endswith(".")
    expect(panel.get_by_role("button", name="Where is it wrong?")).to_have_count(0)


def test_closing_gives_the_focus_back_to_the_question(visit, page):
    panel = visit("epoch=10&sample=3&select=flip")
    panel.get_by_role("button", name="Close").press("Enter")
    expect(panel.get_by_role("button", name="What would flip it?")).to_be_focused()


def test_a_class_has_a_face_of_its_own_and_its_marks_reach_neither_eye_nor_ear(visit, page):
    panel = visit("epoch=10&sample=3&select=not1")
    assert panel.locator("h3 .class-name").inner_text() == "1"
    assert page.locator(".verdict .class-name").all_inner_texts() == ["0", "1"]
    for place in (".place", ".answer", ".pictures", ".questions"):
        names = panel.locator(f"{place} .class-name").all_inner_texts()
        assert names, place
        assert set(names) <= {"0", "1", "2"}
    panel.get_by_role("button", name="Where is it wrong?").click()
    expect(panel.locator(".mistakes button").first).to_have_text(re.compile(r"\(0\): says 1"))
    assert page.evaluate("() => document.body.outerHTML.match(/[\\u2068\\u2069]/g)") is None


@pytest.mark.parametrize("size", [(390, 844), (1280, 720)])
def test_a_second_question_is_answered_in_sight(open_page, site_url, size):
    width, height = size
    page = open_page("about:blank", viewport={"width": width, "height": height})
    page.goto(f"{site_url}inspector.html#epoch=10&sample=3&select=not0")
    button = page.get_by_role("button", name="Which weight moves most next?")
    button.scroll_into_view_if_needed()
    button.click()
    expect(page.locator(".panel h3")).to_have_text("Which parameter moves most next?")
    expect(page.locator(".panel p.answer")).to_be_in_viewport()
