"""Random actions break nothing: no message, nothing stuck, and the address says the state."""

from __future__ import annotations

import pytest

from builder.model.config import read_site
from builder.settings import PROJECT
from tests.browser.guard import made
from tests.monkey import address_agrees, let_loose

PAGES = [f"{name}.html" for name in read_site(PROJECT / "content" / "site.toml").pages]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_random_actions_on_the_inspector(page, site_url, seed):
    page.goto(f"{site_url}inspector.html")
    let_loose(made(page), 500, seed)
    address_agrees(page)


@pytest.mark.parametrize("name", [*PAGES, "verify.html", "404.html"])
def test_eighty_random_actions_on_every_other_page(page, site_url, name):
    page.goto(f"{site_url}{name}")
    let_loose(page, 80, seed=3)
