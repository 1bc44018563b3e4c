"""A browser that lacks something the scripts ask for shows the text and the still pictures."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WITHOUT = {
    "IntersectionObserver": "delete window.IntersectionObserver",
    "ResizeObserver": "delete window.ResizeObserver",
    "Worker": "delete window.Worker",
    "structuredClone": "delete window.structuredClone",
    "canvas": "HTMLCanvasElement.prototype.getContext = () => null",
}
TOLD = ["is not defined", "of null"]  # what the console may say of it


@pytest.mark.parametrize("address", ["loss.html", "inspector.html#epoch=10&sample=3&select=h3"])
@pytest.mark.parametrize("lacking", WITHOUT)
def test_every_figure_moves_or_stands_still(open_page, disk_url, lacking, address):
    page = open_page("about:blank", expected=TOLD)
    page.add_init_script(WITHOUT[lacking])
    page.goto(disk_url + address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for figure in page.locator(".inspector").all():
        figure.scroll_into_view_if_needed()
        shown = figure.locator(".network.placed, .timeline .curve, .fault, .stand-in")
        expect(shown.locator("visible=true").first).to_be_visible()
