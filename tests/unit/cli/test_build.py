"""The command line: its words, its exit codes and what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder import settings
from builder.cli import cli
from builder.output.publish import MARKER
from tests.project import ROOT
from tests.unit.cli.command import run, tree


def test_help_lists_every_command():
    output = run("--help").output
    for command in cli.commands:
        assert re.search(rf"^  {command} ", output, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_explains_itself(command: str):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "--out DIR" in result.output


def test_the_version_is_told():
    assert re.fullmatch(r"build\.py, version \d+\.\d+\.\d+\n", run("--version").output)


@pytest.mark.parametrize(
    "words",
    [
        ["--nope"],
        ["biuld"],
        ["serve", "--port", "x"],
        ["serve", "--port", "70000"],
        ["--base-url", "example.org"],
        ["build", "extra"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str]):
    assert run(*words).exit_code == 2


def test_a_build_says_what_it_wrote_how_large_how_long_and_how_to_look_at_it(tmp_path: Path):
    out = tmp_path / "site"
    result = run("--out", out)
    assert result.exit_code == 0, result.output
    files = tree(out)
    written = re.match(r"Wrote (\d+) files, ([\d.]+) MB, to .* in \d+\.\d\d s\n", result.output)
    assert written
    assert int(written[1]) == len(files) - 1  # all but the marker
    assert float(written[2]) == pytest.approx(sum(map(len, files.values())) / 1e6, abs=0.06)
    assert str(out / "index.html") in result.output
    assert "build.py serve" in result.output
    assert MARKER in files


@pytest.mark.parametrize("words", [["build", "--out"], ["--out"]])
def test_options_stand_before_or_after_the_command(words: list[str], tmp_path: Path, built: Path):
    result = run("--revision", "r1", *words, tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert tree(tmp_path / "site") == tree(built)


def test_the_revision_stands_in_the_footer(built: Path):
    assert "Built from r1." in (built / "index.html").read_text(encoding="utf-8")


def test_without_a_commit_the_footer_names_the_record_alone(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(settings, "revision_of", lambda *_: "")
    assert run("--out", tmp_path / "site").exit_code == 0
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"<p>The record’s digest is <code>[0-9a-f]{16}</code>\.</p>", page)


def test_it_runs_from_any_folder_and_without_being_installed(tmp_path: Path, built: Path):
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "--out", "here", "--revision", "r1"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "to here/ in" in done.stdout
    assert tree(tmp_path / "here") == tree(built)


@pytest.mark.skipif(sys.platform == "win32", reason="time zones are set otherwise there")
def test_two_builds_give_the_same_bytes_in_any_place_zone_locale_and_hash_order(
    tmp_path: Path, built: Path
):
    place = tmp_path / "ein anderer Ort"
    for name in ("builder", "content", "site_assets"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", place)
    strange = {
        "TZ": "Pacific/Chatham",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "42",
        "PYTHONUTF8": "0",
    }
    done = subprocess.run(
        [sys.executable, place / "build.py", "--out", tmp_path / "site", "--revision", "r1"],
        cwd="/", env={**os.environ, **strange}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == tree(built)
