"""Reads built pages back: every element with its attributes, its place and what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)  # elements that have no end


@dataclass(eq=False)
class Element:
    """One start tag. `text` is the raw text of a script or style, else empty."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    parent: Element | None
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute's value; empty when it is absent or has none."""
        return self.attributes.get(name, "")

    def surroundings(self) -> Iterator[Element]:
        """This element and all that it lies in, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


def read_markup(html: str) -> list[Element]:
    """All elements of a page in document order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.elements


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag in self.CDATA_CONTENT_ELEMENTS:
            self.open[-1].text += data

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, offset = self.getpos()
        parent = self.open[-1] if self.open else None
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, attributes, line, offset + 1, parent))
