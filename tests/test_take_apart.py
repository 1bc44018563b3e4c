"""What the last chapter tells its readers to do, done: one picture more, and a site built again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from textwrap import wrap

import pytest
from click.testing import CliRunner

from builder.cli import cli
from builder.model.config import read_network
from builder.record.run import read_data
from tests.project import CONTENT

CHAPTER = (CONTENT / "chapters" / "whats-next.md").read_text(encoding="utf-8")
PROMISE = (
    "The pictures and the starting numbers are text files, `content/digits.txt` and "
    "`content/start.txt` in the project’s source. Add your two there and build the site again. "
    "The numbers in these pages will change, and where a sentence is no longer true the build will "
    "stop and show you the line."
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The article, with the two that the chapter offers to the lab drawn below the others."""
    content = shutil.copytree(CONTENT, tmp_path / "content")
    offered = re.search(r"lab\.html#fork=main@0;add:2\.([01]{25})", CHAPTER)
    assert offered
    rows = "\n".join(wrap(offered[1].translate(str.maketrans("01", ".#")), 5))
    with (content / "digits.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n\n2 at the left edge\n{rows}\n")
    return content


def test_the_picture_is_trained_on_and_every_sentence_it_makes_false_is_shown(content, tmp_path):
    assert PROMISE in CHAPTER
    assert len(read_data(read_network(content / "network.toml")).training) == 25
    site = tmp_path / "site"
    result = CliRunner().invoke(cli, ["--content", str(content), "--out", str(site)])
    assert (result.exit_code, site.exists()) == (1, False)
    told = re.findall(r"(\S+\.md):(\d+): this claim is false: “(.+?)” The run says", result.output)
    assert len(told) > 5
    for file, line, sentence in told:
        source = (content / "chapters" / Path(file).name).read_text(encoding="utf-8")
        words = re.findall(r"[a-z]{4,}", sentence)[:2]  # what is neither a fact nor a term
        assert all(word in source.split("\n")[int(line) - 1] for word in words)
