"""The lab: every change by its control, what comes of it as Python computes it, undone and sent."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from builder.base.errors import BuildError
from builder.record.exports import to_npz, to_table
from builder.record.fork_bundle import encode_experiment, verify_files
from tests import project
from tests.browser.guard import OpenPage
from tests.experiments import read

CUT = re.compile(r"#fork=([^&]*)")
PICTURE = "0111010001000100010011111"


class Lab:
    """The lab as a reader works it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.changes = page.get_by_role("region", name="Changes")

    def open(self, url: str, text: str | None = None, more: str = "") -> Lab:
        self.page.goto(f"{url}lab.html" + (f"#fork={text}{more}" if text else ""))
        expect(self.changes.get_by_role("status")).to_contain_text("epoch")
        if not self.control("combobox", "Update").is_visible():
            self.changes.get_by_text("Change something").click()
        return self

    def control(self, role: Any, name: str) -> Locator:
        return self.changes.get_by_role(role, name=name, exact=True)

    def press(self, name: str) -> None:
        self.control("button", name).click()

    def fill(self, name: str, text: str) -> None:
        self.control("textbox", name).fill(text)
        self.control("textbox", name).press("Enter")

    def listed(self) -> list[str]:
        return [
            text.removesuffix("×").strip()
            for text in self.changes.get_by_role("listitem").all_inner_texts()
        ]

    def run(self) -> dict[str, Any]:
        """Every integer of the run on the stage."""
        return self.page.locator(".lab .inspector").evaluate(
            "(box) => { const run = box.inspector.run(); return { epochs: run.epochs, "
            "q: Array.from(run.q), hits: Array.from(run.hits), "
            "loss: Array.from(run.loss, (value) => Math.round(value * 1e6)) }; }"
        )

    def expect_experiment(self, text: str, epochs: int | None = None) -> None:
        """The address names the experiment, and the stage holds what Python makes of it."""
        expect(self.page).to_have_url(re.compile(re.escape(f"#fork={text}") + "(&|$)"))
        forked = read(text)
        run = forked.run(forked.last - forked.epoch if epochs is None else epochs)
        found = self.run()
        assert found["epochs"] == run.epoch.tolist()
        assert found["q"] == run.q.ravel().tolist()
        assert found["loss"] == run.loss.tolist()
        assert found["hits"] == run.hits.tolist()


@pytest.fixture
def lab(open_page: OpenPage) -> Lab:
    return Lab(open_page("about:blank", viewport={"width": 1280, "height": 900}))


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


def test_every_change_has_a_control_and_a_button_that_removes_it(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=w1.3.7&sample=5")
    answer, text = lab.control("combobox", "Right answer"), "main@10"
    for work, change, words in (
        (lambda: lab.fill("Learning rate", "0.5"), "lr:0.5", "learning rate 0.5"),
        (lambda: lab.fill("Value", "−0.25"), "w1.3.7:-0.25", "w1[3][7] = −0.25"),
        (lambda: lab.press("Hold it"), "hold:w1.3.7", "w1[3][7] held"),
        (lambda: lab.control("combobox", "Hold").select_option("w2"), "hold:w2", "w2 held"),
        (lambda: lab.press("training pixel 12"), None, None),
        (lambda: answer.select_option("0"), "y5:0", "picture 5 is a 0"),
        (lambda: lab.press("Leave it out"), "leave:5", "picture 5 left out"),
        (
            lambda: lab.control("combobox", "Update").select_option("per-sample"),
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
        lab.changes.get_by_role("button", name="Remove").first.click()
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
    presets = lab.control("combobox", "Try an experiment")
    names = [name for name in presets.get_by_role("option").all_inner_texts() if "…" not in name]
    assert len(names) == 5
    for name in names:
        before = lab.page.url
        presets.select_option(name)
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
    expect(loss).to_have_text(re.compile(r"loss=(\d\.\d{3}) record \1$"), use_inner_text=True)


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


def test_a_weight_is_dragged_on_the_graph(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=w2.1.6")
    grip = lab.page.get_by_role("slider", name="w2[1][6] at epoch 10")
    before = float(grip.get_attribute("aria-valuenow") or "")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x, y - 50, steps=5)
    lab.page.mouse.up()
    value = round(before + 50 * 0.02, 2)
    words = f"w2[1][6] = {value:g}".replace("-", "−")
    expect(lab.control("button", f"Remove {words}")).to_be_visible()
    lab.expect_experiment(f"main@10;w2.1.6:{value:g}")


def test_a_bias_is_moved_by_arrow_keys(lab: Lab, site_url: str):
    lab.open(site_url, "main@0", "&select=b1.3")
    grip = lab.page.get_by_role("slider", name="b1[3] at epoch 0")
    grip.press("ArrowDown")
    expect(lab.control("button", "Remove b1[3] = −0.1")).to_be_visible()
    lab.expect_experiment("main@0;b1.3:-0.1")
    grip.press("PageUp")
    expect(lab.control("button", "Remove b1[3] = 0.9")).to_be_visible()
    lab.expect_experiment("main@0;b1.3:0.9")


def test_a_nudge_of_a_weight_shows_the_loss_along_it_and_its_slope(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=w2.1.6&epoch=10")
    lab.changes.get_by_text("Nudge it").click()
    slider = lab.changes.get_by_role("slider", name="Nudge of w2[1][6]")
    slider.press("End")
    expect(lab.changes.locator(".nudging .equation").nth(1)).to_contain_text("× 2")
    moved = read("main@10;w2.1.6:0.835772").run(0)  # two more than at epoch 10
    assert read("main@10").start[214 + 8] == 835_772 - 2_000_000
    loss = f"loss {moved.loss[0] / 1e6:.3f}"
    expect(slider).to_have_attribute("aria-valuetext", re.compile(re.escape(loss) + "$"))


def test_a_nudge_of_a_score_moves_the_loss_by_its_blame(lab: Lab, site_url: str):
    lab.open(site_url, "main@10", "&select=o1&sample=5&epoch=10")
    lab.changes.get_by_text("Nudge it").click()
    lines = lab.changes.locator(".nudging .equation")
    expect(lines.first).to_contain_text("slope")
    told, found = (lines.nth(n).inner_text().split("=")[-1].split("≈")[-1] for n in (1, 2))
    assert float(told.replace("−", "-")) == pytest.approx(float(found.replace("−", "-")), abs=2e-4)


def test_an_experiment_is_taken_away_as_a_table_and_as_scripts_that_print_it(
    lab: Lab, site_url: str, tmp_path: Path
):
    text = f"main@10;off:h3;hold:b2;leave:3,4;lr:3;update:per-sample;add:2.{PICTURE}"
    lab.open(site_url, text, "&epochs=5")
    lab.changes.get_by_text("Take it away").click()
    for name, file in (("Losses", "csv"), ("Python", "py"), ("JavaScript", "mjs")):
        with lab.page.expect_download() as kept:
            lab.press(name)
        kept.value.save_as(tmp_path / f"experiment.{file}")
    table = (tmp_path / "experiment.csv").read_text(encoding="utf-8")
    assert table == to_table(read(text).run(5))
    assert printed(sys.executable, tmp_path / "experiment.py") == table
    deno = Path(sys.executable).with_name("deno")
    assert printed(deno, "run", "--quiet", tmp_path / "experiment.mjs") == table


def kept(lab: Lab, name: str, file: Path) -> Path:
    """A file that the lab gives away."""
    if not lab.control("button", name).is_visible():
        lab.changes.get_by_text("Take it away").click()
    with lab.page.expect_download() as saved:
        lab.press(name)
    saved.value.save_as(file)
    return file


FORK = f"main@10;lr:3;off:h3;hold:b2;leave:3,4;x5.12:1;y8:0;w1.3.7:-0.5;add:2.{PICTURE}"


def test_an_experiment_is_taken_away_for_numpy_as_python_writes_it(
    lab: Lab, site_url: str, tmp_path: Path
):
    lab.open(site_url, FORK, "&epochs=30")
    ours = np.load(io.BytesIO(to_npz(read(FORK).run(30))))
    with np.load(kept(lab, "NumPy", tmp_path / "experiment.npz")) as theirs:
        assert list(theirs) == list(ours)
        for name in ours:
            assert theirs[name].dtype == ours[name].dtype
            assert theirs[name].tolist() == ours[name].tolist()


@pytest.mark.parametrize("text", [FORK, "main@0;seed:7;update:per-sample", "long@0;lr:0.5"])
def test_an_experiment_is_taken_away_as_a_bundle_that_is_verified_everywhere(
    lab: Lab, site_url: str, tmp_path: Path, text: str
):
    lab.open(site_url, text, "&epochs=30")
    file = kept(lab, "Bundle", tmp_path / "experiment.json")
    found = json.loads(file.read_text(encoding="utf-8"))
    experiment = read(text)
    assert found == encode_experiment(
        experiment, experiment.run(30), project.network(), project.data()
    )
    report = verify_files([file], project.network(), project.data())
    assert (report.values, report.faults) == (31 * (235 + 3), ())
    result = verified(lab.page, site_url, file)
    expect(result).to_contain_text("Every value agrees")
    expect(result).to_contain_text(f"{31 * (235 + 3):,}")
    found["arrays"]["hits"] = found["arrays"]["epoch"]
    found["learning_rate"] = 7
    file.write_text(json.dumps(found), encoding="utf-8")
    assert len(verify_files([file], project.network(), project.data()).faults) == 2
    result = verified(lab.page, site_url, file)
    expect(result).to_contain_text("does not agree")
    expect(result).to_contain_text("It says something else of: learning_rate.")
    expect(result).to_contain_text("The first that differs: hits at epoch")


def verified(page: Page, site_url: str, file: Path) -> Locator:
    page.goto(f"{site_url}verify.html")
    page.get_by_text("Check a file of your own").click()
    page.locator("input[type=file]").set_input_files(file)
    return page.locator(".result.sound, .result.unsound")


def test_a_bundle_of_an_experiment_that_cannot_be_done_is_refused(
    lab: Lab, site_url: str, tmp_path: Path
):
    lab.open(site_url, "main@10;lr:3", "&epochs=2")
    file = kept(lab, "Bundle", tmp_path / "experiment.json")
    file.write_text(file.read_text(encoding="utf-8").replace("lr:3", "lr:NaN"), encoding="utf-8")
    expect(verified(lab.page, site_url, file)).to_contain_text("'lr:NaN' cannot be done")
    with pytest.raises(BuildError, match="'lr:NaN' cannot be done"):
        verify_files([file], project.network(), project.data())


def printed(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_it_is_a_part_of_the_whole_article_in_one_file(open_page: OpenPage, disk_url: str):
    page = open_page(f"{disk_url}single.html#fork=main@10;lr:12")
    changes = page.get_by_role("region", name="Changes")
    remove = changes.get_by_role("button", name="Remove learning rate 12")
    expect(remove).to_be_in_viewport(timeout=20_000)  # all the article is in this page
    remove.click()
    expect(changes.get_by_role("status")).to_contain_text("as it was recorded")
    assert page.url.endswith("single.html#fork=main@10;lr:12")  # only lab.html writes its address
