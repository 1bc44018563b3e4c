"""The command line: its words, its exit codes and what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from builder import settings
from builder.cli import cli
from builder.output.publish import MARKER
from tests import project
from tests.project import CONTENT, ROOT


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def tree(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, to be broken."""
    return shutil.copytree(CONTENT, tmp_path / "content")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cli") / "site"
    result = run("--out", out, "build", "--revision", "r1")
    assert result.exit_code == 0, result.output
    return out


def append(file: Path, text: str) -> int:
    """Append a line to a file; its number."""
    whole = file.read_text(encoding="utf-8").rstrip("\n") + f"\n\n{text}\n"
    file.write_text(whole, encoding="utf-8")
    return whole.count("\n")


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


def test_a_fault_ends_with_1_and_shows_the_line_and_a_caret(content: Path, tmp_path: Path):
    line = append(content / "chapters" / "loss.md", "The loss is 0.033.")
    result = run("--content", content, "--out", tmp_path / "site")
    assert result.exit_code == 1
    first, source, caret = result.output.splitlines()
    assert re.match(rf"\S+loss\.md:{line}: .*", first)
    assert source == "    The loss is 0.033."
    assert caret.index("^") == source.index("0.033")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("chapters/loss.md", "loss.md: there is no such file; create it or correct the name"),
        ("site.toml", "site.toml: there is no such file; create it or correct the name"),
        ("digits.txt", "digits.txt: there is no such file; create it or correct the name"),
    ],
)
def test_content_that_is_missing_is_named(content: Path, name: str, message: str):
    (content / name).unlink()
    result = run("--content", content, "--out", content.parent / "site")
    assert (result.exit_code, message in result.output) == (1, True), result.output


def test_content_that_cannot_be_read_is_named(content: Path):
    (content / "chapters" / "loss.md").unlink()
    (content / "chapters" / "loss.md").mkdir()  # unreadable for root too
    result = run("--content", content, "--out", content.parent / "site")
    assert result.exit_code == 1
    assert "loss.md: cannot be read" in result.output


def test_a_picture_beside_a_chapter_is_part_of_the_site_kept_offline_and_within_the_whole(
    content: Path, tmp_path: Path
):
    chapters = content / "chapters"
    view = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3"/></svg>'
    (chapters / "dot.svg").write_text(view)
    block = '```picture fig-dot\nfile = "dot.svg"\nsays = "A dot."\ncaption = "A dot."\n```'
    for name in ("loss", "neuron"):
        append(chapters / f"{name}.md", f"\n{block}\n")
    result = run("--content", content, "check", "--out", tmp_path / "site")
    assert result.exit_code == 0, result.output
    result = run("--content", content, "--out", tmp_path / "site")
    (picture,) = (tmp_path / "site" / "pictures").iterdir()
    assert picture.read_text() == view
    source = f'src="pictures/{picture.name}"'
    assert source in (tmp_path / "site" / "loss.html").read_text()
    assert f'"pictures/{picture.name}"' in (tmp_path / "site" / "sw.js").read_text()
    whole = (tmp_path / "site" / "single.html").read_text()
    assert whole.count("data:image/svg+xml;base64," + b64encode(view.encode()).decode()) == 2
    assert source not in whole


def test_text_that_is_not_utf8_is_named_with_its_line(content: Path):
    (content / "chapters" / "loss.md").write_bytes(b"+++\ntitle = 'caf\xe9'\n+++\n")
    result = run("--content", content, "--out", content.parent / "site")
    assert result.exit_code == 1
    assert "loss.md:2: this is not UTF-8 text; save the file as UTF-8" in result.output


def test_a_chapter_of_five_megabytes_and_a_link_out_of_the_tree_are_refused_together(
    content: Path, tmp_path: Path
):
    (content / "chapters" / "loss.md").write_text("+++\n" + "a word " * 800_000)
    (tmp_path / "secret.txt").write_text("secret")
    (content / "chapters" / "neuron.md").unlink()
    (content / "chapters" / "neuron.md").symlink_to(tmp_path / "secret.txt")
    result = run("--content", content, "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert "loss.md: this file is larger than 1 MB; split it, make it smaller" in result.output
    assert "neuron.md: this link leads out of content/; put the file itself" in result.output
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("place", ["content", "content/site"])
def test_an_output_folder_in_the_content_is_refused(content: Path, place: str):
    result = run("--content", content, "--out", content.parent / place)
    assert result.exit_code == 1
    assert "lie in each other" in result.output
    assert (content / "site.toml").is_file()


def test_a_failed_build_leaves_the_last_good_site(content: Path, tmp_path: Path):
    out = tmp_path / "site"
    assert run("--content", content, "--out", out).exit_code == 0
    before = tree(out)
    append(content / "chapters" / "loss.md", "The loss is 0.033.")
    assert run("--content", content, "--out", out).exit_code == 1
    assert tree(out) == before


def test_check_lists_all_faults_of_all_chapters_one_line_each(content: Path):
    append(content / "chapters" / "loss.md", "The loss is 0.033.")
    append(content / "chapters" / "neuron.md", "See [[nothing-of-that-name]].")
    result = run("check", "--content", content)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert len(lines) == 2
    assert set(re.findall(r"(\w+)\.md:\d+: ", result.output)) == {"loss", "neuron"}


def test_check_of_the_site_as_it_is_finds_nothing():
    result = run("check")
    assert result.exit_code == 0, result.output
    assert re.fullmatch(r"\d+ files checked, no faults\.\n", result.output)


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
