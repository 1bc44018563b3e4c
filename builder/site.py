"""Plans the whole site in memory: every file's path and bytes. Nothing here writes to disk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.article import read_article
from builder.assets import make_assets
from builder.config import read_site
from builder.errors import BuildError
from builder.offline import NAME as WORKER
from builder.offline import service_worker
from builder.pages import Sources, render_pages
from builder.recorded import record_all


@dataclass(frozen=True)
class Options:
    """What to build, and from what."""

    content: Path
    assets: Path
    base_url: str | None  # None: as site.toml says
    revision: str
    drafts: bool = False


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
    with planned.stage("pages"):
        sources = Sources(site, article, recorded, assets, options.revision)
        planned.add_all(render_pages(sources))
    planned.add(".nojekyll", "")
    worker = service_worker(assets.worker, planned.files, assets.bundles, frozenset())
    planned.add(WORKER, worker)
    return planned
