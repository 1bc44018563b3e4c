"""The commands beside build and check."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from tests import project
from tests.unit.cli.command import run, tree


def test_verify_compares_what_was_published(built: Path):
    result = run("verify", "--out", built)
    assert result.exit_code == 0, result.output
    assert re.search(
        r"^main: [\d,]+ values agree, digest [0-9a-f]{64}$", result.output, re.MULTILINE
    )
    assert result.output.endswith(" values compared, 0 differ.\n")


def test_verify_without_a_site_says_what_to_do(tmp_path: Path):
    result = run("verify", "--out", tmp_path / "none")
    assert result.exit_code == 1
    assert "build the site first" in result.output


def test_any_command_puts_back_what_a_killed_build_moved_aside(built: Path, tmp_path: Path):
    out = shutil.copytree(built, tmp_path / "site")
    (tmp_path / ".site.building").mkdir()
    out.rename(tmp_path / ".site.building" / "old")
    assert run("digits", "--out", out).exit_code == 0
    assert tree(out) == tree(built)
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_digits_prints_every_picture():
    output = run("digits").output
    assert output.count("██") > 300
    for number in range(24):
        assert f"{number}: " in output
    assert "Held out" in output


def test_a_search_prints_what_each_condition_left():
    result = run("search", "--first", "598031", "--tries", "1")
    assert result.exit_code == 0, result.output
    assert "Found: 598031; chosen: 598031" in result.output


def test_a_search_writes_start_outcome_and_other_starts(content: Path):
    before = {name: (content / name).read_text() for name in ("start.txt", "spread.csv")}
    for name in (*before, "search.json"):
        (content / name).unlink()
    result = run("search", "--content", content, "--first", "598031", "--tries", "1", "--write")
    assert result.exit_code == 0, result.output
    assert {name: (content / name).read_text() for name in before} == before
    assert '"chosen": 598031' in (content / "search.json").read_text()


def test_a_search_that_finds_nothing_writes_nothing(content: Path):
    result = run("search", "--content", content, "--first", "1", "--tries", "1", "--write")
    assert result.exit_code == 1
    assert "no seed met every condition" in result.output


def test_an_experiment_prints_the_losses_of_the_record_to_the_run_s_last_epoch():
    result = run("experiment", "main@10")
    assert result.exit_code == 0, result.output
    heading, *rows = result.output.splitlines()
    main = project.run("main")
    assert heading == "epoch,loss,accuracy"
    assert rows == [
        f"{epoch},{main.loss[epoch] / 1e6:.6f},{main.hits[epoch] / 24:.6f}"
        for epoch in range(10, 101)
    ]


def test_an_experiment_writes_its_table_and_its_parameters(tmp_path: Path):
    table, archive = tmp_path / "fork.csv", tmp_path / "fork.npz"
    words = ("main@10;lr:12", "--epochs", "5", "--csv", table, "--npz", archive)
    result = run("experiment", *words)
    assert result.exit_code == 0, result.output
    assert table.read_text(encoding="utf-8") == result.output
    with np.load(archive) as arrays:
        assert arrays["epoch"].tolist() == [10, 11, 12, 13, 14, 15]
        assert arrays["q"].dtype == np.int64
        assert arrays["q"][0].tolist() == project.run("main").q[10].tolist()
        rows = zip(arrays["epoch"], arrays["loss"], arrays["accuracy"], strict=True)
        printed = [f"{epoch},{loss:.6f},{share:.6f}" for epoch, loss, share in rows]
    assert printed == result.output.splitlines()[1:]


@pytest.mark.parametrize("words", [["main@10;lr:1e300"], ["main@999"], ["main@1", "--epochs", "x"]])
def test_an_experiment_that_cannot_be_done_is_wrong_usage(words: list[str]):
    result = run("experiment", *words)
    assert result.exit_code == 2
    assert "Error: " in result.output
