"""The article as HTML pages: one a chapter, and the site's own."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from builder.model.config import SiteConfig
from builder.pages.assets import ARTICLE_ONLY, FRAMED, LATER, START, Assets
from builder.pages.content_policy import with_policy
from builder.pages.downloads import record_offer
from builder.pages.editions import Edition
from builder.pages.figures import with_figures
from builder.pages.metadata import described, root_of
from builder.pages.network_still import still
from builder.pages.scene import served_layouts
from builder.pages.service_worker import NAME as WORKER
from builder.pages.social_picture import HEIGHT, WIDTH, moment_of, shown
from builder.pages.social_picture import NAME as PICTURE
from builder.pages.templating import lang_of, render
from builder.pages.worksheet_pages import render_worksheets
from builder.prose.article import OWN_PAGES, Article
from builder.prose.chapters import Chapter
from builder.prose.figure_blocks import SECTIONS
from builder.record.runs import MAIN, Recorded


@dataclass(frozen=True)
class Sources:
    """All that the pages of an edition are made from."""

    site: SiteConfig
    article: Article
    recorded: Recorded
    assets: Assets
    revision: str  # what the site is built from, for the foot of each page; may be empty
    edition: Edition
    editions: tuple[Edition, ...]  # all of the site's, this one too


def render_pages(sources: Sources) -> dict[str, str]:
    """Every HTML page by its file name. Raises BuildError."""
    shared, chapters = shared_values(sources), sources.article.chapters
    pages = {
        f"{chapter.name}.html": render(
            "chapter.html",
            **shared | shown(sources.recorded, moment_of(chapter)),
            chapter=chapter,
            described=described(sources.site, chapter, sources.edition.folder),
            body=Markup(with_figures(chapter, sources.recorded, sources.edition.root)),
            before=chapters[index - 1] if index else None,
            after=chapters[index + 1] if index + 1 < len(chapters) else None,
        )
        for index, chapter in enumerate(chapters)
    }
    main = {"data/main.json": sources.recorded.bundles[MAIN].encode()}
    files = {**main, **sources.recorded.exports, **sources.assets.files}
    offered = record_offer(files, sources.edition.root)
    for name in OWN_PAGES:
        own = {
            "sections": EVERY_SECTION,
            "still": _start(sources),
            "frame": frame(sources.site),
            "record_files": [Markup(line) for line in offered],
            "lab_tasks": [task for chapter in chapters for task in _tasks(chapter)],
        }
        pages[f"{name}.html"] = render(f"{name}.html", **shared, **own)
    if not sources.edition.folder:
        pages["404.html"] = _not_found(sources)
    worksheets = render_worksheets(
        sources.article.worksheets,
        (sources.recorded.config.pictures, sources.recorded.data.training),
        shared_values(sources) | {"style": Markup(sources.assets.inside["worksheet.css"])},
        partial(shown, sources.recorded),
    )
    done = {path: with_policy(page) for path, page in pages.items()}
    return {**done, **worksheets, "embed.html": render_inspector(sources, article="index.html")}


def _tasks(chapter: Chapter) -> list[Markup]:
    """A chapter's tasks for the lab, which may be in another language than its page."""
    section = f"<section{lang_of(chapter.language)}"
    return [Markup(task.replace("<section", section, 1)) for task in chapter.lab_tasks]


def render_inspector(sources: Sources, *, article: str = "") -> str:
    """The inspector as a page that others may frame; `article` is where it may send readers."""
    scripts = shared_scripts(sources)
    for module in ARTICLE_ONLY:
        del scripts[module]
    own = {
        "manifest": manifest(sources.recorded, addresses(sources.assets), scripts),
        "sections": EVERY_SECTION,
        "still": _start(sources),
        "article": article,
        "scripts": first_scripts(sources.assets),
    }
    return with_policy(render("embed.html", **{**shared_values(sources), **own}))


def first_scripts(assets: Assets) -> list[str]:
    """What a framed inspector loads at once, each file once."""
    scripts = [assets.paths[name] for name in FRAMED]
    return list(dict.fromkeys([*scripts, assets.start or assets.bundles[MAIN]]))


def _start(sources: Sources) -> Markup:
    return Markup(still(sources.recorded, {}))


EVERY_SECTION = frozenset(SECTIONS.values())  # the full inspector shows everything


def shared_values(sources: Sources) -> dict[str, object]:
    """What every template is given."""
    assets, recorded = sources.assets, sources.recorded
    return {
        "site": sources.site,
        "chapters": sources.article.chapters,
        "paths": assets.paths,
        "style": Markup(assets.style),
        "lab_style": Markup(assets.inside["lab.css"]),
        "record": assets.bundles["main"],
        "first_bundle": assets.start or assets.bundles["main"],
        "early": Markup(assets.inside["early.js"]),
        "picture": PICTURE,
        "picture_text": "",
        "picture_size": (WIDTH, HEIGHT),
        "language": sources.edition.language,
        "root": sources.edition.root,
        "folder": sources.edition.folder,
        "editions": sources.editions,
        "revision": sources.revision,
        "digest": recorded.runs["main"].digest,
        "manifest": manifest(
            recorded, addresses(assets), shared_scripts(sources), sources.edition.root + WORKER
        ),
    }


def addresses(assets: Assets) -> dict[str, str]:
    """Where a page finds each bundle."""
    return {**assets.bundles, **({START: assets.start} if assets.start else {})}


def shared_scripts(sources: Sources) -> dict[str, str]:
    """The scripts that are brought in later, by the module that asks for each."""
    return {module: sources.assets.paths[name] for module, name in LATER.items()}


def frame(site: SiteConfig) -> str:
    """What a teacher puts into a page of their own: a frame, and the lines that give it its height.

    The script puts the moment's address in the place of `@address@`.
    """
    return render("frame.html", site=site).strip()


def _not_found(sources: Sources) -> str:
    inside = sources.assets.inside
    return render(
        "404.html",
        site=sources.site,
        language=sources.edition.language,
        editions=sources.editions[1:],
        chapters=sources.article.chapters,
        root=root_of(sources.site),
        icon=icon_address(sources.assets),
        style=Markup(inside["not-found.css"]),
        script=Markup(inside["not-found.js"]),
    )


def icon_address(assets: Assets) -> str:
    """The icon as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(assets.files['assets/icon.svg']).decode()}"


def manifest(
    recorded: Recorded,
    bundles: Mapping[str, str],
    scripts: Mapping[str, str],
    worker: str = "",
    parts: Sequence[str] = (),
) -> Markup:
    """What the page's script must know before any bundle arrives, as JSON for a script element.

    `bundles` and `scripts` are where it finds the bundles, and the modules it may need later;
    `worker` is the service worker, if the page is to bring one; `parts` are the pages that are
    parts of this one, where it holds the whole article.
    """
    shape, main = recorded.config.shape, recorded.runs["main"]
    text = json.dumps(
        {
            "bundles": {
                **{
                    group: bundles[names[0]].replace(names[0], group)
                    for group, names in recorded.groups.items()
                },
                **{name: path for name, path in bundles.items() if name == START},
            },
            "scripts": dict(scripts),
            **({"worker": worker} if worker else {}),
            **({"parts": list(parts)} if parts else {}),
            "samples": len(main.training),
            "levels": main.training.levels,
            "shape": {"inputs": shape.inputs, "hidden": shape.hidden, "outputs": shape.outputs},
            "layouts": served_layouts(recorded.config),
        },
        separators=(",", ":"),
    )
    return Markup(text.replace("<", "\\u003c"))
