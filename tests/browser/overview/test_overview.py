"""The whole run at once: each view is one press away, true, and led through by hand and by keys."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from builder.facts.numerals import show
from tests.browser.guard import OpenPage
from tests.experiments import read

VIEWS = {
    "When was each picture learned?": "learned",
    "What does each hidden neuron answer to?": "units",
    "What is taken for what?": "confusion",
    "Which weights moved when?": "moves",
    "Where on the landscape is it?": "landscape",
}


def said(panel: Locator) -> str:
    return panel.locator("p.answer").inner_text().replace("−", "-").replace("\u202f", " ")


def answered(record) -> np.ndarray:
    """Whether each picture (E, S) is answered right at each epoch."""
    return record["a2"].argmax(axis=-1) == record["y"].argmax(axis=-1)


@pytest.mark.parametrize("question", VIEWS)
def test_each_view_is_one_press_away_and_has_an_address(page, panel, any_url, question):
    page.goto(f"{any_url}inspector.html#epoch=12")
    group = panel.get_by_role("group", name="The whole run")
    group.get_by_role("button", name=question).press("Enter")
    expect(page).to_have_url(re.compile(rf"select={VIEWS[question]}$"))
    expect(panel.locator("p.answer")).to_have_text(re.compile(r"\.$"))
    expect(panel.get_by_role("heading", name=question)).to_be_visible()


@pytest.mark.parametrize("view", VIEWS.values())
def test_each_view_has_room_on_a_small_phone(open_page: OpenPage, site_url, view):
    page = open_page("about:blank", viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(f"{site_url}inspector.html#epoch=12&select={view}")
    expect(page.locator("p.answer")).to_have_text(re.compile(r"\.$"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_sentence_about_learning_is_true_of_the_record(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#select=learned")
    expect(panel.locator("p.answer")).to_contain_text("The last to be learned")
    right = answered(record)
    since = [len(right) - next(n for n, hit in enumerate([*row[::-1], 0]) if not hit)
             for row in right.T.tolist()]  # fmt: skip
    last = max(range(24), key=lambda sample: (since[sample], sample))
    lost = sum(bool(np.any(row[:-1] & ~row[1:])) for row in right.T)
    assert f"{right[-1].sum()} of 24 pictures are answered right" in said(panel)
    assert f"sample {last} (" in said(panel)
    assert f"at epoch {since[last]}." in said(panel)
    assert f"{lost} pictures had been right before" in said(panel)


def test_a_map_of_the_epochs_is_walked_by_keys_and_by_hand(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#epoch=12&select=learned")
    field = panel.get_by_role("slider", name="Epochs and pictures")
    field.press("ArrowRight")
    expect(page).to_have_url(re.compile("epoch=13&select=learned"))
    field.press("End")
    field.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"epoch=100&sample=\d+&select=learned"))
    found = re.search(r"sample=(\d+)", page.url)
    assert found
    sample = int(found[1])
    share = record["a2"][100, sample, record["y"][sample].argmax()]
    expect(field).to_have_attribute(
        "aria-valuetext", re.compile(f"sample {sample}: {share:.1%}"[:-1])
    )
    box = field.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 50.5 / 101, box["y"] + 2)
    expect(page).to_have_url(re.compile("epoch=50&"))


def test_the_table_says_what_the_picture_of_learning_shows(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#select=learned&table=1&epoch=40")
    rows = panel.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(25)
    right = answered(record)
    for cells in rows.all_inner_texts()[1:]:
        sample, _, since, lost, _ = cells.split("\t")
        first = int(re.sub(r"\D", "", since))
        assert right[first:, int(sample)].all()
        assert first == 0 or not right[first - 1, int(sample)]
        column = right[:, int(sample)]
        assert int(re.sub(r"\D", "", lost) or 0) == np.count_nonzero(column[:-1] & ~column[1:])


def test_the_sentence_about_moves_is_true_of_the_record(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#select=moves")
    expect(panel.locator("p.answer")).to_contain_text("The largest step")
    steps = np.diff(record["q"], axis=0)
    epoch, place = np.unravel_index(np.abs(steps).argmax(), steps.shape)
    moved = show(float(steps[epoch, place]) / 1e6, "+.5f").replace("−", "-")
    assert f"into epoch {epoch + 1}: {moved}" in said(panel)
    strides = np.abs(steps).sum(axis=1).cumsum()
    half = int(np.argmax(strides >= strides[-1] / 2)) + 1
    assert f"by epoch {half}." in said(panel)


def test_a_step_on_the_map_names_its_parameter_which_opens(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#epoch=12&select=moves")
    field = panel.get_by_role("slider", name="Steps and parameters")
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(field).to_have_attribute("aria-valuetext", re.compile(r"b2\[0\] from epoch 11 to 12"))
    panel.locator(".told").get_by_role("button", name="b2[0]").press("Enter")
    expect(page).to_have_url(re.compile("select=b2.0$"))


def test_the_pictures_of_a_neuron_are_its_strongest_and_weakest(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#epoch=40&select=units")
    unit = panel.get_by_role("group", name="Hidden neuron 6")
    expect(unit).to_be_visible()
    names = [button.get_attribute("aria-label") for button in unit.get_by_role("button").all()]
    shown = [int(re.findall(r"\d+", str(name))[0]) for name in names[1:]]
    a1 = record["a1"][40, :, 6]
    assert a1[shown].tolist() == [*np.sort(a1)[::-1][:3], *np.sort(a1)[::-1][-3:]]
    unit.get_by_role("button").nth(1).press("Enter")
    expect(page).to_have_url(re.compile(f"sample={shown[0]}&select=units"))


def test_what_is_taken_for_what_counts_every_picture_once(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#epoch=12&select=confusion")
    cells = panel.get_by_role("table").get_by_role("cell")
    expect(cells).to_have_count(9)
    counts = [int(cell.split()[0]) for cell in cells.all_inner_texts()]
    says, labels = record["a2"][12].argmax(axis=-1), record["y"].argmax(axis=-1)
    assert counts == [int(((labels == i) & (says == j)).sum()) for i in range(3) for j in range(3)]
    panel.get_by_role("button", name=re.compile(r"sample 3:")).press("Enter")
    expect(page).to_have_url(re.compile("sample=3&select=confusion"))


def test_the_life_of_a_number_is_its_value_at_every_epoch(page, panel, site_url, record):
    page.goto(f"{site_url}inspector.html#epoch=20&sample=3&select=h6")
    panel.get_by_text("a1[6] over all epochs").press("Enter")
    expect(page).to_have_url(re.compile("life=1"))
    curve = panel.get_by_role("slider", name="Epochs of this number")
    a1 = record["a1"][:, 3, 6]
    expect(panel.locator(".life .said")).to_contain_text(
        f"From {a1[0]:.3f} at epoch 0 to {a1[-1]:.3f} at epoch 100"
    )
    expect(curve).to_have_attribute("aria-valuetext", f"epoch 20: {a1[20]:.3f}")
    curve.press("ArrowRight")
    expect(curve).to_have_attribute("aria-valuetext", f"epoch 21: {a1[21]:.3f}")
    box = curve.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 60.5 / 101, box["y"] + 9)
    expect(page).to_have_url(re.compile("epoch=60&"))


@pytest.mark.parametrize(
    "address",
    [
        "select=loss", "select=accuracy", "select=w2.1.6", "select=b1.3", "select=o2&sample=5",
        "epoch=20&select=w2.1.6&trail=sum.w2.1.6@19", "select=not0", "select=w1.3.7&run=long",
        "mode=inference&pixels=0111010001000100010011111&select=h2",
    ],
)  # fmt: skip
def test_every_number_has_a_life(page, panel, site_url, address):
    page.goto(f"{site_url}inspector.html#{address}&life=1")
    expect(panel.locator(".life .said")).to_contain_text(re.compile("From .* to .*; lowest"))


def test_an_opened_number_of_another_epoch_is_followed_along_its_life(page, panel, site_url):
    page.goto(f"{site_url}inspector.html#epoch=20&select=w2.1.6&trail=sum.w2.1.6@19&life=1")
    curve = panel.get_by_role("slider", name="Epochs of this number")
    expect(curve).to_have_attribute("aria-valuetext", re.compile("^epoch 19: "))
    curve.press("ArrowRight")
    expect(curve).to_have_attribute("aria-valuetext", re.compile("^epoch 20: "))


@pytest.mark.parametrize("view", VIEWS.values())
def test_an_experiment_is_seen_whole_too(page, panel, site_url, view):
    page.goto(f"{site_url}lab.html#fork=main@10;off:h3;leave:3&epoch=40&select={view}")
    expect(panel.locator("p.answer")).to_have_text(re.compile(r"\.$"))
    run = read("main@10;off:h3;leave:3").run(30)
    if view == "confusion":
        expect(panel.locator("p.answer")).to_contain_text(f"{run.hits[-1]} of 23 pictures")


def test_a_life_on_an_experiment_has_the_record_s_behind_it(page, panel, site_url):
    page.goto(f"{site_url}lab.html#fork=main@10;lr:12&epoch=40&select=w2.1.6&life=1")
    run = read("main@10;lr:12").run(90)
    start, end = run.q[[0, -1], 208 + 14] / 1e6
    words = f"From {start:.3f} at epoch 10 to {end:.3f} at epoch 100".replace("-", "−")
    expect(panel.locator(".life .said")).to_contain_text(words)
    assert panel.locator(".life path.ghost").get_attribute("d")


def test_a_long_experiment_says_how_many_of_its_epochs_are_looked_at(page, panel, site_url):
    page.goto(f"{site_url}lab.html#fork=main@0&epochs=1000&select=learned")
    expect(panel).to_contain_text("Of its 1001 epochs 201 are looked at")
