"""The inspector, open at an address and whole."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.guard import made
from tests.browser.scene.window import Open


@pytest.fixture
def visit(open_page: Open, site_url: str) -> Open:
    """Opens the inspector at an address in a window of some size, and waits until it is whole."""

    def visit(address: str = "", **options: Any) -> Page:
        page = open_page("about:blank", **options)
        page.goto(f"{site_url}inspector.html#{address}")
        page.locator(".network.placed").wait_for()
        page.locator(".draw .samples").wait_for(state="attached")
        return made(page)

    return visit
