"""Single marks become elements: facts, symbols, formulas, figures, terms, side notes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from builder.base.errors import BuildError, near_miss
from builder.prose.blocks import Blocks
from builder.prose.document import Document
from builder.prose.inline_elements import entry_address, entry_of, math, term_link, text_element
from builder.prose.marks import SINGLE_MARK, Mark

_INDEXED = re.compile(r"[^\W\d_][\w/∂Δ]*(?:\[\w+\])+")
_SYMBOL = re.compile(r"[^\W\d_][\w′]{0,2}")  # code as short as this can be nothing else
_LONE_NUMERAL = re.compile(r"(?<![\w.-])\d")


class Notes(InlineProcessor):
    """The mark of a side note, whose text may hold everything but side notes."""

    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(SINGLE_MARK, md)
        self.document = document

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        mark, document = self.document.marks[m[0]], self.document
        if mark.kind != "note":
            return None, None, None
        if not document.known(mark.text, document.notes, "side note", mark.line):
            return "", m.start(), m.end()
        if mark.text in document.used_notes:
            document.fault(
                f"the side note '{mark.text}' is referred to twice; write two", mark.line
            )
        document.used_notes.add(mark.text)
        note = Element("span", {"class": "sidenote", "role": "note"})
        note.text = document.scanned_line(*document.notes[mark.text])
        return note, m.start(), m.end()


class InlineMarks(InlineProcessor):
    """A single mark: everything that has no words of its own around it."""

    def __init__(self, md: Markdown, document: Document, blocks: Blocks) -> None:
        super().__init__(SINGLE_MARK, md)
        self.document = document
        self.blocks = blocks
        self.makers = {
            "fact": self._fact,
            "code": self._code,
            "formula": self._formula,
            "named": self._named,
            "note": self._note,
            "web": self._web,
            "numeral": self._numeral,
            "heading": self._heading,
        }

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        mark = self.document.marks[m[0]]
        return self.makers[mark.kind](mark), m.start(), m.end()

    def _fact(self, mark: Mark) -> Element | str:
        shown = self.document.printed(mark.text, mark.line)
        if shown is None:
            return ""
        if not shown.value:
            name = "plain" if shown.on_purpose else "fact"
            return text_element("span", {"class": name}, shown.text)
        return text_element("data", {"class": "fact", "value": shown.value}, shown.text)

    def _code(self, mark: Mark) -> Element:
        symbol = self.document.glossary.symbol(mark.text)
        if symbol is None:
            self._check_code(mark)
            return text_element("code", {}, mark.text)
        try:
            symbol.check(self.document.facts.config.shape)
        except BuildError as error:
            self.document.caught(error, mark.line)
        code = Element("code", {"class": "symbol"})
        link = SubElement(code, "a", {"href": entry_address(symbol.entry), **symbol.attributes})
        link.text = AtomicString(mark.text)
        return code

    def _check_code(self, mark: Mark) -> None:
        if _INDEXED.fullmatch(mark.text) or _SYMBOL.fullmatch(mark.text):
            near = near_miss(mark.text, [e.symbol for e in self.document.glossary if e.symbol])
            self.document.fault(f"`{mark.text}` is no symbol of the glossary; {near}", mark.line)
        elif _LONE_NUMERAL.search(mark.text):
            self.document.fault(
                f"the numeral in `{mark.text}` is typed; in code only the indices of symbols are, "
                "as in `w1[3][7]`; write a fact beside it",
                mark.line,
            )

    def _formula(self, mark: Mark) -> Element | str:
        return math(mark, self.document, display=False)

    def _named(self, mark: Mark) -> Element | str:
        figure = self.blocks.figures.get(mark.text)
        if figure:
            attributes = {"class": "figure-reference", "href": f"#{figure.id}"}
            return text_element("a", attributes, figure.label)
        entry = entry_of(mark, self.document, self.blocks)
        if not entry:
            return ""
        return term_link(entry, entry.heading if mark.text == entry.name else mark.text)

    def _note(self, mark: Mark) -> str:
        self.document.fault("a side note stands inside a side note; make them one", mark.line)
        return ""

    def _web(self, mark: Mark) -> Element:
        text = mark.text.partition("://")[2].rstrip("/")
        return text_element("a", {"class": "external", "href": mark.text}, text)

    def _numeral(self, mark: Mark) -> str:
        self.document.fault(
            f"the numeral '{mark.text}' is typed; write a fact such as {{{{ loss(100) }}}}, or "
            f"{{{{plain: {mark.text}}}}} if it is text on purpose",
            mark.line,
        )
        return mark.text

    def _heading(self, mark: Mark) -> Element:
        """An empty element that tells the last pass on which line a heading stands."""
        return Element("span", {"data-line": str(mark.line)})
