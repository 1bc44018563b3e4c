"""The inspector without the article: a few files to put into a course page or a frame."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.pages.assets import ARTICLE_ONLY, FRAMED, LATER, Assets, as_script
from builder.pages.pages import Sources, render_inspector
from builder.record.runs import MAIN, Recorded, digest_of

NAME = "inspector.html"
_NUMBERED = re.compile(r"-\d+(?=\.[0-9a-f]+\.js$)")  # many files that a page names by one pattern


def inspector_alone(sources: Sources) -> dict[str, bytes]:
    """The page and the files that it names, which is all that it can load, by path."""
    assets = _fewer(sources.assets, sources.recorded)
    page = render_inspector(replace(sources, assets=assets))
    named = {
        path: content
        for path, content in assets.files.items()
        if path in page or _NUMBERED.sub("-*", path) in page
    }
    return {NAME: page.encode(), **named}


def _fewer(assets: Assets, recorded: Recorded) -> Assets:
    """The same in fewer files: what comes first, what comes later, and the runs but the main one.

    The page begins with the main run itself, so that one file need not stand for another.
    """
    files, paths, bundles = dict(assets.files), dict(assets.paths), dict(assets.bundles)

    def join(stem: str, texts: list[str]) -> str:
        content = ";\n".join(texts).encode()
        path = f"{stem}.{digest_of(content)[:10]}.js"
        files[path] = content
        return path

    wanted = [name for module, name in LATER.items() if module not in ARTICLE_ONLY]
    later = [name for name in wanted if name not in FRAMED]
    for stem, names in (("inspector", FRAMED), ("explainer", later)):
        path = join(f"assets/{stem}", [assets.scripts[name] for name in names])
        paths |= dict.fromkeys(names, path)
    if others := [name for name in recorded.runs if name != MAIN]:
        texts = [as_script(name, recorded.bundles[name]) for name in others]
        bundles |= dict.fromkeys(others, join("data/runs", texts))
    return replace(assets, files=files, paths=paths, bundles=bundles, start=None)
