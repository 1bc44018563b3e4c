"""One file of prose while it is being read: its marks, its faults, and what it has defined."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from builder.base.characters import NO_TEXT, fault_in
from builder.base.errors import BuildError, unknown
from builder.facts.address import parse_address
from builder.facts.facts import Facts, FalseClaim
from builder.facts.numerals import formatted, show, typeset
from builder.prose.glossary import Glossary
from builder.prose.marks import Marks
from builder.prose.plain_text import sentence_around
from builder.prose.scanner import scan

_FACT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ON_PURPOSE = "plain:"


@dataclass(frozen=True)
class PrintedFact:
    """A fact as readers see it, and its unrounded value; a text has none."""

    text: str
    value: str = ""
    on_purpose: bool = False


@dataclass(frozen=True)
class PageLink:
    """A link within the site, to be checked when all pages are known."""

    page: str  # empty: this one
    anchor: str
    line: int


class Document:
    """The state of reading one file. Faults are gathered here, not raised."""

    def __init__(
        self,
        file: Path,
        facts: Facts,
        glossary: Glossary,
        pages: Collection[str] = (),
        number: int | None = None,
    ) -> None:
        self.file = file
        self.facts = facts
        self.glossary = glossary
        self.pages = pages
        self.number = number
        self.faults: list[BuildError] = []
        self.marks = Marks(self.fault)
        self.ids: dict[str, int] = {}  # each id of the page and its line
        self.headings: list[str] = []  # of a translation: the ids of its headings, in order
        self.notes: dict[str, tuple[str, int]] = {}  # side notes: text and line
        self.used_notes: set[str] = set()
        self.references: dict[str, str] = {}  # link definitions: label and address
        self.links: list[PageLink] = []
        self.false_claims: list[tuple[Element, FalseClaim, int]] = []  # its words, and its line

    def clean(self, text: str, line: int) -> str:
        """Text without control and private characters; a fault for each. Marks are made of them."""
        for match in NO_TEXT.finditer(text):
            self.fault(fault_in(match[0]), line + text.count("\n", 0, match.start()))
        return NO_TEXT.sub("", text)

    def scanned_line(self, text: str, line: int) -> str:
        """A text without blocks, such as a caption, with its constructs replaced by marks."""
        return scan(self.clean(text, line), line, self.marks, inline=True)

    def fault(self, message: str, line: int) -> None:
        """Remember a fault at a line of this file."""
        self._remember(BuildError(message, self.file, line))

    def caught(self, error: BuildError, line: int) -> None:
        """Remember a fault found elsewhere: at a line of this file, unless it names its own."""
        self._remember(error if error.file else BuildError(error.message, self.file, line))

    def _remember(self, fault: BuildError) -> None:
        if str(fault) not in map(str, self.faults):
            self.faults.append(fault)

    def tell_false_claims(self, root: Element) -> None:
        """A fault for every claim met in this text that does not hold, with its sentence."""
        while self.false_claims:
            words, error, line = self.false_claims.pop(0)
            self.fault(error.told_of(sentence_around(words, root)), line)

    def known(self, name: str, among: Collection[str], what: str, line: int) -> bool:
        """Whether a name is among the known ones; a fault with a near miss if not."""
        if name in among:
            return True
        self.caught(unknown(name, among, what), line)
        return False

    def take_id(self, name: str, line: int) -> bool:
        """Take an id of the page; a fault if it is taken already."""
        if name in self.ids:
            self.fault(
                f"the id '{name}' is taken at line {self.ids[name]}; change one of them", line
            )
            return False
        self.ids[name] = line
        return True

    def check_address(self, address: str, line: int) -> None:
        """A fault if an address of a moment (without '#') makes no sense."""
        try:
            parse_address(address, self.facts.moments)
        except BuildError as error:
            self.caught(error, line)

    def truth(self, condition: str, line: int) -> bool | None:
        """Whether a condition holds; None after a fault."""
        try:
            value = self.facts.evaluate(condition)
        except BuildError as error:
            self.caught(error, line)
            return None
        if isinstance(value, bool):
            return value
        self.fault(f"'{condition}' is not a condition; compare a fact with a number", line)
        return None

    def printed(self, source: str, line: int) -> PrintedFact | None:
        """What `{{ source }}` prints; None after a fault."""
        if source.startswith(_ON_PURPOSE):
            text = source.removeprefix(_ON_PURPOSE).strip()
            if not text:
                self.fault("nothing stands behind 'plain:'; write the text there", line)
            return PrintedFact(typeset(text), on_purpose=True)
        expression, form = split_format(source)
        try:
            value = self.facts.evaluate(expression)
            return PrintedFact(show(value, form), "" if isinstance(value, str) else repr(value))
        except BuildError as error:
            self.caught(error, line)
            return None

    def filled(self, text: str, line: int) -> str:
        """Text for a machine (an address, an option) with the values of its facts, untypeset."""

        def fill(match: re.Match[str]) -> str:
            expression, form = split_format(match[1].strip())
            try:
                value = self.facts.evaluate(expression)
                show(value, form)
                return formatted(value, form)
            except BuildError as error:
                self.caught(error, line)
                return "0"

        return _FACT.sub(fill, text)


def split_format(source: str) -> tuple[str, str]:
    """Part `expression:format` at the first colon outside brackets and quotes, as f-strings do."""
    depth, quote = 0, ""
    for position, character in enumerate(source):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character == ":" and depth == 0:
            return source[:position].strip(), source[position + 1 :].strip()
    return source.strip(), ""
