"""Chapters and templates to HTML pages. The only module that knows Jinja."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from builder.chapters import Chapter, read_chapters
from builder.config import SiteConfig
from builder.facts import Facts
from builder.glossary import read_glossary
from builder.policy import with_policy
from builder.recorded import Recorded
from builder.still_parts import curve_still, grids_still
from builder.stills import still

TEMPLATES = Path(__file__).parent / "templates"
OWN_PAGES = ("inspector", "verify")
_STAGE = re.compile(r'<div class="stage" data-still="([\w-]+)"></div>')

# What stands under a figure whose script does not run.
UNSCRIPTED = (
    '<p class="fault unscripted">The picture shows the state described; '
    "moving it needs the page’s script, which did not run here.</p>"
)

# The sections of the skeleton that show each part a chapter can ask for.
SECTIONS = {
    "numbers": "numbers",
    "controls": "controls",
    "picture": "graph",
    "graph": "graph",
    "outputs": "graph",
    "grids": "grids",
    "w2": "grids",
    "curve": "curve",
    "samples": "samples",
    "draw": "draw",
    "explanation": "explanation",
}


@dataclass(frozen=True)
class Assets:
    """Where a page finds its style, its script and the bundles, relative to itself."""

    style: str
    script: str  # the inspector
    article: str  # what chapters need besides: live figures, questions, search
    verify: str
    early: Markup  # the text of the script that runs before anything is drawn
    bundles: Mapping[str, str]


def render_pages(
    content: Path,
    site: SiteConfig,
    recorded: Recorded,
    assets: Assets,
    revision: str,
    *,
    drafts: bool,
) -> dict[str, str]:
    """Every HTML page by its file name. Raises BuildError, with all faults of the chapters."""
    facts = Facts(recorded.config, recorded.data, recorded.runs, content / "spread.csv")
    glossary = read_glossary(content / "glossary.toml")
    files = [f"{name}.html" for name in (*site.pages, *OWN_PAGES)]
    chapters = read_chapters(
        content / "chapters",
        site.pages,
        facts,
        glossary,
        drafts=drafts,
        pages=files,
        numbered=[name for name in site.pages if name not in site.unnumbered],
    )
    shared = {
        "site": site,
        "chapters": chapters,
        "assets": assets,
        "revision": revision,
        "digest": recorded.runs["main"].digest,
        "manifest": manifest(recorded, assets),
    }
    pages = {
        f"{chapter.name}.html": render(
            "chapter.html",
            shared,
            chapter=chapter,
            body=Markup(_with_stages(chapter, recorded)),
            before=chapters[index - 1] if index else None,
            after=chapters[index + 1] if index + 1 < len(chapters) else None,
        )
        for index, chapter in enumerate(chapters)
    }
    for name in OWN_PAGES:
        pages[f"{name}.html"] = render(
            f"{name}.html", shared, parts=set(SECTIONS.values()), still=Markup(still(recorded, {}))
        )
    pages["404.html"] = render("404.html", shared)
    return {path: with_policy(page) for path, page in pages.items()}


def manifest(recorded: Recorded, assets: Assets) -> Markup:
    """What the page's script must know before any bundle arrives, as JSON for a script element."""
    shape, main = recorded.config.shape, recorded.runs["main"]
    text = json.dumps(
        {
            "bundles": dict(assets.bundles),
            "samples": len(main.training),
            "shape": {"inputs": shape.inputs, "hidden": shape.hidden, "outputs": shape.outputs},
        },
        separators=(",", ":"),
    )
    return Markup(text.replace("<", "\\u003c"))


def render(template: str, shared: Mapping[str, object], **values: object) -> str:
    """One page from its template."""
    return _environment().get_template(template).render(**shared, **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _with_stages(chapter: Chapter, recorded: Recorded) -> str:
    """The chapter's HTML with the skeleton of each inspector where its figure has a stage."""
    figures = {figure.id: figure for figure in chapter.figures}

    def fill(found: re.Match[str]) -> str:
        figure = figures[found[1]]
        if figure.kind != "inspector":
            return found[0] + UNSCRIPTED
        parts = {SECTIONS[part] for part in figure.parts}
        address = dict(parse_qsl(figure.state))
        choices = [
            *(["modes"] if "draw" in parts else []),
            *(["runs"] if "run" in address else []),
        ]
        stage = render(
            "stage.html",
            {},
            parts=parts,
            state=figure.state,
            still=Markup(still(recorded, address)) if "graph" in parts else "",
            choices=" ".join(choices),
        )
        return stage + _stand_in(recorded, parts, address) + UNSCRIPTED

    return _STAGE.sub(fill, chapter.html)


def _stand_in(recorded: Recorded, parts: Set[str], address: Mapping[str, str]) -> str:
    """The still pictures of a figure without a graph, for when it cannot be moved."""
    if "graph" in parts:
        return ""
    stills = {"grids": grids_still, "curve": curve_still}
    drawn = [draw(recorded, address) for part, draw in stills.items() if part in parts]
    return f'<div class="stand-in unscripted">{"".join(drawn)}</div>' if drawn else ""
