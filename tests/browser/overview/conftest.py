"""The panel of a page, whatever it shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page


@pytest.fixture
def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Explanation")
