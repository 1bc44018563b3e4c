"""What a tree of elements says in plain text, and where its parts of one class are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_SKIPPED = {"gloss", "says", "sidenote", "sidenote-ref", "reply"}
_APART = set("p div li td th label figcaption h2 h3 h4".split())  # a space stands between two
_HERE = "\N{NULL}"  # stands in no text
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]*(?:\s|$)")


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


def sentence_around(words: Element, root: Element) -> str:
    """The sentence of the text below `root` that `words` stand in, as plain text."""
    block = root
    for element in root.iter():
        if element.tag in _APART or element.get("class") in _SKIPPED:
            block = element if words in element.iter() else block
    inside, words.text = words.text, f"{_HERE}{words.text or ''}"
    before, _, after = plain_text(block).partition(_HERE)
    words.text = inside
    begun = _SENTENCE_END.split(before)[-1]
    rest = _SENTENCE_END.search(after)
    return (begun + (after[: rest.end()] if rest else after)).strip()


def by_class(root: Element, name: str) -> Iterator[tuple[Element, Element]]:
    """Every element of a class, with its parent, in reading order."""
    found = [(p, child) for p in root.iter() for child in p if child.get("class") == name]
    order = {id(element): place for place, element in enumerate(root.iter())}
    return iter(sorted(found, key=lambda pair: order[id(pair[1])]))


def slug(text: str) -> str:
    """The anchor of a heading: its letters and digits, small, joined by '-'."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "section"
