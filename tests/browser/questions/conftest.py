"""The inspector at an address, and its panel."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page


@pytest.fixture
def visit(page: Page, site_url: str):
    """Opens the inspector at an address and gives its panel."""

    def open_at(address: str) -> Locator:
        page.goto("about:blank")
        page.goto(f"{site_url}inspector.html#{address}")
        panel = page.get_by_role("region", name="Explanation")
        panel.get_by_role("button", name="Where is it wrong?").or_(
            panel.get_by_role("button", name="What would flip it?")
        ).first.wait_for()
        return panel

    return open_at
