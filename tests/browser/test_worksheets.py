"""A worksheet on paper: one page for pupils and one for the key, on A4 and on Letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGES = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_worksheet_is_a_page_and_its_key_another(page: Page, folder: Path, paper: str):
    sheets = sorted(folder.rglob("worksheet-*.html"))
    assert sheets
    for sheet in sheets:
        page.goto(sheet.as_uri())
        assert len(PAGES.findall(page.pdf(format=paper))) == 2, sheet
