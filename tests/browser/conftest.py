"""The built site, served below a path as a project page is and opened from disk, in a Chromium.

A test fails when its page writes to the console, throws, or asks another host for anything.
"""

from __future__ import annotations

import inspect
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from builder.output.publish import publish
from builder.pages.options import Options
from builder.pages.site import plan
from builder.serve.file_server import hosted
from builder.settings import ASSETS, PROJECT
from builder.tools.browser import chromium
from tests.browser.guard import OpenPage, guarded_pages
from tests.engines import WebDriverHand

PREFIX = "/some/path/"


@pytest.fixture(scope="session")
def files() -> Mapping[str, bytes]:
    """Every file of the site by its path."""
    return plan(Options(PROJECT / "content", ASSETS, None, "a test")).files


@pytest.fixture(scope="session")
def folder(files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a folder on disk."""
    folder = tmp_path_factory.mktemp("built") / "site"
    publish(files, folder)
    return folder


@pytest.fixture(scope="session")
def site_url(files: Mapping[str, bytes]) -> Iterator[str]:
    """The address of the site on a host that has nothing else; ends with '/'."""
    with hosted(files, PREFIX) as url:
        yield url


@pytest.fixture(scope="session")
def disk_url(folder: Path) -> str:
    """The address of the site on disk; ends with '/'."""
    return folder.as_uri() + "/"


@pytest.fixture(params=["http", "disk"])
def any_url(request: pytest.FixtureRequest) -> str:
    """Both addresses in turn."""
    return str(request.getfixturevalue("site_url" if request.param == "http" else "disk_url"))


@pytest.fixture(scope="session")
def record(folder: Path) -> Mapping[str, np.ndarray]:
    """The published arrays of the main run."""
    with np.load(folder / "data" / "main.npz") as arrays:
        return dict(arrays)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; without one every test of this folder fails and says how to get it."""
    with chromium() as browser:
        yield browser


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """A test in whose hands its engine died is tried once more, in one started anew."""
    try:
        return (yield)
    except Exception as error:
        reader = pyfuncitem.funcargs.get("reader")
        if not isinstance(reader, WebDriverHand) or reader.is_alive():
            raise
        terminal = pyfuncitem.config.pluginmanager.get_plugin("terminalreporter")
        if terminal:
            terminal.write_line(f"the browser died in {pyfuncitem.name}: {error!r}")
    reader.revive()
    names = inspect.signature(pyfuncitem.obj).parameters
    pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
    return True


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens guarded pages: `open_page(url, expected=(), viewport=…, color_scheme=…)`."""
    with guarded_pages(browser) as open_page:
        yield open_page


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A guarded page that is still empty."""
    return open_page("about:blank")
