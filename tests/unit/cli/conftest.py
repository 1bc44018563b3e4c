"""What commands are tried on: content of their own, and a finished site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import CONTENT
from tests.unit.cli.command import run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, to be broken."""
    return shutil.copytree(CONTENT, tmp_path / "content")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished site, to be looked at."""
    out = tmp_path_factory.mktemp("cli") / "site"
    result = run("--out", out, "build", "--revision", "r1")
    assert result.exit_code == 0, result.output
    return out
