"""Figures as a page is served with them: skeletons and stills, before any script has run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from urllib.parse import parse_qsl

from markupsafe import Markup

from builder.language.speaking import spoken, t
from builder.pages.network_still import still
from builder.pages.part_stills import curve_still, grids_still
from builder.pages.templating import lang_of, render
from builder.prose.chapters import Chapter
from builder.prose.figure_blocks import SECTIONS
from builder.prose.tree_pass import Figure
from builder.record.runs import Recorded


def _unscripted(lang: str) -> str:
    """What stands under a figure whose script does not run."""
    told = t(
        "The picture shows the state described; moving it needs the page’s script, which did not "
        "run here."
    )
    return f'<p class="fault unscripted"{lang}>{told}</p>'


_STAGE = re.compile(r'<div class="stage" data-still="([\w-]+)"></div>')


def with_figures(chapter: Chapter, recorded: Recorded, root: str = "") -> str:
    """The chapter's HTML, each figure's stage filled; `root` is where its pictures' folder is.

    In a chapter that is not translated, the stages speak the language of the page, and say so.
    """
    lang = f' lang="{spoken().code}"' if lang_of(chapter.language) else ""
    figures = {figure.id: figure for figure in chapter.figures}

    def fill(found: re.Match[str]) -> str:
        figure = figures[found[1]]
        if figure.kind == "inspector":
            stage = _inspector(figure, recorded, chapter)
            return stage.replace("<div", f"<div{lang}", 1) + _unscripted(lang)
        return f'<div class="stage">{figure.still}</div>' + _unscripted(lang)

    html = chapter.html.replace('src="pictures/', f'src="{root}pictures/') if root else chapter.html
    return _STAGE.sub(fill, html)


def _inspector(figure: Figure, recorded: Recorded, chapter: Chapter) -> str:
    sections = {SECTIONS[part] for part in figure.parts}
    address = dict(parse_qsl(figure.state))
    stage = render(
        "stage.html",
        sections=sections,
        state=figure.state,
        still=Markup(still(recorded, address)) if "graph" in sections else "",
        choices="runs" if "run" in address else "",
        forward=chapter.forward,
        signs=chapter.signs,
    )
    return stage + _stand_in(recorded, sections, address)


def _stand_in(recorded: Recorded, sections: Set[str], address: Mapping[str, str]) -> str:
    """The still pictures of a figure without a graph, for when it cannot be moved."""
    if "graph" in sections:
        return ""
    stills = {"grids": grids_still, "curve": curve_still}
    drawn = [draw(recorded, address) for part, draw in stills.items() if part in sections]
    return f'<div class="stand-in unscripted">{"".join(drawn)}</div>' if drawn else ""
