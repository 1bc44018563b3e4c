"""The lab: every change by its control, what comes of it as Python computes it, undone and sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import OpenPage
from tests.browser.lab.reader import PICTURE, Lab

CUT = re.compile(r"#fork=([^&]*)")


def test_an_address_opens_its_experiment_with_the_record_behind_it(page: Page, any_url: str):
    lab = Lab(page).open(any_url, "main@10;lr:12;off:h3")
    assert lab.listed() == ["learning rate 12", "hidden 3 silenced"]
    lab.expect_experiment("main@10;lr:12;off:h3")
    expect(page.get_by_text(re.compile("beside main, ?epoch 100"))).to_be_visible()
    page.get_by_role("button", name="Previous epoch").click()
    expect(page.get_by_text(re.compile("beside main, ?epoch 99"))).to_be_visible()
    assert page.locator(".curve .ghost").first.get_attribute("d")


def test_without_an_address_it_is_the_main_run_from_its_start(lab: Lab, site_url: str):
    lab.open(site_url)
    lab.expect_experiment("main@0")
    expect(lab.changes).to_contain_text("Nothing is changed yet.")


@pytest.mark.parametrize(
    ("way", "place", "width"),
    [("pointer", "site_url", 1280), ("keyboard", "disk_url", 320), ("touch", "disk_url", 390)],
)
def test_every_change_has_a_control_and_a_button_that_removes_it(
    open_page: OpenPage, request: pytest.FixtureRequest, way: str, place: str, width: int
):
    size = {"width": width, "height": 800}
    lab = Lab(open_page("about:blank", viewport=size, has_touch=way == "touch"), way)
    lab.open(request.getfixturevalue(place), "main@10", "&select=w1.3.7&sample=5")
    text = "main@10"
    for work, change, words in (
        (lambda: lab.fill("Learning rate", "0.5"), "lr:0.5", "learning rate 0.5"),
        (lambda: lab.fill("Value", "−0.25"), "w1.3.7:-0.25", "w1[3][7] = −0.25"),
        (lambda: lab.press("Hold it"), "hold:w1.3.7", "w1[3][7] held"),
        (lambda: lab.press("w2"), "hold:w2", "w2 held"),
        (lambda: lab.press("training pixel 12"), None, None),
        (lambda: lab.choose("Right answer", "0"), "y5:0", "picture 5 labelled 0"),
        (lambda: lab.press("Leave it out"), "leave:5", "picture 5 left out"),
        (
            lambda: lab.choose("Update", "after every picture"),
            "update:per-sample", "a step after every picture",
        ),
    ):  # fmt: skip
        if change is None:
            on = lab.control("button", "training pixel 12").get_attribute("aria-pressed") == "true"
            change, words = f"x5.12:{int(not on)}", f"picture 5: pixel 12 {'off' if on else 'on'}"
        work()
        text += f";{change}"
        expect(lab.control("button", f"Remove {words}")).to_be_visible()
        lab.expect_experiment(text)
    for _ in range(8):
        lab.remove_first()
        text = "main@10" + "".join(f";{part}" for part in text.split(";")[2:])
        expect(lab.page).to_have_url(re.compile(re.escape(f"#fork={text}") + "(&|$)"))
    lab.expect_experiment("main@10")


def test_a_hidden_neuron_that_is_chosen_can_be_silenced(lab: Lab, site_url: str):
    lab.open(site_url, "main@50")
    lab.page.get_by_role("button", name="hidden 3", exact=True).click()
    lab.press("Silence hidden 3")
    expect(lab.control("button", "Remove hidden 3 silenced")).to_be_visible()
    lab.expect_experiment("main@50;off:h3")


def test_a_seed_can_be_set_at_epoch_0_only(lab: Lab, site_url: str):
    lab.open(site_url, "main@0")
    lab.fill("Seed of the start", "7")
    expect(lab.control("button", "Remove start drawn from seed 7")).to_be_visible()
    lab.expect_experiment("main@0;seed:7")
    lab.open(site_url, "main@10")
    expect(lab.control("textbox", "Seed of the start")).to_be_hidden()


def test_a_drawing_becomes_one_more_picture(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", f"&mode=inference&pixels={PICTURE}")
    lab.press("Add as 2")
    expect(lab.control("button", "Remove a drawn 2 added")).to_be_visible()
    lab.expect_experiment(f"main@10;add:2.{PICTURE}")
    lab.page.get_by_role("button", name="Training").click()
    lab.page.get_by_role("slider", name="Sample").press("End")
    expect(lab.page.get_by_text("Picture 24", exact=True)).to_be_visible()


def test_a_picture_that_is_left_out_can_be_taken_back(lab: Lab, site_url: str):
    lab.open(site_url, "main@10;leave:3,5", "&sample=3")
    lab.press("Take it back")
    expect(lab.control("button", "Remove picture 5 left out")).to_be_visible()
    lab.expect_experiment("main@10;leave:5")


def test_it_trains_on_for_as_many_epochs_as_asked_for(lab: Lab, site_url: str):
    lab.open(site_url, "main@10;lr:3")
    epochs = lab.control("spinbutton", "Epochs")
    epochs.fill("60")
    lab.press("Train on")
    expect(lab.page).to_have_url(re.compile("epochs=150"))
    lab.expect_experiment("main@10;lr:3", 150)
    epochs.fill("999999")
    lab.press("Train on")
    expect(lab.changes.get_by_role("status")).to_contain_text("Epochs is a whole number from 1 to")
    lab.expect_experiment("main@10;lr:3", 150)


def test_changes_are_undone_redone_and_all_taken_away(lab: Lab, site_url: str):
    lab.open(site_url, "main@10")
    assert lab.control("button", "Undo").is_disabled()
    lab.fill("Learning rate", "3")
    expect(lab.control("button", "Remove learning rate 3")).to_be_visible()
    lab.press("Undo")
    expect(lab.control("button", "Remove learning rate 3")).to_have_count(0)
    lab.expect_experiment("main@10")
    lab.press("Redo")
    expect(lab.control("button", "Remove learning rate 3")).to_be_visible()
    lab.expect_experiment("main@10;lr:3")
    lab.press("Start again")
    expect(lab.control("button", "Remove learning rate 3")).to_have_count(0)
    lab.expect_experiment("main@10")
    lab.page.go_back()
    expect(lab.control("button", "Remove learning rate 3")).to_be_visible()


def test_another_run_and_another_epoch_keep_the_changes(lab: Lab, site_url: str):
    lab.open(site_url, "main@10;off:h3")
    lab.control("combobox", "Run").select_option("lr-3")
    expect(lab.page).to_have_url(re.compile(r"fork=lr-3@10;off:h3"))
    lab.control("spinbutton", "From epoch").fill("20")
    lab.control("spinbutton", "From epoch").press("Enter")
    expect(lab.page).to_have_url(re.compile(r"fork=lr-3@20;off:h3"))
    lab.expect_experiment("lr-3@20;off:h3")


@pytest.mark.parametrize("value", ["NaN", "1e300", "", "<b>", "-1", "0"])
def test_a_bad_value_is_refused_in_a_sentence_and_the_experiment_stays(
    lab: Lab, site_url: str, value: str
):
    lab.open(site_url, "main@10;off:h3")
    lab.fill("Learning rate", value)
    expect(lab.changes.get_by_role("status")).to_have_text(
        f"'lr:{value}' cannot be done: a learning rate is a number above 0, at most 100"
    )
    lab.expect_experiment("main@10;off:h3")


def test_a_hostile_address_is_refused_and_the_record_stands_there_instead(lab: Lab, site_url: str):
    lab.open(site_url)
    lab.page.goto("about:blank")
    lab.page.goto(f"{site_url}lab.html#fork=main@10;<script>alert(1)</script>")
    expect(lab.page.get_by_role("slider", name="Epoch", exact=True)).to_be_visible()
    lab.expect_experiment("main@0")


def test_each_experiment_to_start_from_can_be_done(lab: Lab, site_url: str):
    lab.open(site_url)
    lab.changes.get_by_text("Try an experiment").click()
    presets = lab.changes.locator(".origin").get_by_role("button")
    expect(presets).to_have_count(5)
    for preset in presets.all():
        before = lab.page.url
        preset.click()
        expect(lab.page).not_to_have_url(before)
        found = CUT.search(lab.page.url)
        assert found
        lab.expect_experiment(found[1])


def test_numbers_open_on_an_experiment_as_on_the_record(lab: Lab, site_url: str):
    lab.open(site_url, "main@10;off:h3;leave:3", "&select=w1.3.7&epoch=20")
    panel = lab.page.get_by_role("region", name="Explanation")
    expect(panel).to_contain_text("23 pictures")
    lab.open(site_url, "main@10;hold:b2", "&select=b2.1&epoch=20")
    expect(panel).to_contain_text("b2[1]")
    lab.open(site_url, "main@10;off:h3", "&select=h3")
    expect(panel).to_contain_text("a1[3]")
    expect(panel).not_to_contain_text("σ(")


def test_the_record_is_named_beside_a_number_and_a_difference_only_where_there_is_one(
    lab: Lab, site_url: str
):
    lab.open(site_url, "main@10;lr:12")
    loss = lab.page.locator(".readout.of-loss")
    expect(loss).to_contain_text(re.compile(r"record \d\.\d{3}, [+−]\d"))
    lab.open(site_url, "main@10", "&epoch=20")
    expect(loss).to_have_text(re.compile(r"loss=(\d\.\d{3})\s+record \1\s*$"), use_inner_text=True)


def test_on_a_laptop_all_of_it_is_in_sight_together(open_page: OpenPage, site_url: str):
    lab = Lab(open_page("about:blank", viewport={"width": 1280, "height": 720}))
    lab.open(site_url, "main@10;lr:12", "&select=w2.1.6")
    for part in (
        lab.changes, lab.page.locator(".graph"), lab.page.locator(".strip"),
        lab.page.get_by_role("slider", name="Epoch", exact=True),
        lab.page.get_by_role("region", name="Explanation").get_by_role("heading").first,
    ):  # fmt: skip
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 720
    graph = lab.page.locator(".graph").bounding_box()
    assert graph is not None
    assert graph["height"] > 280


def test_everything_has_room_on_a_small_phone(open_page: OpenPage, site_url: str):
    lab = Lab(open_page("about:blank", viewport={"width": 320, "height": 640}))
    lab.open(site_url, "main@10;lr:12;leave:12,13,14,15,16,17,18,19,20,21,22,23")
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_is_worked_by_keyboard_alone(lab: Lab, site_url: str):
    lab.open(site_url, "main@10")
    lab.control("textbox", "Learning rate").focus()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.type("3")
    lab.page.keyboard.press("Enter")
    remove = lab.control("button", "Remove learning rate 3")
    expect(remove).to_be_visible()
    lab.control("button", "Train on").focus()
    lab.page.keyboard.press("Enter")
    expect(lab.page).to_have_url(re.compile("epochs=190"))
    remove.focus()
    lab.page.keyboard.press("Enter")
    expect(remove).to_have_count(0)


def test_the_link_that_is_copied_opens_the_same_experiment(lab: Lab, site_url: str):
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.open(site_url, "main@10;lr:3", "&select=h2")
    lab.press("Copy link")
    expect(lab.control("button", "Copied")).to_be_visible()
    link = lab.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{site_url}lab.html#fork=main@10;lr:3&select=h2"


def test_it_is_a_part_of_the_whole_article_in_one_file(open_page: OpenPage, disk_url: str):
    page = open_page(f"{disk_url}single.html#fork=main@10;lr:12")
    changes = page.get_by_role("region", name="Changes")
    remove = changes.get_by_role("button", name="Remove learning rate 12")
    expect(remove).to_be_in_viewport(timeout=20_000)  # all the article is in this page
    remove.click()
    expect(changes.get_by_role("status")).to_contain_text("as it was recorded")
    assert page.url.endswith("single.html#fork=main@10;lr:12")  # only lab.html writes its address
