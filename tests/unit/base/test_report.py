"""Faults as the terminal shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError, Faults
from builder.base.report import explain, one_line, size


@pytest.fixture
def chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the current folder, so that its path is shown short."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "loss.md"
    file.write_text("# Loss\n\n\tThe loss is 0.033 here.\n", encoding="utf-8")
    return file


def test_a_fault_shows_its_line_and_a_caret_under_the_column(chapter: Path):
    fault = BuildError("a number is typed; name the fact", chapter, 3, 14)
    assert explain(fault) == (
        "loss.md:3: a number is typed; name the fact\n"
        "    \tThe loss is 0.033 here.\n"
        "    \t            ^"
    )


@pytest.mark.parametrize(
    ("message", "column"),
    [
        ("'0.033' is typed", 12),
        ("'missing' for 'loss'", 4),
        ("'missing' is wrong", 0),
        ("'The' run says so, not `0.033`", 12),
    ],
)
def test_without_a_column_the_caret_stands_under_what_the_message_quotes(
    chapter: Path, message: str, column: int
):
    _, _, caret = explain(BuildError(message, chapter, 3)).split("\n")
    assert caret.removeprefix("    \t") == " " * column + "^"


def test_without_a_column_or_quote_the_caret_stands_under_the_first_word(chapter: Path):
    assert explain(BuildError("wrong", chapter, 3)).endswith("here.\n    \t^")


def test_all_faults_are_shown_and_counted(chapter: Path):
    text = explain(Faults([BuildError("one", chapter, 1), BuildError("two", chapter)]))
    assert text == "loss.md:1: one\n    # Loss\n    ^\nloss.md: two\n2 faults."


def test_a_long_line_is_cut_around_the_place(chapter: Path):
    chapter.write_text("x" * 5_000_000 + "HERE" + "y" * 1000)
    _, source, caret = explain(BuildError("wrong", chapter, 1, 5_000_001)).split("\n")
    assert len(source) == 104
    assert source[caret.index("^") :].startswith("HERE")
    assert source[: caret.index("^")] == "    " + "x" * 50


@pytest.mark.parametrize(("file", "line"), [("missing.md", 1), ("loss.md", 99), (None, None)])
def test_a_fault_without_a_source_line_is_one_sentence(chapter: Path, file: str, line: int):
    assert "\n" not in explain(BuildError("wrong; mend it", file, line))


def test_one_line_never_breaks(chapter: Path):
    assert one_line(BuildError("first\n  second", chapter, 3)) == "loss.md:3: first second"
    assert one_line(BuildError("no place")) == "no place"


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (21_449, "21.4 kB"), (3_190_000, "3.2 MB")],
)
def test_sizes_are_told_in_thousands(count: int, text: str):
    assert size(count) == text
