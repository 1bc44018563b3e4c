"""Plans the whole site in memory: every file's path and bytes. Nothing here writes to disk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from builder.base.errors import BuildError, raise_all
from builder.base.files import check_sources
from builder.base.report import faults_of
from builder.language.speaking import speaking
from builder.model.config import SiteConfig, read_site
from builder.pages.assets import make_assets
from builder.pages.downloads import PLACE, file_name, offer
from builder.pages.editions import Edition, check_catalogues, read_editions
from builder.pages.inspector_alone import inspector_alone
from builder.pages.metadata import sitemap
from builder.pages.options import Options
from builder.pages.pages import Sources, render_pages
from builder.pages.service_worker import NAME as WORKER
from builder.pages.service_worker import service_worker
from builder.pages.single_page import NAME as SINGLE
from builder.pages.single_page import render_single
from builder.pages.social_picture import NAME as PICTURE
from builder.pages.social_picture import moment_of, picture, picture_name
from builder.pages.zip_archive import zipped
from builder.prose.article import read_article, read_translation
from builder.record.runs import Recorded, record_all

INSPECTOR = "inspector"
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
        self.stages[name] = self.stages.get(name, 0) + time.perf_counter() - started


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
    editions = read_editions(site, options.content, options.assets)
    with speaking(editions[0].language):
        own = _sources(planned, options, site, recorded, editions)
        planned.add_all(own.assets.files)
        if options.only == INSPECTOR:
            planned.files = inspector_alone(own)
            return planned
    planned.add(".nojekyll", "")
    planned.add(PICTURE, picture(recorded))
    if site.base_url:
        planned.files.update(_pictures(own))
    printed = [_printed(planned, own)]
    for edition in editions[1:]:
        with speaking(edition.language):
            printed.append(_translated(planned, options, own, edition))
    if site.base_url:
        pages = [edition.folder + name for edition in editions for name in printed[0].pages]
        named = [name for name in pages if name.rpartition("/")[2] not in UNLISTED]
        planned.add("sitemap.xml", sitemap(site, named))
    with planned.stage("downloads"):
        _add_downloads(planned, printed, archived=not options.drafts)
    return planned


def plan_translated(options: Options) -> Plan:
    """The same, and every text is translated.

    What the languages lack is told after the faults of the chapters, and with them.
    """
    faults: list[BuildError] = []
    try:
        planned = plan(options)
    except BuildError as error:
        faults += faults_of(error)
    try:
        check_catalogues(options.content, options.assets)
    except BuildError as error:
        faults += faults_of(error)
    raise_all(list({str(fault): fault for fault in faults}.values()))  # each once
    return planned


@dataclass(frozen=True)
class Printed:
    """The finished pages of an edition by their path in the site, the whole article apart."""

    sources: Sources
    pages: Mapping[str, str]
    single: str  # its path


def _pictures(own: Sources) -> dict[str, bytes]:
    """The pictures that go with links to chapters and worksheets: without whole addresses, none."""
    moments = [moment_of(chapter) for chapter in own.article.chapters]
    moments += [sheet.address for sheet in own.article.worksheets]
    return {picture_name(moment): picture(own.recorded, moment) for moment in moments}


def _sources(
    planned: Plan,
    options: Options,
    site: SiteConfig,
    recorded: Recorded,
    editions: tuple[Edition, ...],
) -> Sources:
    with planned.stage("chapters"):
        article = read_article(options.content, site, recorded, drafts=options.drafts)
    with planned.stage("assets"):
        assets = make_assets(options.assets, article, recorded)
    return Sources(site, article, recorded, assets, options.revision, editions[0], editions)


def _translated(planned: Plan, options: Options, own: Sources, edition: Edition) -> Printed:
    """The pages of a translation, which share record, pictures and figures with the original."""
    site = edition.site(own.site)
    with planned.stage("chapters"):
        article = read_translation(options.content, site, own.article, drafts=options.drafts)
    with planned.stage("assets"):
        assets = make_assets(options.assets, article, own.recorded)
        scripts = {edition.folder + path: assets.files[path] for path in assets.paths.values()}
        planned.add_all(scripts)
    bundles = {name: edition.root + path for name, path in assets.bundles.items()}
    start = assets.start and edition.root + assets.start
    assets = replace(assets, bundles=bundles, start=start)
    return _printed(
        planned, replace(own, site=site, article=article, assets=assets, edition=edition)
    )


def _printed(planned: Plan, sources: Sources) -> Printed:
    folder = sources.edition.folder
    with planned.stage("pages"), speaking(sources.edition.language):
        pages = render_pages(sources)
        planned.add_all(
            {p: c for p, c in sources.article.pictures.items() if p not in planned.files}
        )
        planned.add(folder + SINGLE, render_single(sources, pages))
    return Printed(sources, {folder + name: page for name, page in pages.items()}, folder + SINGLE)


def _add_downloads(planned: Plan, printed: Sequence[Printed], *, archived: bool) -> None:
    """Add the zip, then the pages, which name its size, then the worker, which knows their digests.

    The zip holds the site without what is offered for keeping. A working copy has none.
    """
    own, singles = printed[0].sources, {one.single for one in printed}
    name = file_name(own.site.title)
    archive = None
    if archived:
        kept = {path: content for path, content in planned.files.items() if path not in singles}
        for one in printed:
            kept |= {path: page.replace(PLACE, "").encode() for path, page in one.pages.items()}
        archive = zipped(_with_worker(kept, own, singles), name)
        planned.add(f"{name}.zip", archive)
    for one in printed:
        with speaking(one.sources.edition.language):
            saved = (file_name(one.sources.site.title), f"{one.sources.edition.root}{name}.zip")
            line = offer(planned.files[one.single], archive, *saved)
        planned.add_all({path: page.replace(PLACE, line) for path, page in one.pages.items()})
    planned.files = _with_worker(planned.files, own, singles)


def _with_worker(files: Mapping[str, bytes], own: Sources, singles: Set[str]) -> dict[str, bytes]:
    worker = service_worker(own.assets.inside["worker.js"], files, own.assets.bundles, singles)
    return {**files, WORKER: worker.encode()}
