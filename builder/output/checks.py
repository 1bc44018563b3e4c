"""What must hold of every built site, read back from its files. All faults are found in one run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from builder.base.errors import BuildError, near_miss
from builder.output.html_reader import Element, read_markup
from builder.output.page_weight import first_load, packed, target
from builder.pages.content_policy import STYLE

FIRST_LOAD = 75_000  # bytes, compressed: what a page may cost before it can be used
PARAMETERS = 20_500  # of these, what the article's own run may take: a larger network takes more
FIRST_REQUESTS = 6
RECORD = 150_000  # bytes, compressed: the main run with its intermediate values

NOT_FOUND = "404.html"  # served at any depth, so its addresses are not relative
WHOLE = "single.html"  # everything in one file: its size is its purpose
ENTRANCES = frozenset(("index.html", NOT_FOUND, "sitemap.xml", "robots.txt", ".nojekyll"))
PUBLISHED = ("data/",)  # for people and tools, under stable names, whether a page names them or not

LOADS = frozenset(("src", "poster", "data", "background"))  # attributes that load what they name
FOLLOWS = frozenset(("href", "xlink:href", "action"))  # attributes that lead there
LOADING_LINKS = frozenset(
    "stylesheet preload modulepreload prefetch icon manifest preconnect dns-prefetch".split()
)
ID_LISTS = frozenset(
    "for headers list aria-labelledby aria-describedby aria-controls aria-owns "
    "aria-details aria-activedescendant aria-errormessage aria-flowto".split()
)
_STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")

Files = Mapping[str, bytes]


def check_site(files: Files, base_url: str = "") -> list[BuildError]:
    """Every fault of a built site, by page. `base_url` is where whole addresses to it begin."""
    pages = {
        name: read_markup(content.decode())
        for name, content in sorted(files.items())
        if name.endswith(".html")
    }
    ids = {name: {element.get("id") for element in page} for name, page in pages.items()}
    faults: list[BuildError] = []
    for name, elements in pages.items():
        links = _Links(name, files, ids)
        for element in elements:
            faults += links.check(element)
            faults += _check_element(name, element)
        faults += _check_ids(name, elements)
        faults += _check_first_load(name, files)
    faults += _check_styles(files)
    faults += _check_whole_addresses(files, base_url)
    faults += _check_unused(files)
    faults += _check_record(files)
    return faults


class _Links:
    """Checks where the elements of one page lead."""

    def __init__(self, page: str, files: Files, ids: Mapping[str, set[str]]) -> None:
        self.page = page
        self.files = files
        self.ids = ids

    def check(self, element: Element) -> Iterator[BuildError]:
        for attribute, value in element.attributes.items():
            if attribute in LOADS or attribute in FOLLOWS:
                yield from self._address(element, value, _is_load(element, attribute))
            elif attribute == "srcset":
                for part in value.split(","):
                    yield from self._address(element, part.split()[0], load=True)
            elif attribute in ID_LISTS:
                for name in value.split():
                    if name not in self.ids[self.page]:
                        yield self._fault(element, f"{attribute} names '{name}', an id of nothing")

    def _address(self, element: Element, url: str, load: bool) -> Iterator[BuildError]:
        parts = urlsplit(url)
        if parts.scheme in ("data", "blob", "mailto", "about"):
            return
        if parts.scheme == "javascript":
            yield self._fault(element, "an address may not be a script; use a button")
        elif parts.scheme or parts.netloc:
            if load:
                yield self._fault(element, f"'{url}' is loaded from another host; ship it here")
        elif url.startswith("/") and self.page != NOT_FOUND:
            yield self._fault(element, f"'{url}' starts at the host's root; make it relative")
        else:
            yield from self._path(element, url)

    def _path(self, element: Element, url: str) -> Iterator[BuildError]:
        name = target(url, self.page).lstrip("/")
        while self.page == NOT_FOUND and name not in self.files and "/" in name:
            name = name.partition("/")[2]  # its addresses start at a root that the host alone knows
        if name not in self.files:
            what = "a folder; name a file" if self._is_folder(name) else "nothing in the site"
            near = "" if "folder" in what else "; " + near_miss(name, self._like(name))
            yield self._fault(element, f"'{url}' leads to {what}{near}")
            return
        anchor = urlsplit(url).fragment
        if anchor and "=" not in anchor and anchor not in self.ids.get(name, {anchor}):
            yield self._fault(element, f"'{url}' leads to an anchor that {name} does not have")

    def _is_folder(self, name: str) -> bool:
        return name in (".", "") or any(file.startswith(name + "/") for file in self.files)

    def _like(self, name: str) -> list[str]:
        suffix = name.rpartition(".")[2]
        return [file for file in self.files if file.endswith("." + suffix)] or ["index.html"]

    def _fault(self, element: Element, message: str) -> BuildError:
        return BuildError(message, self.page, element.line, element.column)


def _is_load(element: Element, attribute: str) -> bool:
    if element.tag == "link":
        return bool(LOADING_LINKS & set(element.get("rel").split()))
    return attribute in LOADS or element.tag in ("use", "image", "feimage")


def _check_element(page: str, element: Element) -> Iterator[BuildError]:
    def fault(message: str) -> BuildError:
        return BuildError(message, page, element.line, element.column)

    if "style" in element.attributes:
        yield fault(f"<{element.tag}> has a style attribute; give it a class")
    for attribute in element.attributes:
        if attribute.startswith("on"):
            yield fault(f"<{element.tag}> has the script '{attribute}' in it; listen from a module")
    if not _has_alternative(element):
        yield fault(f"<{element.tag}> says nothing to those who cannot see it; name or hide it")


def _has_alternative(element: Element) -> bool:
    if any(around.get("aria-hidden") == "true" for around in element.surroundings()):
        return True
    named = bool(element.get("aria-label") or element.get("aria-labelledby"))
    if element.tag == "img":
        return named or "alt" in element.attributes
    if element.tag == "svg":
        inside = element.parent is not None and any(
            around.tag == "svg" or around.get("role") == "img"
            for around in element.parent.surroundings()
        )
        return inside or (named and bool(element.get("role")))
    if element.tag == "math":
        return named or bool(element.get("alttext"))
    if element.tag in ("iframe", "canvas", "object", "video", "audio"):
        return named or bool(element.get("title"))
    return True


def _check_ids(page: str, elements: Iterable[Element]) -> Iterator[BuildError]:
    seen: Counter[str] = Counter()
    for element in elements:
        name = element.get("id")
        seen[name] += 1
        if name and seen[name] == 2:
            message = f"the id '{name}' stands twice on this page; rename one"
            yield BuildError(message, page, element.line, element.column)


def _check_first_load(page: str, files: Files) -> Iterator[BuildError]:
    if page.endswith(WHOLE):
        return
    load = first_load(files, page)
    run = sum(packed(files[name]) for name in load.files if name.startswith(PUBLISHED))
    bound = FIRST_LOAD + max(0, run - PARAMETERS)
    if load.gzip > bound:
        heaviest = max(load.files, key=lambda name: packed(files[name]))
        yield BuildError(
            f"the first load is {load.gzip:,} bytes compressed, above {bound:,}; "
            f"the heaviest file is {heaviest}",
            page,
        )
    if load.requests > FIRST_REQUESTS:
        yield BuildError(
            f"the first load takes {load.requests} requests, above {FIRST_REQUESTS}: "
            + ", ".join(load.files),
            page,
        )


def _check_styles(files: Files) -> Iterator[BuildError]:
    """Addresses in the styles that pages hold."""
    for name, content in sorted(files.items()):
        if not name.endswith(".html"):
            continue
        text = content.decode()
        for style in STYLE.finditer(text):
            for found in _STYLE_URL.finditer(text, *style.span("text")):
                url = found[1] or found[2]
                line = text.count("\n", 0, found.start()) + 1
                if url.startswith(("data:", "#")):
                    continue
                if urlsplit(url).scheme or url.startswith("/"):
                    yield BuildError(f"'{url}' is not relative; ship it here", name, line)
                elif target(url, name) not in files:
                    yield BuildError(f"'{url}' leads to nothing in the site", name, line)


def _check_whole_addresses(files: Files, base_url: str) -> Iterator[BuildError]:
    """Addresses of the site's own files that must be whole: canonical links, pictures, sitemap."""
    if not base_url:
        return
    address = re.compile(re.escape(base_url) + r"/([\w./%-]*)")
    for name, content in sorted(files.items()):
        if not name.endswith((".html", ".xml", ".txt")) or name.endswith(WHOLE):
            continue
        text = content.decode()
        for found in address.finditer(text):
            if unquote(found[1] or "index.html") not in files:
                line = text.count("\n", 0, found.start()) + 1
                yield BuildError(f"'{found[0]}' leads to nothing in the site", name, line)


def _check_unused(files: Files) -> Iterator[BuildError]:
    """Files that no other file names. A service worker's list of everything does not count."""
    sources = {
        name: content.decode()
        for name, content in files.items()
        if name.endswith((".html", ".css", ".js", ".webmanifest")) and not _lists_all(name)
    }
    for name in sorted(files):
        if name in ENTRANCES or name.startswith(PUBLISHED):
            continue
        last = name.rpartition("/")[2]
        if not any(last in text for source, text in sources.items() if source != name):
            yield BuildError("no page uses this file; link it or drop it", name)


def _lists_all(name: str) -> bool:
    return name == "sw.js" or name.endswith(WHOLE)


def _check_record(files: Files) -> Iterator[BuildError]:
    names = [name for name in ("data/main.json", "data/main-samples.json") if name in files]
    whole = sum(packed(files[name]) for name in names)
    if whole > RECORD:
        yield BuildError(
            f"the record of the main run is {whole:,} bytes compressed, above {RECORD:,}",
            names[0],
        )
