"""Which Chromium is taken, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright import sync_api
from playwright.sync_api import Error

from builder.base.errors import BuildError
from builder.tools import browser
from builder.tools.browser import SETTING, chromium


class Playwright:
    """Playwright on a machine with or without its own browser; starts nothing."""

    def __init__(self) -> None:
        self.own = False
        self.started: list[str] = []
        self.chromium = SimpleNamespace(launch=self.launch)

    def __enter__(self) -> Playwright:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def launch(self, args: list[str], executable_path: Path | None = None) -> Any:
        if executable_path is None and not self.own:
            raise Error("Executable doesn't exist at /nowhere")
        self.started.append("own" if executable_path is None else executable_path.name)
        return SimpleNamespace(close=lambda: None)


@pytest.fixture
def playwright(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Playwright:
    """A machine without any browser, whose whole PATH is `tmp_path`."""
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PLACES", ())
    playwright = Playwright()
    monkeypatch.setattr(sync_api, "sync_playwright", lambda: playwright)
    return playwright


def program(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def start() -> None:
    with chromium():
        pass


def test_the_setting_comes_first(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    playwright.own = True
    program(tmp_path / "chromium")
    monkeypatch.setenv(SETTING, str(program(tmp_path / "mine")))
    start()
    assert playwright.started == ["mine"]


def test_a_setting_that_names_nothing_is_told(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(SETTING, str(tmp_path / "gone"))
    with pytest.raises(BuildError, match="EXPLORABLE_CHROMIUM names no program"):
        start()


def test_playwrights_own_browser_comes_before_the_systems(playwright: Playwright, tmp_path: Path):
    playwright.own = True
    program(tmp_path / "chromium")
    start()
    assert playwright.started == ["own"]


@pytest.mark.parametrize(
    ("installed", "taken"),
    [
        (["google-chrome"], "google-chrome"),
        (["google-chrome", "chromium"], "chromium"),
        (["chromium", "chromium-headless-shell"], "chromium-headless-shell"),
    ],
)
def test_a_browser_on_the_path_is_found(
    playwright: Playwright, tmp_path: Path, installed: list[str], taken: str
):
    for name in installed:
        program(tmp_path / name)
    start()
    assert playwright.started == [taken]


def test_a_browser_in_a_usual_place_is_found(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(browser, "PLACES", (str(program(tmp_path / "Google Chrome")),))
    start()
    assert playwright.started == ["Google Chrome"]


def test_without_any_the_remedy_is_told(playwright: Playwright):
    with pytest.raises(BuildError, match=r"playwright install chromium.*apt-get install chromium"):
        start()
