"""Styles and scripts of the pages; a script stands under a name that carries its content."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import minify

from builder.base.files import read_text
from builder.language.speaking import spoken
from builder.live.kinds import KINDS, room_rules
from builder.pages.downloads import NOTEBOOK
from builder.pages.scene import scene_style
from builder.pages.script_bundler import Modules, plain_script
from builder.pages.search_index import search_index
from builder.pages.shared_script import NAME as SHARED
from builder.pages.shared_script import shared_script
from builder.prose.article import Article
from builder.record.runs import MAIN, Recorded, digest_of
from builder.record.start import NAME

STYLES = (
    "tokens.css", "page.css", "site.css", "chapter.css", "prose.css", "blocks.css",
    "inspector.css", "tooltip.css", "scene.css", "graph.css", "answers.css", "still.css",
    "grids.css", "time.css", "timeline.css", "time-narrow.css", "strip.css",
    "live.css", "live-shares.css", "live-boards.css", "live-learning.css", "reading.css",
    "code.css", "states.css", "tasks.css", "beside.css",
)  # fmt: skip
PANEL_STYLES = (  # come with the panel
    "sheet.css", "panel.css", "panel-lines.css", "panel-pictures.css", "panel-tables.css",
    "panel-questions.css", "one-step.css",
)  # fmt: skip
OVERVIEW_STYLES = ("overview.css", "landscape.css")  # come with what shows the whole run
STYLES_OF_SCRIPTS = {
    "explainer": PANEL_STYLES,
    "overview": OVERVIEW_STYLES,
    "experiment": ("live-experiment.css",),
}
LATER = {  # brought in when needed, in this order: what comes before is there already
    "page/offline.js": "offline",
    "explainer.js": "explainer",
    "stage/canvas.js": "canvas",
    "stage/choices.js": "choices",
    "stage/moment_picture.js": "picture",
    "overview/views.js": "overview",
    "live/experiment.js": "experiment",
    "live/": "figures",  # any other module of that folder
    "reading/search.js": "search",
    "lab/take_away.js": "take-away",
    "reading/tasks.js": "tasks",
    "lab/check.js": "check",
}
ALONE = (  # these build on nothing but `app`
    "page/offline.js", "explainer.js", "stage/canvas.js", "stage/choices.js",
    "stage/moment_picture.js", "reading/search.js", "reading/tasks.js", "lab/check.js",
)  # fmt: skip
FRAMED = ("app", "choices", "embed")  # what a frame loads at once
ARTICLE_ONLY = (  # no frame asks for these
    "page/offline.js", "live/experiment.js", "live/", "reading/search.js", "reading/tasks.js",
)  # fmt: skip
START = MAIN + NAME  # what the start is called among the bundles


@dataclass(frozen=True)
class Assets:
    """What the pages of a language share: texts of style and scripts, and where each stands."""

    style: str  # its text, which every page holds: a reader waits for no second file
    scripts: Mapping[str, str]  # the texts: app, article, verify, lab, embed, and those of LATER
    inside: Mapping[str, str]  # the texts that pages carry inside, by file; and of the worker
    paths: Mapping[str, str]  # of each script, relative to a page
    bundles: Mapping[str, str]  # the paths of the bundles' scripts, by bundle
    start: str | None  # the path of the script that brings the main run's start
    files: Mapping[str, bytes]  # everything above, icons and the notebook, by path


def make_assets(folder: Path, article: Article, recorded: Recorded) -> Assets:
    """Style, scripts and the bundles' scripts, in the language at hand. Raises BuildError."""
    files: dict[str, bytes] = {}

    def add(name: str, text: str) -> str:
        return add_script(f"assets/{name}", text)

    def add_script(stem: str, text: str) -> str:
        path = f"{stem}.{digest_of(text.encode())[:10]}.js"
        files[path] = text.encode()
        return path

    pictures = (recorded.data.training, recorded.data.held_out)
    names = [*(run.title for run in recorded.config.runs), *(n for p in pictures for n in p.names)]
    scripts = _scripts(folder / "js", names)
    for name, styles in STYLES_OF_SCRIPTS.items():
        scripts[name] = style_script(_styles(folder / "css", styles)) + scripts[name]
    scripts["search"] = search_index(article.chapters, article.glossary) + scripts["search"]
    paths = {name: add(name, text) for name, text in scripts.items()}
    bundles = _bundle_scripts(recorded, files)
    start = recorded.start and add_script("data/main-start", as_script(START, recorded.start))
    for file in sorted((folder / "static").glob("*")):
        files[f"assets/{file.name}"] = file.read_bytes()
    files[NOTEBOOK] = read_text(folder / "record.ipynb").encode()
    return Assets(
        style=scene_style(recorded.config) + _styles(folder / "css", _sheets()) + room_rules(),
        scripts=scripts,
        inside={
            **{file.name: plain_script(file) for file in sorted((folder / "plain").glob("*.js"))},
            "lab.css": _styles(folder / "css", ["lab.css", "lab-wide.css"]),
            "single.css": _styles(folder / "css", ["single.css"]),
            "worksheet.css": _styles(folder / "css", ["tokens.css", "worksheet.css"]),
            "not-found.css": _styles(folder / "css", ["tokens.css", "not-found.css"]),
        },
        paths=paths,
        bundles=bundles,
        start=start,
        files=files,
    )


def _sheets() -> tuple[str, ...]:
    return STYLES if spoken().direction == "ltr" else (*STYLES, "right-to-left.css")


def _styles(folder: Path, names: Iterable[str]) -> str:
    text = "".join(read_text(folder / name) for name in names)
    return str(minify.string("text/css", text))


def style_script(style: str) -> str:
    """A script that adds a style sheet to its page, for what no reader sees at once."""
    text = json.dumps(style, ensure_ascii=False)
    place = "document.adoptedStyleSheets=[...document.adoptedStyleSheets,sheet]"
    return f"(sheet=>{{sheet.replaceSync({text});{place}}})(new CSSStyleSheet());\n"


def _bundle_scripts(recorded: Recorded, files: dict[str, bytes]) -> dict[str, str]:
    """Add every bundle as a script; its path by its name. Those of a group share a digest."""
    paths: dict[str, str] = {}
    for names in recorded.groups.values():
        scripts = {name: as_script(name, recorded.bundles[name]) for name in names}
        digest = digest_of("".join(scripts.values()).encode())[:10]
        for name, script in scripts.items():
            paths[name] = f"data/{name}.{digest}.js"
            files[paths[name]] = script.encode()
    return paths


def as_script(name: str, text: str) -> str:
    """A bundle as a classic script that hands the same bytes to the page."""
    call = "(self.explorableBundles=self.explorableBundles||[]).push"
    return f'{call}(["{name}",{text.rstrip()}]);\n'


def _scripts(js: Path, names: Iterable[str]) -> dict[str, str]:
    """The scripts: `app` has what all pages share, the others only what they need besides."""
    modules = Modules(js, {SHARED: shared_script(names)})
    shared = modules.order("main.js")
    first = [*shared, *modules.order("article.js")]
    then = [*first, *modules.order("explainer.js")]
    given = dict.fromkeys(LATER, then) | dict.fromkeys(ALONE, shared)

    def script(module: str, known: Iterable[str]) -> str:
        figures = [file for kind in KINDS if (file := f"live/{kind}.js") not in LATER]
        return modules.bundle(*(figures if module == "live/" else [module]), given=known)

    return {
        "app": script("main.js", ()),
        **{name: script(f"{name}.js", shared) for name in ("article", "verify", "lab", "embed")},
        **{name: script(module, given[module]) for module, name in LATER.items()},
    }
