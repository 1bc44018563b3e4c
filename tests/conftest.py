"""`--engine`: what runs in every engine, run in another than Chromium."""

from __future__ import annotations

import pytest

import builder  # before numpy, whose threads it holds back

ENGINES = ("chromium", "firefox", "webkit")


def pytest_report_header() -> str:
    """Say which package is under test."""
    return f"builder: {builder.__version__} in {builder.__path__[0]}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Chromium runs all tests, another engine those that are marked `every_engine`."""
    parser.addoption("--engine", choices=ENGINES, default="chromium")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another engine is not asked."""
    if config.getoption("--engine") == "chromium":
        return
    left = [item for item in items if not item.get_closest_marker("every_engine")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item.get_closest_marker("every_engine")]


@pytest.fixture(scope="session")
def engine(pytestconfig: pytest.Config) -> str:
    """The engine that was asked for."""
    return str(pytestconfig.getoption("--engine"))
