"""A chapter with a question, from the web and from disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reading.reader import QUESTION, ask


@pytest.fixture
def chapter(page: Page, any_url: str) -> Page:
    ask(page, any_url + QUESTION)
    return page
