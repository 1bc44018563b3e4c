"""What a page costs its reader: the files a browser asks for before the page can be used."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from builder.output.html_reader import Element, read_markup

FIRST_LINKS = frozenset(("stylesheet", "preload", "icon"))
GZIP_LEVEL = 6  # as web servers compress


@dataclass(frozen=True)
class FirstLoad:
    """A page and everything that its markup makes a browser load at once."""

    page: str
    files: tuple[str, ...]
    gzip: int  # bytes, all files together

    @property
    def requests(self) -> int:
        """How many files are asked for."""
        return len(self.files)


def first_load(files: Mapping[str, bytes], page: str) -> FirstLoad:
    """The first load of a page of the site."""
    wanted = {page: None} | {
        name: None
        for element in read_markup(files[page].decode())
        for url in loaded_at_once(element)
        if (name := target(url, page)) in files
    }
    return FirstLoad(page, tuple(wanted), sum(packed(files[name]) for name in wanted))


def loaded_at_once(element: Element) -> Iterator[str]:
    """The addresses that a start tag makes a browser load without being asked."""
    if element.tag == "script" or (element.tag == "img" and element.get("loading") != "lazy"):
        yield from filter(None, [element.get("src")])
    if element.tag == "link" and FIRST_LINKS & set(element.get("rel").split()):
        yield element.get("href")


def target(url: str, page: str) -> str:
    """The path in the site that a relative address on `page` leads to; `page` for a bare '#…'."""
    path = unquote(urlsplit(url).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


@lru_cache(maxsize=512)
def pack(content: bytes) -> bytes:
    """A file as a server sends it that compresses."""
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


def packed(content: bytes) -> int:
    """How many bytes a server sends for a file that it compresses."""
    return len(pack(content))
