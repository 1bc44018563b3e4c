"""The last pass over a chapter's tree, in reading order: what depends on what came before.

Headings get their ids, side notes their numbers, a term its line on first use, and tables a frame
that scrolls; sections of plain text are collected for the search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from builder.prose.besides import frame_figures
from builder.prose.blocks import Blocks
from builder.prose.document import Document
from builder.prose.illustrations import Illustration
from builder.prose.marks import ANY_MARK
from builder.prose.plain_text import by_class, plain_text, slug

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Figure:
    """A numbered figure of a chapter."""

    id: str
    number: str  # '3.1': the chapter's number, if it has one, and the figure's
    kind: str  # of its block: 'inspector', 'live', 'picture'
    state: str  # the address of the moment it shows; empty for a live figure
    parts: tuple[str, ...]
    caption_html: str
    caption_text: str
    still: str  # of a live figure, as HTML
    picture: Illustration | None


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
    lab_tasks: list[str] = field(default_factory=list)  # as HTML for the lab's own page


class TreePass(Treeprocessor):
    """Runs after Markdown's own tree processors."""

    def __init__(self, document: Document, blocks: Blocks, glosses: Mapping[str, str]) -> None:
        super().__init__()
        self.document = document
        self.blocks = blocks
        self.glosses = glosses
        self.outcome = Outcome()

    def run(self, root: Element) -> None:
        self.outcome = Outcome()
        self._torn_marks(root)
        self.document.tell_false_claims(root)
        self._headings(root)
        self._notes(root)
        self._figures(root)
        self._terms(root)
        self._tables(root)
        self._sections(root)
        for child in root:
            child.tail = "\n"
        self.outcome.lab_tasks = list(map(self._for_lab, _lab_tasks(root)))
        frame_figures(root)

    def _torn_marks(self, root: Element) -> None:
        """A fault for every pair of marks whose ends came to stand in different elements."""
        for element in root.iter():
            for text in (element.text, element.tail):
                for character in re.findall(ANY_MARK, text or ""):
                    message = "a link or claim goes from one item, cell or heading into the next"
                    self.document.fault(message, self.document.marks[character].line)

    def _headings(self, root: Element) -> None:
        for element in root:
            if element.tag not in _HEADINGS:
                continue
            line, level = self._take_line(element), _HEADINGS[element.tag]
            text = plain_text(element)
            if not text:
                self.document.fault("this heading is empty; write its words, or delete it", line)
            name = self._anchor(text)
            if level == 1:
                self.document.fault("the title stands in the chapter's head; begin with '##'", line)
            if self.document.take_id(name, line):
                element.set("id", name)
                self.outcome.headings.append(Heading(name, level, text))

        for parent in root.iter():
            for mark in [child for child in parent if child.get("data-line")]:
                line = int(mark.get("data-line", ""))
                self.document.fault("a heading cannot stand inside a list or a quotation", line)

    def _anchor(self, text: str) -> str:
        """A heading's id: of its words, or what its original has in the same place."""
        place, given = len(self.outcome.headings), self.document.headings
        return given[place] if place < len(given) else slug(text)

    def _take_line(self, heading: Element) -> int:
        """Remove the mark at the start of a heading; the line it tells."""
        mark = next((child for child in heading if child.get("data-line")), None)
        if mark is None:
            return 1  # only what is faulty already can turn into a heading unseen
        heading.text = (heading.text or "") + (mark.tail or "")
        heading.remove(mark)
        return int(mark.get("data-line", ""))

    def _notes(self, root: Element) -> None:
        for number, (parent, note) in enumerate(by_class(root, "sidenote"), start=1):
            reference = Element("span", {"class": "sidenote-ref"})
            reference.text = str(number)
            repeated = Element("span", {"class": "sidenote-number"})
            repeated.text, repeated.tail, note.text = str(number), note.text, None
            note.insert(0, repeated)
            parent.insert(list(parent).index(note), reference)

    def _figures(self, root: Element) -> None:
        for element in root.iter("section"):
            block = self.blocks.figures.get(element.get("id", ""))
            if block is None:
                continue
            _, caption = next(by_class(element, "caption"))
            text = plain_text(caption)
            element.set("aria-label", f"{block.label}: {text}")
            self._describe(element)
            self.outcome.figures.append(
                Figure(
                    id=block.id,
                    number=block.number,
                    kind=block.kind,
                    state=block.state,
                    parts=block.parts,
                    caption_html=self._inner_html(caption),
                    caption_text=text,
                    still=block.still,
                    picture=block.picture,
                )
            )

    def _describe(self, figure: Element) -> None:
        """Turn the words for a picture into its text equivalent, which has no markup."""
        for parent, says in list(by_class(figure, "says")):
            parent[0].set("alt", plain_text(says))
            parent.remove(says)

    def _inner_html(self, element: Element) -> str:
        html = to_html_string(element)
        return html[html.index(">") + 1 : html.rindex("</")]

    def _terms(self, root: Element) -> None:
        for parent, link in list(by_class(root, "term")):
            name = link.get("data-term", "")
            if name in self.outcome.terms or parent.tag in _HEADINGS or name not in self.glosses:
                continue
            self.outcome.terms.append(name)
            link.set("class", "term first")
            link.set("aria-describedby", f"gloss-{name}")
            gloss = Element("span", {"class": "gloss", "role": "tooltip", "id": f"gloss-{name}"})
            gloss.text = AtomicString(self.glosses[name])
            gloss.tail, link.tail = link.tail, None
            parent.insert(list(parent).index(link) + 1, gloss)

    def _for_lab(self, task: Element) -> str:
        """A task as it stands on the lab's page: its links lead back to the chapter."""
        page, copied = self.document.file.stem, deepcopy(task)
        for element in copied.iter():
            for key in ("id", "aria-labelledby"):
                if key in element.attrib:
                    element.set(key, f"{page}-{element.get(key)}")
            if element.get("href", "").startswith("#"):
                element.set("href", f"{page}.html{element.get('href')}")
            element.attrib.pop("aria-describedby", None)
        for parent, gloss in list(by_class(copied, "gloss")):
            parent.remove(gloss)
        return to_html_string(copied)

    def _tables(self, root: Element) -> None:
        for parent in list(root.iter()):
            for table in [child for child in parent if child.tag == "table"]:
                for cell in table.iter():
                    self._set_cell(cell)
                frame = Element("div", {"class": "table"})
                parent.insert(list(parent).index(table), frame)
                parent.remove(table)
                frame.append(table)

    def _set_cell(self, cell: Element) -> None:
        if cell.tag == "th" and not plain_text(cell):
            cell.tag = "td"  # a heading that says nothing is none
        if cell.tag == "th":
            cell.set("scope", "col")
        if align := cell.attrib.pop("align", ""):
            cell.set("class", align)

    def _sections(self, root: Element) -> None:
        anchor, heading, texts = "", "", list[str]()
        for element in root:
            if element.tag in _HEADINGS:
                self._section(anchor, heading, texts)
                anchor, heading, texts = element.get("id", ""), plain_text(element), []
            else:
                texts.append(plain_text(element))
            texts += [plain_text(note) for _, note in by_class(element, "sidenote")]
        self._section(anchor, heading, texts)

    def _section(self, anchor: str, heading: str, texts: list[str]) -> None:
        text = " ".join(text for text in texts if text)
        if text or heading:
            self.outcome.sections.append(Section(anchor, heading, text))


def _lab_tasks(root: Element) -> list[Element]:
    return [element for element in root.iter("section") if "data-lab" in element.attrib]
