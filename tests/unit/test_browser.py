"""Which Chromium is taken, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import browser
from builder.browser import SETTING, find_chromium
from builder.errors import BuildError


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser, and a folder that is its whole PATH."""
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PLACES", ())
    return tmp_path


def program(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_setting_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch):
    mine = program(bare / "mine")
    program(bare / "chromium")
    monkeypatch.setenv(SETTING, str(mine))
    assert find_chromium(program(bare / "own")) == mine


def test_a_setting_that_names_nothing_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(SETTING, str(bare / "gone"))
    with pytest.raises(BuildError, match="EXPLORABLE_CHROMIUM names no program"):
        find_chromium()


def test_playwrights_own_browser_comes_before_the_systems(bare: Path):
    program(bare / "chromium")
    assert find_chromium(program(bare / "own")) == bare / "own"


def test_a_browser_on_the_path_is_found(bare: Path):
    program(bare / "google-chrome")
    assert find_chromium(bare / "not-installed") == bare / "google-chrome"


def test_a_browser_in_a_usual_place_is_found(bare: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser, "PLACES", (str(program(bare / "Google Chrome")),))
    assert find_chromium() == bare / "Google Chrome"


def test_without_any_the_remedy_is_told(bare: Path):
    with pytest.raises(BuildError, match=r"playwright install chromium.*apt-get install chromium"):
        find_chromium()
