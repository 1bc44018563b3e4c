"""A network of many grey pictures, built, hosted and on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from builder.output.publish import publish
from builder.pages.options import Options
from builder.pages.site import plan
from builder.serve.file_server import hosted
from builder.settings import ASSETS
from tests.browser.growth.moments import (
    Visit,
)
from tests.growth import write_content


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("growth"))


@pytest.fixture(scope="session")
def files(content: Path) -> Mapping[str, bytes]:
    return plan(Options(content, ASSETS, None, "a test", drafts=True)).files


@pytest.fixture(scope="session")
def folder(files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("larger") / "site"
    publish(files, folder)
    return folder


@pytest.fixture(scope="session")
def record(folder: Path) -> Mapping[str, np.ndarray]:
    with np.load(folder / "data" / "main.npz") as arrays:
        return dict(arrays)


@pytest.fixture(scope="session")
def url(files: Mapping[str, bytes]) -> Iterator[str]:
    with hosted(files, "/larger/") as url:
        yield url


@pytest.fixture
def visit(page: Page, url: str) -> Visit:
    """Opens the inspector at an address."""

    def visit(address: str = "") -> Page:
        page.goto(f"{url}inspector.html#{address}")
        page.locator(".network").wait_for()
        return page

    return visit
