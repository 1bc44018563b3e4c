"""Faults of the content, as the terminal tells them."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest

from tests.unit.cli.command import append, run, tree


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
