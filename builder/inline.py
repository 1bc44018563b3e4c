"""Marks become elements: facts, claims, controls, terms, symbols, formulas, notes and links."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from builder.address import numbers_of
from builder.blocks import Blocks
from builder.errors import BuildError, near_miss
from builder.expressions import parse
from builder.formulas import formula
from builder.glossary import Entry
from builder.marks import ATOM, PAIR, Mark
from builder.numerals import values_in
from builder.sheet import PageLink, Sheet

GLOSSARY_PAGE = "glossary.html"
_DEPTH = 3  # how deep pairs nest, such as a control within a claim
_FACT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_INDEXED = re.compile(r"[^\W\d_][\w/∂Δ]*(?:\[\w+\])+")
_LONE_NUMERAL = re.compile(r"(?<![\w.-])\d")
_STAND_IN = 0xE000  # the first private character for a fact inside a formula


def register(md: Markdown, sheet: Sheet, blocks: Blocks) -> None:
    """Put the processors of marks in place of Markdown's own for the same things."""
    patterns = md.inlinePatterns
    for name in (
        "backtick", "reference", "link", "image_link", "image_reference", "short_reference",
        "short_image_ref", "autolink", "automail", "html", "entity",
    ):  # fmt: skip
        patterns.deregister(name)
    patterns.register(Notes(ATOM, md, sheet), "note", 175)
    for depth in range(_DEPTH):
        patterns.register(Pairs(PAIR, md, sheet, blocks), f"pair-{depth}", 170 - depth)
    patterns.register(Atoms(ATOM, md, sheet, blocks), "atom", 160)


class Notes(InlineProcessor):
    """The mark of a side note, whose text may hold everything but side notes."""

    def __init__(self, pattern: str, md: Markdown, sheet: Sheet) -> None:
        super().__init__(pattern, md)
        self.sheet = sheet

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        mark, sheet = self.sheet.marks[m[0]], self.sheet
        if mark.kind != "note":
            return None, None, None
        if not sheet.known(mark.text, sheet.notes, "side note", mark.line):
            return "", m.start(), m.end()
        if mark.text in sheet.used_notes:
            sheet.fault(f"the side note '{mark.text}' is referred to twice; write two", mark.line)
        sheet.used_notes.add(mark.text)
        note = Element("span", {"class": "sidenote", "role": "note"})
        note.text = sheet.protect_line(*sheet.notes[mark.text])
        return note, m.start(), m.end()


class Atoms(InlineProcessor):
    """A single mark: everything that has no words of its own around it."""

    def __init__(self, pattern: str, md: Markdown, sheet: Sheet, blocks: Blocks) -> None:
        super().__init__(pattern, md)
        self.sheet = sheet
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
        mark = self.sheet.marks[m[0]]
        return self.makers[mark.kind](mark), m.start(), m.end()

    def _fact(self, mark: Mark) -> Element | str:
        shown = self.sheet.shown(mark.text, mark.line)
        if shown is None:
            return ""
        if not shown.value:
            name = "plain" if shown.is_plain else "fact"
            return _element("span", {"class": name}, shown.text)
        return _element("data", {"class": "fact", "value": shown.value}, shown.text)

    def _code(self, mark: Mark) -> Element:
        symbol = self.sheet.glossary.symbol(mark.text)
        if symbol is None:
            self._check_code(mark)
            return _element("code", {}, mark.text)
        try:
            symbol.check(self.sheet.facts.config.shape)
        except BuildError as error:
            self.sheet.caught(error, mark.line)
        code = Element("code", {"class": "symbol"})
        link = SubElement(code, "a", {"href": _entry_address(symbol.entry), **symbol.attributes})
        link.text = AtomicString(mark.text)
        return code

    def _check_code(self, mark: Mark) -> None:
        if _INDEXED.fullmatch(mark.text):
            near = near_miss(mark.text, [e.symbol for e in self.sheet.glossary if e.symbol])
            self.sheet.fault(f"`{mark.text}` is no symbol of the glossary; {near}", mark.line)
        elif _LONE_NUMERAL.search(mark.text):
            self.sheet.fault(
                f"the numeral in `{mark.text}` is typed; in code only the indices of symbols are, "
                "as in `w1[3][7]`; write a fact beside it",
                mark.line,
            )

    def _formula(self, mark: Mark) -> Element | str:
        return math(mark, self.sheet, display=False)

    def _named(self, mark: Mark) -> Element | str:
        figure = self.blocks.figures.get(mark.text)
        if figure:
            attributes = {"class": "figure-reference", "href": f"#{figure.id}"}
            return _element("a", attributes, figure.label)
        entry = _entry(mark, self.sheet, self.blocks)
        return _term(entry, mark.text) if entry else ""

    def _note(self, mark: Mark) -> str:
        self.sheet.fault("a side note stands inside a side note; make them one", mark.line)
        return ""

    def _web(self, mark: Mark) -> Element:
        text = mark.text.partition("://")[2].rstrip("/")
        return _element("a", {"class": "external", "href": mark.text}, text)

    def _numeral(self, mark: Mark) -> str:
        self.sheet.fault(
            f"the numeral '{mark.text}' is typed; write a fact such as {{{{ loss(100) }}}}, or "
            f"{{{{plain: {mark.text}}}}} if it is text on purpose",
            mark.line,
        )
        return mark.text

    def _heading(self, mark: Mark) -> Element:
        """An empty element that tells the last pass on which line a heading stands."""
        return Element("span", {"data-line": str(mark.line)})


class Pairs(InlineProcessor):
    """Two marks around words: a claim, a control, a link, a term under other words."""

    def __init__(self, pattern: str, md: Markdown, sheet: Sheet, blocks: Blocks) -> None:
        super().__init__(pattern, md)
        self.sheet = sheet
        self.blocks = blocks
        self.makers = {
            "claim": self._claim,
            "term": self._other_words,
            "reference": self._reference,
            "link": self._link,
        }

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        mark = self.sheet.marks[m[1]]
        return self.makers[mark.kind](mark, m[2]), m.start(), m.end()

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

    def _other_words(self, mark: Mark, words: str) -> Element:
        entry = _entry(mark, self.sheet, self.blocks)
        element = _term(entry, "") if entry else Element("span")
        element.text = words
        return element

    def _reference(self, mark: Mark, words: str) -> Element:
        label = self.sheet.marks.restore(mark.text)
        address = self.sheet.references.get(label.casefold())
        if address:
            return self._link(Mark("link", mark.line, address), words)
        self.sheet.fault(
            f"the reference '[{label}]' is not defined; add a line '[{label}]: address', "
            "or write \\[ for a plain bracket",
            mark.line,
        )
        element = Element("span")
        element.text = words
        return element

    def _link(self, mark: Mark, words: str) -> Element:
        address = self.sheet.filled(mark.text, mark.line)
        if address.startswith("#") and "=" in address:
            return self._control(mark, address, words)
        element = Element("a", {"href": address})
        element.text = words
        if re.match(r"https?://[^/\s]+\.[^/\s]", address):
            element.set("class", "external")
        else:
            self._check_page(address, mark.line)
        if mark.detail:
            self.sheet.fault("a figure's name stands only behind a control's address", mark.line)
        return element

    def _control(self, mark: Mark, address: str, words: str) -> Element:
        self.sheet.check_address(address[1:], mark.line)
        inspectors = [f.id for f in self.blocks.figures.values() if f.kind == "inspector"]
        element = Element("a", {"class": "control", "href": address})
        element.text = self._licensed(words, numbers_of(address), "address")
        if mark.detail:
            self.sheet.known(mark.detail, inspectors, "inspector figure", mark.line)
            element.set("data-figure", mark.detail)
        elif not inspectors:
            self.sheet.fault("this control moves nothing: the chapter has no inspector", mark.line)
        return element

    def _check_page(self, address: str, line: int) -> None:
        page, hash_sign, anchor = address.partition("#")
        if not address or (hash_sign and not anchor):
            self.sheet.fault(f"'({address})' leads nowhere; write an address", line)
        elif page and not self.sheet.known(page, self.sheet.pages, "page", line):
            return
        elif "=" in anchor:
            self.sheet.check_address(anchor, line)
        else:
            self.sheet.links.append(PageLink(page, anchor, line))

    def _licensed(self, words: str, numbers: frozenset[float], where: str) -> str:
        """Words with the numerals that `where` holds put back; a fault for every other one."""

        def put_back(match: re.Match[str]) -> str:
            mark = self.sheet.marks[match[0]]
            if mark.kind != "numeral":
                return match[0]
            percent = re.match(r"\s*%", words[match.end() :]) is not None
            for value in values_in(mark.text) or [-1.0]:
                said = (value, value / 100) if percent else (value,)
                if not any(abs(v - number) < 1e-9 for v in said for number in numbers):
                    self.sheet.fault(
                        f"the words say '{mark.text}', but the {where} does not; "
                        "correct one of them, or write a fact",
                        mark.line,
                    )
            return mark.text

        return re.sub(ATOM, put_back, words)


def math(mark: Mark, sheet: Sheet, *, display: bool) -> Element | str:
    """A formula with its facts filled in; nothing after a fault."""
    facts: dict[str, tuple[str, str]] = {}

    def stand_in(match: re.Match[str]) -> str:
        shown = sheet.shown(match[1].strip(), mark.line)
        character = chr(_STAND_IN + len(facts))
        facts[character] = (shown.text, shown.value or shown.text) if shown else ("", "")
        return character

    latex = _FACT.sub(stand_in, mark.text)
    if decimal := re.search(r"\d*\.\d+", latex):
        sheet.fault(
            f"the decimal {decimal[0]} is typed in a formula; write a fact such as {{{{ lr }}}}, "
            f"or {{{{plain: {decimal[0]}}}}}",
            mark.line + latex.count("\n", 0, decimal.start()),
        )
    try:
        return formula(latex, sheet.glossary, facts, display)
    except BuildError as error:
        sheet.caught(error, mark.line + (error.line or 1) - 1)
        return ""


def _entry(mark: Mark, sheet: Sheet, blocks: Blocks) -> Entry | None:
    known = {**blocks.figures, **sheet.glossary.by_name}
    if not sheet.known(mark.text, known, "term or figure", mark.line):
        return None
    return sheet.glossary.by_name.get(mark.text)


def _term(entry: Entry, words: str) -> Element:
    """A link to an entry of the glossary; its first use gets its line in the last pass."""
    attributes = {"class": "term", "href": _entry_address(entry), "data-term": entry.name}
    return _element("a", attributes, words)


def _entry_address(entry: Entry) -> str:
    return f"{GLOSSARY_PAGE}#{entry.name}"


def _element(tag: str, attributes: dict[str, str], text: str) -> Element:
    element = Element(tag, attributes)
    element.text = AtomicString(text)
    return element
