"""The panel of the inspector, opened at an address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page


@pytest.fixture
def visit(page: Page, site_url: str):
    """Opens the inspector at an address, its tables unfolded, and gives its panel."""

    def open_at(address: str, tables: str = "&table=1") -> Locator:
        page.goto("about:blank")
        page.goto(f"{site_url}inspector.html#{address}{tables}")
        panel = page.get_by_role("region", name="Explanation")
        panel.wait_for()  # its script comes after the page's
        return panel

    return open_at
