"""The whole site as one page: every chapter a part of it, styles, scripts and record inside."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Mapping

from markupsafe import Markup

from builder.base.errors import BuildError
from builder.pages.content_policy import with_policy
from builder.pages.pages import Sources, icon_address, manifest, shared_values
from builder.pages.templating import render
from builder.prose.article import OWN_PAGES

NAME = "single.html"

_MAIN = re.compile(r'<main id="content"[^>]*>(.*)</main>', re.DOTALL)
_FOREIGN = re.compile(r'<article( lang="[^"]*")>(.*)</article>', re.DOTALL)
_WRAPPING = re.compile(r'</?article>|<nav class="turn".*?</nav>', re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(
    r'\b(id|for|data-figure|href|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"'
)
_FILE_LINK = re.compile(r'<a href="((?:\.\./)?(?:data/|worksheet-)[^"]+)"[^>]*>(.*?)</a>')
_PICTURE = re.compile(r'src="(?:\.\./)?(pictures/[^"]+)"')
_BLOCK_BREAKERS = re.compile(r"</(?=script)|<!--", re.IGNORECASE)


def render_single(sources: Sources, pages: Mapping[str, str]) -> str:
    """One self-contained HTML made from the site's pages. Raises BuildError."""
    names = [*(chapter.name for chapter in sources.article.chapters), *OWN_PAGES]
    parts = {name: _Part(name, names).from_page(pages[f"{name}.html"]) for name in names}
    inside = sources.assets.inside
    bundles = {name: f"#bundle-{name}" for name in sources.recorded.bundles}
    page = render(
        "single.html",
        **{
            **shared_values(sources),
            "manifest": manifest(sources.recorded, bundles, {}, parts=names),
            "style": Markup(sources.assets.style + inside["lab.css"] + inside["single.css"]),
            "icon": icon_address(sources.assets),
            "parts": {name: Markup(text) for name, text in parts.items()},
            "bundles": {
                name: Markup(text.strip().replace("<", "\\u003c"))
                for name, text in sources.recorded.bundles.items()
            },
            "script": Markup(_script(sources)),
        },
    )
    page = _PICTURE.sub(lambda found: _inside(found[1], sources.article.pictures), page)
    page = _FILE_LINK.sub(_elsewhere(sources), _Part("", names).rewritten(page))
    return with_policy(page)


def _inside(path: str, pictures: Mapping[str, bytes]) -> str:
    """The source of a picture, as an address that holds it."""
    kind = path.rpartition(".")[2].replace("svg", "svg+xml")
    return f'src="data:image/{kind};base64,{b64encode(pictures[path]).decode()}"'


def _elsewhere(sources: Sources) -> Callable[[re.Match[str]], str]:
    """What becomes of a link to a file that is not inside: the published one, or its name alone."""
    base_url, folder = sources.site.base_url, sources.edition.folder

    def link(found: re.Match[str]) -> str:
        path = posixpath.normpath(folder + found[1])
        return f'<a href="{base_url}/{path}">{found[2]}</a>' if base_url else found[2]

    return link


def _script(sources: Sources) -> str:
    """All scripts as one. Raises BuildError if it would end its own element."""
    names = [name for name in sources.assets.scripts if name not in ("embed", "offline")]
    text = ";\n".join(sources.assets.scripts[name] for name in names)
    if _BLOCK_BREAKERS.search(text):
        raise BuildError("a script holds '</script' or '<!--'; write it in two pieces", NAME)
    return text


class _Part:
    """One page as a part of the whole: its ids carry its name, its links lead to other parts.

    `loss.html` becomes `#loss`, `loss.html#why` `#loss--why`, and a moment of the inspector, which
    has a '=', an address of this page. site_assets/js/page/links.js says the same.
    """

    def __init__(self, name: str, names: list[str]) -> None:
        self.name = name
        self.names = names

    def from_page(self, page: str) -> str:
        """The page's own content, ready to stand beside others."""
        found = _MAIN.search(page)
        assert found, f"{self.name}.html has no main element"
        content = _FOREIGN.sub(r"<div\1>\2</div>", found[1])
        content = _WRAPPING.sub("", content).replace('<h1 class="visually-hidden">', "<h1>")
        return self.rewritten(content)

    def rewritten(self, html: str) -> str:
        """The same with every id and every link in its new form."""
        return _TAG.sub(lambda tag: _ATTRIBUTE.sub(self._attribute, tag[0]), html)

    def _attribute(self, found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name == "href":
            return f'href="{self._address(value)}"'
        return f'{name}="{" ".join(self._id(each) for each in value.split())}"'

    def _id(self, name: str) -> str:
        return f"{self.name}--{name}" if self.name else name

    def _address(self, url: str) -> str:
        page, _, anchor = url.partition("#")
        if not page:
            return url if "=" in anchor else f"#{self._id(anchor)}"
        part = page.removesuffix(".html")
        if part not in self.names:
            return url
        if "=" in anchor:
            return f"#{anchor}"
        return f"#{part}--{anchor}" if anchor else f"#{part}"
