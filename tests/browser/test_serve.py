"""The page under `serve`: loaded again at the same place and state, and told of faults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.guard import OpenPage
from tests.project import CONTENT
from tests.serving import Serving, serving

SOON = 15_000  # ms: a build on a busy machine


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("serve")) as running:
        yield running


def test_a_saved_chapter_is_loaded_again_at_the_same_place_and_state(
    running: Serving, open_page: OpenPage
):
    page = open_page(running.url + "forward-pass.html")
    page.locator(".inspector").first.scroll_into_view_if_needed()
    slider = page.get_by_role("slider", name="Epoch", exact=True).first
    slider.fill("42")
    page.evaluate("scrollBy(0, 150)")
    place = page.evaluate("scrollY")
    with running.saved("content/chapters/forward-pass.md", "A sentence that was not there."):
        expect(page.get_by_text("A sentence that was not there.")).to_be_attached(timeout=SOON)
        expect(slider).to_have_value("42")
        assert page.evaluate("scrollY") == pytest.approx(place, abs=2)


def test_a_fault_is_shown_over_the_page_until_it_is_mended(running: Serving, open_page: OpenPage):
    page = open_page(running.url + "loss.html")
    page.evaluate("window.notLoadedAgain = true")
    fault = page.get_by_role("alert")
    with running.saved("content/chapters/loss.md", "A loss of 0.033.") as line:
        expect(fault).to_contain_text(f"loss.md:{line}: ", timeout=SOON)
        expect(fault).to_contain_text("A loss of 0.033.")
    expect(fault).to_have_count(0, timeout=SOON)
    assert page.evaluate("window.notLoadedAgain")


def test_before_the_first_good_build_the_page_shows_the_fault_and_then_loads(
    tmp_path: Path, open_page: OpenPage
):
    with serving(tmp_path, site="[") as running:
        page = open_page(running.url, expected=["500"])
        expect(page.locator("pre").first).to_contain_text("site.toml")
        shutil.copy(CONTENT / "site.toml", running.project / "content")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SOON)
        page.close()
