"""Plans the whole site in memory: every file's path and bytes. Nothing here writes to disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import rcssmin
from markupsafe import Markup

from builder.config import read_site
from builder.dataset import read_text
from builder.errors import BuildError
from builder.pages import Assets, render_pages
from builder.recorded import Recorded, digest_of, record_all
from builder.scripts import bundle_modules, order_modules, plain_script

STYLES = (
    "tokens.css", "page.css", "inspector.css", "graph.css", "grids.css", "time.css",
    "panel.css", "live.css", "code.css", "states.css",
)  # fmt: skip


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
        for name, text in recorded.bundles.items():
            planned.add(f"data/{name}.json", text)
        for path, content in recorded.exports.items():
            planned.add(path, content)
    with planned.stage("assets"):
        assets = _add_assets(planned, options.assets, recorded)
    with planned.stage("pages"):
        for path, text in render_pages(
            options.content, site, recorded, assets, options.revision, drafts=options.drafts
        ).items():
            planned.add(path, text)
    planned.add(".nojekyll", "")
    return planned


def _add_assets(planned: Plan, folder: Path, recorded: Recorded) -> Assets:
    """Add styles, script and the bundles' scripts, each under a name that carries its content."""
    styles = "".join(read_text(folder / "css" / name) for name in STYLES)
    js = folder / "js"
    given = order_modules(js / "main.js")
    scripts = {
        "app": bundle_modules(js / "main.js", js),
        "article": bundle_modules(js / "article.js", js, given),
        "verify": bundle_modules(js / "verify.js", js, given),
    }
    paths = {
        name: _add_hashed(planned, f"assets/{name}", "js", text) for name, text in scripts.items()
    }
    bundles = {
        name: _add_hashed(planned, f"data/{name}", "js", as_script(name, text))
        for name, text in recorded.bundles.items()
    }
    for file in sorted((folder / "static").glob("*")):
        planned.add(f"assets/{file.name}", file.read_bytes())
    return Assets(
        style=_add_hashed(planned, "assets/site", "css", str(rcssmin.cssmin(styles))),
        script=paths["app"],
        article=paths["article"],
        verify=paths["verify"],
        early=Markup(plain_script(folder / "plain" / "early.js")),
        bundles=bundles,
    )


def as_script(name: str, text: str) -> str:
    """A bundle as a classic script that hands the same bytes to the page."""
    return (
        f'(self.explorableBundles=self.explorableBundles||[]).push(["{name}",{text.rstrip()}]);\n'
    )


def _add_hashed(planned: Plan, stem: str, suffix: str, text: str) -> str:
    path = f"{stem}.{digest_of(text.encode())[:10]}.{suffix}"
    planned.add(path, text)
    return path
