"""Worksheets as pages to print: a sheet with blanks, and a sheet with the answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import segno
from markupsafe import Markup

from builder.model.config import SiteConfig
from builder.model.dataset import Dataset, PictureFormat
from builder.pages.content_policy import with_policy
from builder.pages.templating import render
from builder.prose.worksheet import Worksheet


def render_worksheets(
    worksheets: Sequence[Worksheet],
    pictures: tuple[PictureFormat, Dataset],
    shared: Mapping[str, Any],
    shown: Callable[[str], Mapping[str, str]],
) -> dict[str, str]:
    """Each worksheet's page by its file name. `pictures` are those of the training.

    `shared` is what every template is given, with the sheets' own style; `shown` what it is told
    of the picture of an address.
    """
    form, training = pictures
    return {
        sheet.file: with_policy(
            render(
                "worksheet.html",
                **{**shared, **shown(sheet.address)},
                sheet=sheet,
                code=_code(f"{shared['folder']}inspector.html#{sheet.address}", shared["site"]),
                pixels=form.draw(training.x[sheet.config.sample]).split("\n"),
                ink=form.levels[0],
            )
        )
        for sheet in worksheets
    }


def _code(address: str, site: SiteConfig) -> Markup:
    """A QR code of an address on the site, as SVG; nothing while nobody knows where that is."""
    if not site.base_url:
        return Markup("")
    out = io.BytesIO()
    segno.make(f"{site.base_url}/{address}", error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(out.getvalue().decode().strip())
