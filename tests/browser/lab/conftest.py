"""The lab, open and empty."""

from __future__ import annotations

import pytest

from tests.browser.guard import OpenPage
from tests.browser.lab.reader import Lab


@pytest.fixture
def lab(open_page: OpenPage) -> Lab:
    return Lab(open_page("about:blank", viewport={"width": 1280, "height": 900}))
