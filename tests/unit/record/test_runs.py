"""Everything that training gives, trained once and remembered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builder.record.runs import group_of, record_all
from tests import project

NAMES = ("network.toml", "digits.txt", "held-out.txt", "start.txt")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The article's network with its main run alone."""
    for name in NAMES:
        shutil.copy(project.CONTENT / name, tmp_path)
    network = tmp_path / "network.toml"
    heads = network.read_text(encoding="utf-8").split("[[run]]")
    network.write_text("[[run]]".join(heads[:2]), encoding="utf-8")
    return tmp_path


def test_a_run_is_published_with_its_samples_and_for_notebooks_and_spreadsheets(content: Path):
    recorded = record_all(content)
    assert list(recorded.bundles) == ["main", "main-samples", "landscape"]
    assert list(recorded.exports) == ["data/main.npz", "data/main.csv"]
    assert recorded.runs["main"].digest == project.run("main").digest
    assert recorded.groups == {name: [name] for name in ("main", "main-samples", "landscape")}


def test_what_has_not_changed_is_not_trained_again(content: Path):
    first = record_all(content)
    assert record_all(content) is first
    pictures = (content / "digits.txt").read_text(encoding="utf-8")
    (content / "digits.txt").write_text(pictures.replace("column", "pillar"), encoding="utf-8")
    changed = json.loads(record_all(content).bundles["main"])
    assert changed["pictures"]["names"][1] == "pillar"


@pytest.mark.parametrize(
    ("bundle", "group"),
    [
        ("main", "main"), ("main-samples", "main-samples"), ("main-samples-12", "main-samples-*"),
        ("lr-3", "lr-3"), ("run-7-samples-0", "run-7-samples-*"),
    ],
)  # fmt: skip
def test_bundles_that_a_number_alone_tells_apart_are_one_group(bundle: str, group: str):
    assert group_of(bundle) == group
