"""Plans the whole site in memory: every file's path and bytes. Nothing here writes to disk."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from builder.base.errors import BuildError
from builder.base.files import check_sources
from builder.model.config import read_site
from builder.pages.assets import make_assets
from builder.pages.downloads import PLACE, file_name, offer
from builder.pages.metadata import sitemap
from builder.pages.options import Options
from builder.pages.pages import Sources, render_inspector, render_pages
from builder.pages.service_worker import NAME as WORKER
from builder.pages.service_worker import service_worker
from builder.pages.single_page import NAME as SINGLE
from builder.pages.single_page import render_single
from builder.pages.social_picture import NAME as PICTURE
from builder.pages.social_picture import picture
from builder.pages.zip_archive import zipped
from builder.prose.article import read_article
from builder.record.runs import record_all

INSPECTOR = "inspector"
_NUMBERED = re.compile(r"-\d+(?=\.[0-9a-f]+\.js$)")  # many files that a page names by one pattern
UNLISTED = frozenset(("404.html", "embed.html"))  # pages that nobody should find by searching


@dataclass
class Plan:
    """The finished site: bytes by path, and the seconds that each stage took."""

    files: dict[str, bytes] = field(default_factory=dict)
    stages: dict[str, float] = field(default_factory=dict)

    def add(self, path: str, content: bytes | str) -> None:
        """Add one file. Raises BuildError if two things claim one path."""
        if path in self.files:
            raise BuildError("two things want to be this file of the site; rename one", path)
        self.files[path] = content.encode() if isinstance(content, str) else content

    def add_all(self, files: Mapping[str, bytes] | Mapping[str, str]) -> None:
        """Add several files, by path."""
        for path, content in files.items():
            self.add(path, content)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside as that stage's."""
        started = time.perf_counter()
        yield
        self.stages[name] = time.perf_counter() - started


def plan(options: Options) -> Plan:
    """The whole site. Raises BuildError, with all faults of the chapters together."""
    check_sources(options.content, options.assets)
    site = read_site(options.content / "site.toml")
    if options.base_url is not None:
        site = replace(site, base_url=options.base_url.rstrip("/"))
    planned = Plan()
    with planned.stage("record"):
        recorded = record_all(options.content)
        planned.add_all({f"data/{name}.json": text for name, text in recorded.bundles.items()})
        planned.add_all(recorded.exports)
    with planned.stage("chapters"):
        article = read_article(options.content, site, recorded, drafts=options.drafts)
    with planned.stage("assets"):
        assets = make_assets(options.assets, article, recorded)
        planned.add_all(assets.files)
    sources = Sources(site, article, recorded, assets, options.revision)
    if options.only == INSPECTOR:
        planned.files = inspector_alone(render_inspector(sources), planned.files)
        return planned
    planned.add(".nojekyll", "")
    with planned.stage("pages"):
        pages = render_pages(sources)
        planned.add_all(sources.article.pictures)
        planned.add(SINGLE, render_single(sources, pages))
        planned.add(PICTURE, picture(recorded))
        if site.base_url:
            named = [name for name in pages if name not in UNLISTED]
            planned.add("sitemap.xml", sitemap(site, named))
    with planned.stage("downloads"):
        _add_downloads(planned, pages, sources, archived=not options.drafts)
    return planned


def inspector_alone(page: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The inspector's page and the files that it names, which is all that it can load."""
    named = {
        path: content
        for path, content in files.items()
        if path in page or _NUMBERED.sub("-*", path) in page
    }
    return {"inspector.html": page.encode(), **named}


def _add_downloads(
    planned: Plan, pages: Mapping[str, str], sources: Sources, *, archived: bool
) -> None:
    """Add the zip, then the pages, which name its size, then the worker, which knows their digests.

    The zip holds the site without what is offered for keeping. A working copy has none.
    """
    name = file_name(sources.site.title)
    without = {path: page.replace(PLACE, "").encode() for path, page in pages.items()}
    archive = None
    if archived:
        rest = {path: content for path, content in planned.files.items() if path != SINGLE}
        archive = zipped(_with_worker({**rest, **without}, sources), name)
        planned.add(f"{name}.zip", archive)
    line = offer(planned.files[SINGLE], archive, name)
    planned.add_all({path: page.replace(PLACE, line) for path, page in pages.items()})
    planned.files = _with_worker(planned.files, sources)


def _with_worker(files: Mapping[str, bytes], sources: Sources) -> dict[str, bytes]:
    worker = service_worker(
        sources.assets.inside["worker.js"], files, sources.assets.bundles, {SINGLE}
    )
    return {**files, WORKER: worker.encode()}
