"""One page of the site, visited once; and a newer build of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from builder.pages.options import Options
from builder.pages.site import plan
from builder.settings import ASSETS, PROJECT
from tests.browser.guard import installed
from tests.browser.offline.server import (
    Server,
    resealed,
    serving,
)


@pytest.fixture
def server(files) -> Iterator[Server]:
    with serving(dict(files)) as server:
        yield server


@pytest.fixture(scope="session")
def newer() -> dict[str, bytes]:
    """The site as the next build makes it: another revision, another style, another script."""
    changed = plan(Options(PROJECT / "content", ASSETS, None, "the next build")).files
    old, new = "assets/app.", "assets/app.9"
    renamed = {
        name.replace(old, new): content.replace(old.encode(), new.encode())
        if name.endswith((".html", ".js"))
        else content
        for name, content in changed.items()
    }
    return resealed(renamed)


@pytest.fixture
def visited(open_page, server) -> Page:
    """One page of the site, visited; everything else of it never."""
    page = open_page(f"{server.url}loss.html", service_workers="allow")
    installed(page)
    return page
