"""The last pass over a chapter's tree, in reading order: what depends on what came before.

Headings get their ids, side notes their numbers, a term its line on first use, tables a frame that
scrolls; words and sections are collected for the search.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from builder.blocks import Blocks
from builder.sheet import Figure, Sheet

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SKIPPED = {"gloss", "sidenote", "sidenote-ref", "reply"}


@dataclass(frozen=True)
class Heading:
    """A heading of a chapter, and its anchor."""

    id: str
    level: int
    text: str


@dataclass(frozen=True)
class Section:
    """The plain text under a heading, for the search; the lead of a chapter has no heading."""

    anchor: str
    heading: str
    text: str


@dataclass
class Outcome:
    """What the last pass found."""

    headings: list[Heading] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)


class Finish(Treeprocessor):
    """Runs after Markdown's own tree processors."""

    def __init__(self, md: Markdown, sheet: Sheet, blocks: Blocks, glosses: dict[str, str]) -> None:
        super().__init__(md)
        self.sheet = sheet
        self.blocks = blocks
        self.glosses = glosses
        self.outcome = Outcome()

    def run(self, root: Element) -> None:
        self._headings(root)
        self._notes(root)
        self._figures(root)
        self._terms(root)
        self._tables(root)
        self._sections(root)
        for child in root:
            child.tail = "\n"

    def _headings(self, root: Element) -> None:
        for element in root:
            if element.tag not in _HEADINGS:
                continue
            line = self._take_line(element)
            level = _HEADINGS[element.tag]
            text = plain_text(element)
            if level == 1:
                message = "the chapter's title stands in its head; begin with '##'"
                self.sheet.fault(message, line)
            name = slug(text)
            if self.sheet.claim_id(name, line):
                element.set("id", name)
                self.outcome.headings.append(Heading(name, level, text))

    def _take_line(self, heading: Element) -> int:
        """Remove the mark at the start of a heading; the line it tells."""
        mark = next((child for child in heading if child.get("data-line")), None)
        if mark is None:
            return 0
        heading.text = ((heading.text or "") + (mark.tail or "")).lstrip() or None
        heading.remove(mark)
        return int(mark.get("data-line", "0"))

    def _notes(self, root: Element) -> None:
        notes = [(p, c) for p in root.iter() for c in list(p) if c.get("class") == "sidenote"]
        for number, (parent, note) in enumerate(notes, start=1):
            reference = Element("span", {"class": "sidenote-ref"})
            reference.text = str(number)
            marker = Element("span", {"class": "sidenote-number"})
            marker.text, marker.tail = str(number), note.text
            note.text = None
            note.insert(0, marker)
            parent.insert(list(parent).index(note), reference)

    def _figures(self, root: Element) -> None:
        for element in root.iter("figure"):
            draft = self.blocks.figures.get(element.get("id", ""))
            if draft is None:
                continue
            caption = next(c for c in element.iter() if c.get("class") == "caption")
            text = plain_text(caption)
            element.set("aria-label", f"{draft.label}: {text}")
            self.outcome.figures.append(
                Figure(
                    id=draft.id,
                    number=draft.number,
                    kind=draft.kind,
                    state=draft.state,
                    parts=draft.parts,
                    caption_html=self._inner(caption),
                    caption_text=text,
                    options=draft.options,
                )
            )

    def _inner(self, element: Element) -> str:
        html: str = self.md.serializer(element)
        return html[html.index(">") + 1 : html.rindex("</")]

    def _terms(self, root: Element) -> None:
        terms = [(p, c) for p in root.iter() for c in list(p) if c.get("class") == "term"]
        for parent, link in terms:
            name = link.get("data-term", "")
            if name in self.outcome.terms or parent.tag in _HEADINGS:
                continue
            self.outcome.terms.append(name)
            link.set("class", "term first")
            link.set("aria-describedby", f"gloss-{name}")
            gloss = Element("span", {"class": "gloss", "role": "tooltip", "id": f"gloss-{name}"})
            gloss.text = AtomicString(self.glosses[name])
            gloss.tail, link.tail = link.tail, None
            parent.insert(list(parent).index(link) + 1, gloss)

    def _tables(self, root: Element) -> None:
        for parent in list(root.iter()):
            for table in [child for child in parent if child.tag == "table"]:
                for cell in table.iter():
                    if cell.tag == "th":
                        cell.set("scope", "col")
                    if align := cell.attrib.pop("align", ""):
                        cell.set("class", align)
                frame = Element("div", {"class": "table"})
                parent.insert(list(parent).index(table), frame)
                parent.remove(table)
                frame.append(table)

    def _sections(self, root: Element) -> None:
        anchor, heading, texts = "", "", []
        for element in root:
            if element.tag in _HEADINGS:
                self.outcome.sections.append(Section(anchor, heading, " ".join(texts)))
                anchor, heading, texts = element.get("id", ""), plain_text(element), []
            elif text := plain_text(element):
                texts.append(text)
            texts += [
                plain_text(note) for note in element.iter() if note.get("class") == "sidenote"
            ]
        self.outcome.sections.append(Section(anchor, heading, " ".join(texts)))


def plain_text(element: Element) -> str:
    """An element's text in one line; formulas as their spoken form, notes and tooltips left out."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> list[str]:
    if element.tag == "math":
        return [element.get("alttext", "")]
    if element.tag == "details":
        return []
    found = [element.text or ""]
    for child in element:
        if child.get("class") not in _SKIPPED:
            found += _texts(child)
        if child.tag in ("p", "div", "li", "td", "th", "tr", "label", "figcaption"):
            found.append(" ")
        found.append(child.tail or "")
    return found


def slug(text: str) -> str:
    """The anchor of a heading: its letters and digits, small, joined by '-'."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.replace("'", "").lower()).strip("-") or "section"
