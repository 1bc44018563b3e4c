"""Photographs the main views of a site, by size and theme, and lays them out on one page."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from builder.serve.file_server import hosted
from builder.tools.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

VIEWS = {
    "start": "index.html",
    "chapter": "forward-pass.html",
    "training": "training.html",
    "questions": "loss.html",
    "glossary": "glossary.html",
    "inspector": "inspector.html",
    "trained": "inspector.html#epoch=100&sample=9",
    "hidden": "inspector.html#epoch=50&sample=9&select=h3",
    "output": "inspector.html#epoch=50&sample=9&select=o2",
    "connection": "inspector.html#epoch=10&select=w2.0.2",
    "inference": "inspector.html#mode=inference&epoch=100",
    "verify": "verify.html",
    "missing": "404.html",
}
WIDTHS = {390: 844, 768: 1024, 1280: 800, 1920: 1080}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True)
class Shot:
    """One picture to take."""

    view: str
    width: int
    theme: Literal["light", "dark"]

    @property
    def file(self) -> str:
        """The picture's file name."""
        return f"{self.view}-{self.width}-{self.theme}.png"


def take_shots(files: Mapping[str, bytes], folder: Path) -> Iterator[Shot]:
    """Photograph every view whose page the site has, and write the contact sheet.

    Raises BuildError when there is no browser.
    """
    folder.mkdir(parents=True, exist_ok=True)
    views = [view for view, address in VIEWS.items() if address.partition("#")[0] in files]
    shots = [Shot(*one) for one in product(views, WIDTHS, THEMES)]
    with chromium() as browser, hosted(files, "/shots/") as root:
        for shot in shots:
            size: ViewportSize = {"width": shot.width, "height": WIDTHS[shot.width]}
            with browser.new_context(viewport=size, color_scheme=shot.theme) as context:
                page = context.new_page()
                page.goto(root + VIEWS[shot.view], wait_until="networkidle")
                for figure in page.locator(".figure").all():  # drawn when they come near
                    figure.scroll_into_view_if_needed()
                page.evaluate("scrollTo(0, 0)")
                page.wait_for_timeout(300)
                page.screenshot(path=folder / shot.file, full_page=True)
            yield shot
    (folder / "index.html").write_text(contact_sheet(shots), encoding="utf-8")


def contact_sheet(shots: list[Shot]) -> str:
    """A page of all pictures, a row a view."""
    cells = "\n".join(
        f'<figure><img src="{shot.file}" height="400" alt="">'
        f"<figcaption>{html.escape(shot.view)}, {shot.width} px, {shot.theme}</figcaption></figure>"
        for shot in shots
    )
    style = "body{display:flex;flex-wrap:wrap;font:14px sans-serif}img{border:1px solid #999}"
    head = f'<meta charset="utf-8"><title>Contact sheet</title><style>{style}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>\n{cells}\n</body></html>\n'
