"""Worksheets as pages to print: a sheet with blanks, and a sheet with the answers."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from markupsafe import Markup

from builder.model.config import SiteConfig
from builder.model.dataset import Dataset, PictureFormat
from builder.pages.content_policy import with_policy
from builder.pages.social_picture import HEIGHT, WIDTH
from builder.pages.social_picture import NAME as PICTURE
from builder.pages.templating import render
from builder.prose.worksheet import Worksheet


def render_worksheets(
    worksheets: Sequence[Worksheet],
    site: SiteConfig,
    pictures: tuple[PictureFormat, Dataset],
    style: str,
) -> dict[str, str]:
    """Each worksheet's page by its file name. `pictures` are those of the training."""
    form, training = pictures
    return {
        sheet.file: with_policy(
            render(
                "worksheet.html",
                site=site,
                sheet=sheet,
                picture=PICTURE,
                picture_size=(WIDTH, HEIGHT),
                style=Markup(style),
                code=_code(f"{site.base_url}/inspector.html#{sheet.address}", site),
                pixels=form.draw(training.x[sheet.config.sample]).split("\n"),
                ink=form.levels[0],
            )
        )
        for sheet in worksheets
    }


def _code(address: str, site: SiteConfig) -> Markup:
    """A QR code of a whole address, as SVG; nothing while nobody knows where the site will be."""
    if not site.base_url:
        return Markup("")
    out = io.BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(out.getvalue().decode().strip())
