"""What is taken away from the lab: tables, scripts, arrays and bundles, as Python writes them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from builder.base.errors import BuildError
from builder.record.exports import to_npz, to_table
from builder.record.fork_bundle import encode_experiment, verify_files
from tests import project
from tests.browser.lab.reader import PICTURE, Lab
from tests.experiments import read


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
