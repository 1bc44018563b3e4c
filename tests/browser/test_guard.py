"""The guard of the browser tests: a page that complains fails its test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from builder.serve.file_server import hosted
from tests.browser.guard import guarded_pages

BAD = {
    "console": "<script>console.log('x')</script>",
    "error": "<script>throw new Error('x')</script>",
    "host": "<img alt='' src='http://explorable.invalid/x.png'>",
    "none": "<p>quiet</p>",
}


@pytest.fixture(scope="module")
def bad_site() -> Iterator[str]:
    head = "<!doctype html><link rel=icon href=data:,>"
    with hosted({f"{name}.html": (head + body).encode() for name, body in BAD.items()}) as url:
        yield url


@pytest.mark.parametrize("name", ["console", "error", "host"])
def test_a_page_that_complains_fails_its_test(browser: Browser, bad_site: str, name: str):
    with pytest.raises(AssertionError), guarded_pages(browser) as open_page:
        open_page(f"{bad_site}{name}.html")


def test_a_quiet_page_passes(browser: Browser, bad_site: str):
    with guarded_pages(browser) as open_page:
        open_page(f"{bad_site}none.html")


def test_a_complaint_that_the_test_expects_passes(browser: Browser, bad_site: str):
    with guarded_pages(browser) as open_page:
        open_page(f"{bad_site}console.html", expected=["console.html: x"])
