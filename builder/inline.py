"""Marks become elements: facts, claims, controls, terms, symbols, formulas, notes and links."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from builder.address import numbers_of, parse_address
from builder.blocks import Blocks
from builder.errors import BuildError, near_miss
from builder.expressions import numerals, parse
from builder.formulas import formula
from builder.glossary import Symbol
from builder.marks import ATOM, PAIR, Mark
from builder.moments import within
from builder.sheet import PageLink, Sheet

GLOSSARY_PAGE = "glossary.html"
INSPECTOR_PAGE = "inspector.html"
_DEPTH = 3  # how deep pairs nest: a control within a claim within a claim
_FACT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_SYMBOL = re.compile(r"[^\W\d_][\w/∂Δ]*(?:\[\w+\])+")
_LONE_NUMERAL = re.compile(r"(?<![\w.])\d")
_STAND_IN = 0xE000  # the first private character for a fact inside a formula


def register(md: Markdown, sheet: Sheet, blocks: Blocks) -> None:
    """Put the processors of marks in place of Markdown's own for the same things."""
    patterns = md.inlinePatterns
    for name in (
        "backtick", "reference", "link", "image_link", "image_reference", "short_reference",
        "short_image_ref", "autolink", "automail", "html", "entity",
    ):  # fmt: skip
        patterns.deregister(name)
    for depth in range(_DEPTH):
        patterns.register(Pairs(PAIR, md, sheet, blocks), f"pair-{depth}", 170 - depth)
    patterns.register(Atoms(ATOM, md, sheet, blocks), "atom", 160)


class _Marks(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, sheet: Sheet, blocks: Blocks) -> None:
        super().__init__(pattern, md)
        self.sheet = sheet
        self.blocks = blocks


class Atoms(_Marks):
    """A single private character: everything that has no words of its own around it."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        mark = self.sheet.marks[m[0]]
        make = getattr(self, f"_{mark.kind}")
        return make(mark), m.start(), m.end()

    def _fact(self, mark: Mark) -> Element | str:
        found = self.sheet.value(mark.text, mark.line)
        if found is None:
            return ""
        value, text = found
        if isinstance(value, str):
            return _element("span", {"class": "plain"}, text)
        return _element("data", {"class": "fact", "value": repr(value)}, text)

    def _code(self, mark: Mark) -> Element:
        return code(mark, self.sheet)

    def _formula(self, mark: Mark) -> Element | str:
        return math(mark, self.sheet, display=False)

    def _named(self, mark: Mark) -> Element | str:
        figure = self.blocks.figures.get(mark.text)
        if figure:
            attributes = {"class": "figure-reference", "href": f"#{figure.id}"}
            return _element("a", attributes, figure.label)
        entry = _entry(mark.text, self.sheet, self.blocks, mark.line)
        return "" if entry is None else term(entry, mark.text)

    def _note(self, mark: Mark) -> Element | str:
        if not self.sheet.known(mark.text, list(self.sheet.notes), "side note", mark.line):
            return ""
        self.sheet.used_notes.add(mark.text)
        text, line = self.sheet.notes[mark.text]
        note = Element("span", {"class": "sidenote", "role": "note"})
        note.text = self.sheet.marks.protect(text, line)
        return note

    def _web(self, mark: Mark) -> Element:
        return _element("a", {"href": mark.text}, mark.text.partition("://")[2].rstrip("/"))

    def _numeral(self, mark: Mark) -> str:
        self.sheet.fault(
            f"the numeral '{mark.text}' is typed; write a fact such as {{{{ loss(100) }}}}, or "
            f"{{{{plain: {mark.text}}}}} if it is text on purpose",
            mark.line,
        )
        return mark.text

    def _heading(self, mark: Mark) -> Element:
        return Element("span", {"data-line": str(mark.line), "data-level": mark.detail})


class Pairs(_Marks):
    """Two private characters around words: a claim, a control, a link, a term under other words."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        mark = self.sheet.marks[m[1]]
        make = getattr(self, f"_{mark.kind}")
        return make(mark, m[2]), m.start(), m.end()

    def _claim(self, mark: Mark, words: str) -> Element:
        numbers: frozenset[float] = frozenset()
        try:
            numbers = parse(mark.text).numbers
            self.sheet.facts.check(mark.text)
        except BuildError as error:
            self.sheet.caught(error, mark.line)
        element = Element("span", {"class": "claim"})
        element.text = self._licensed(words, numbers, "condition")
        return element

    def _term(self, mark: Mark, words: str) -> Element:
        entry = _entry(mark.text, self.sheet, self.blocks, mark.line)
        element = Element("span") if entry is None else term(entry, "")
        element.text = words
        return element

    def _reference(self, mark: Mark, words: str) -> Element:
        label = self.sheet.marks.restore(mark.text).casefold()
        address = self.sheet.references.get(label)
        if address is None:
            near = near_miss(label, list(self.sheet.references)) if self.sheet.references else ""
            self.sheet.fault(
                f"the reference '[{label}]' is not defined; define it with '[{label}]: address', or "
                f"write \\[ for a plain bracket{near and ' (' + near + ')'}",
                mark.line,
            )
            address = "#"
        return self._linked(Mark("link", mark.line, address), words)

    def _link(self, mark: Mark, words: str) -> Element:
        return self._linked(mark, words)

    def _linked(self, mark: Mark, words: str) -> Element:
        address = self.sheet.filled(mark.text, mark.line)
        if address.startswith("#") and "=" in address:
            return self._control(mark, address, words)
        element = Element("a", {"href": address})
        element.text = words
        if re.match(r"https?://[^/\s]+\.[^/\s]", address):
            element.set("class", "external")
        elif address != "#":
            self._check_page(address, mark.line)
        if mark.detail:
            self.sheet.fault("only a control has a figure's name behind its address", mark.line)
        return element

    def _control(self, mark: Mark, address: str, words: str) -> Element:
        attributes = {"class": "control", "href": address}
        try:
            parse_address(address[1:], self.sheet.facts.moments)
        except BuildError as error:
            self.sheet.caught(error, mark.line)
        inspectors = [f.id for f in self.blocks.figures.values() if f.kind == "inspector"]
        if mark.detail:
            self.sheet.known(mark.detail, inspectors, "inspector figure", mark.line)
            attributes["data-figure"] = mark.detail
        elif not inspectors:
            self.sheet.fault("this control moves nothing: the chapter has no inspector", mark.line)
        element = Element("a", attributes)
        element.text = self._licensed(words, numbers_of(address), "address")
        return element

    def _check_page(self, address: str, line: int) -> None:
        page, _, anchor = address.partition("#")
        if page and not self.sheet.known(page, self.sheet.pages, "page", line):
            return
        if "=" in anchor:
            try:
                parse_address(anchor, self.sheet.facts.moments)
            except BuildError as error:
                self.sheet.caught(error, line)
        else:
            self.sheet.links.append(PageLink(page, anchor, line))

    def _licensed(self, words: str, numbers: frozenset[float], where: str) -> str:
        """Words with the numerals that `where` allows put back; a fault for every other one."""

        def put_back(match: re.Match[str]) -> str:
            mark = self.sheet.marks[match[0]]
            if mark.kind != "numeral":
                return match[0]
            percent = re.match(r"\s*%", words[match.end() :]) is not None
            for value, numeral in numerals(mark.text):
                values = (value, value / 100) if percent else (value,)
                if not any(abs(v - number) < 1e-9 for v in values for number in numbers):
                    self.sheet.fault(
                        f"the words say {numeral}, but the {where} does not; "
                        "correct one of them, or write a fact",
                        mark.line,
                    )
            return mark.text

        return re.sub(ATOM, put_back, words)


def code(mark: Mark, sheet: Sheet) -> Element:
    """Code in a sentence; a symbol of the glossary opens its entry."""
    symbol = sheet.glossary.symbol(mark.text)
    if symbol:
        _check_indices(symbol, mark, sheet)
        element = Element("code", {"class": "symbol"})
        link = SubElement(element, "a", {"href": f"{GLOSSARY_PAGE}#{symbol.entry.name}"})
        link.set("data-symbol", symbol.address)
        link.text = AtomicString(mark.text)
        return element
    if _SYMBOL.fullmatch(mark.text):
        near = near_miss(mark.text, [entry.symbol for entry in sheet.glossary if entry.symbol])
        sheet.fault(f"`{mark.text}` is no symbol of the glossary; {near}", mark.line)
    elif _LONE_NUMERAL.search(mark.text):
        sheet.fault(
            f"`{mark.text}` holds a typed numeral; in code only symbols such as `w1[3][7]` do",
            mark.line,
        )
    return _element("code", {}, mark.text)


def _check_indices(symbol: Symbol, mark: Mark, sheet: Sheet) -> None:
    sizes = sheet.facts.moments.sizes(symbol.entry.quantity or symbol.entry.base)
    for index, size in zip(symbol.indices, sizes, strict=False):
        if index.isdecimal():
            try:
                within(int(index), size, f"an index of {symbol.entry.symbol}")
            except BuildError as error:
                sheet.caught(error, mark.line)


def math(mark: Mark, sheet: Sheet, display: bool) -> Element | str:
    """A formula, its facts filled in; nothing after a fault."""
    facts: dict[str, tuple[str, str]] = {}

    def stand_in(match: re.Match[str]) -> str:
        found = sheet.value(match[1].strip(), mark.line)
        if found is None:
            return "0"
        value, text = found
        character = chr(_STAND_IN + len(facts))
        facts[character] = (text, value if isinstance(value, str) else repr(value))
        return character

    latex = _FACT.sub(stand_in, mark.text)
    if decimal := re.search(r"\d*\.\d+", latex):
        sheet.fault(
            f"the decimal {decimal[0]} is typed in a formula; write a fact such as "
            f"{{{{ lr }}}} or {{{{plain: {decimal[0]}}}}}",
            mark.line,
        )
    try:
        return formula(latex, sheet.glossary, facts, display)
    except BuildError as error:
        sheet.caught(error, mark.line)
        return ""


def term(entry: Any, words: str) -> Element:
    """A link to a glossary entry; the page's first one gets its line later."""
    attributes = {"class": "term", "href": f"{GLOSSARY_PAGE}#{entry.name}", "data-term": entry.name}
    return _element("a", attributes, words)


def _entry(name: str, sheet: Sheet, blocks: Blocks, line: int) -> Any:
    known = [*sheet.glossary.by_name, *blocks.figures]
    if not sheet.known(name, known, "term or figure", line):
        return None
    return sheet.glossary.by_name.get(name)


def _element(tag: str, attributes: dict[str, str], text: str) -> Element:
    element = Element(tag, attributes)
    element.text = AtomicString(text)
    return element
