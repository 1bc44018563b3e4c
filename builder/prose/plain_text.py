"""What a tree of elements says in plain text, and where its parts of one class are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_SKIPPED = {"gloss", "says", "sidenote", "sidenote-ref", "reply"}
_APART = {"p", "div", "li", "td", "th", "label", "figcaption"}  # a space stands between two


def plain_text(element: Element) -> str:
    """An element's text in one line: formulas as spoken; without code, notes and tooltips."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag == "math":
        yield element.get("alttext", "")
        return
    if element.tag in ("details", "pre"):
        return
    yield element.text or ""
    for child in element:
        if child.get("class") not in _SKIPPED:
            yield from _texts(child)
        if child.tag in _APART:
            yield " "
        yield child.tail or ""


def by_class(root: Element, name: str) -> Iterator[tuple[Element, Element]]:
    """Every element of a class, with its parent, in reading order."""
    found = [(p, child) for p in root.iter() for child in p if child.get("class") == name]
    order = {id(element): place for place, element in enumerate(root.iter())}
    return iter(sorted(found, key=lambda pair: order[id(pair[1])]))


def slug(text: str) -> str:
    """The anchor of a heading: its letters and digits, small, joined by '-'."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "section"
