"""Live figures of a network of another size: their sliders go as far as it does."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import cli

# The last that each figure can show of 12 pictures of 4 letters, 6 hidden units and 40 epochs.
LAST = {
    ("growth", "epoch"): 40,
    ("losses", "epoch"): 40,
    ("loss-along", "sample"): 11,
    ("fool", "sample"): 11,
    ("pushes", "seen"): 12,
    ("pushes", "output"): 3,
    ("pushes", "hidden"): 5,
    ("pushes", "epoch"): 40,
    ("valley", "output"): 3,
    ("valley", "hidden"): 5,
    ("valley", "epoch"): 40,
    ("paint", "digit"): 3,
    ("switches", "neuron"): 5,
}
BESIDES = {"loss-along": 'nudged = "w2.1.5"\n'}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    assert CliRunner().invoke(cli, ["new", str(folder)]).exit_code == 0
    config = folder / "network.toml"
    text = config.read_text(encoding="utf-8").replace("epochs = 100", "epochs = 40")
    config.write_text(text, encoding="utf-8")
    return folder


def blocks(beyond: int = 0) -> str:
    """A figure for each option, which stands at its last value or so far beyond."""
    return "\n".join(
        f'```live fig-{kind}-{key}\nkind = "{kind}"\n{key} = {last + beyond}\n'
        f'{BESIDES.get(kind, "")}caption = "A figure."\n```\n'
        for (kind, key), last in LAST.items()
    )


def test_figures_go_as_far_as_the_network_at_hand(letters, tmp_path):
    chapter = letters / "chapters" / "index.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(f"{text}\n{blocks()}", encoding="utf-8")
    words = ["build", "--content", str(letters), "--out", str(tmp_path / "site")]
    built = CliRunner().invoke(cli, words)
    assert built.exit_code == 0, built.output
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    for kind, key in LAST:
        figure = re.search(f'<[^<>]*id="fig-{kind}-{key}"', page)
        assert figure, (kind, key)
        options = re.search('data-options="([^"]+)"', figure[0])
        assert options, figure[0]
        assert json.loads(html.unescape(options[1]))[key]["to"] == LAST[kind, key]

    chapter.write_text(f"{text}\n{blocks(beyond=1)}", encoding="utf-8")
    output = CliRunner().invoke(cli, ["check", "--content", str(letters)]).output
    for (_, key), last in LAST.items():
        assert f"'{key}' is {last + 1}; the figure goes from 0 to {last}" in output

    unasked = '```live fig-lamp\nkind = "switches"\ncaption = "A figure."\n```\n'
    chapter.write_text(f"{text}\n{unasked}", encoding="utf-8")
    output = CliRunner().invoke(cli, ["check", "--content", str(letters)]).output
    assert "'neuron' is 6; the figure goes from 0 to 5" in output
