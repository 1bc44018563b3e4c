"""One chapter while it is being read: its file, its marks, and what has been found in it so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.errors import BuildError, near_miss
from builder.expressions import show, split_format, typeset
from builder.facts import Facts
from builder.glossary import Glossary
from builder.marks import Marks

_FACT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_PLAIN = "plain:"


@dataclass(frozen=True)
class Figure:
    """A numbered figure of a chapter."""

    id: str
    number: str  # '3.1': the chapter's number, if it has one, and the figure's
    kind: str  # 'inspector', or the kind of a live figure
    state: str  # the address of the moment it shows; empty for a live figure
    parts: tuple[str, ...]
    caption_html: str
    caption_text: str
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PageLink:
    """A link to another page of the site, to be checked when all pages are known."""

    page: str
    anchor: str
    line: int


class Sheet:
    """The mutable state of reading one file. Faults are gathered, not raised."""

    def __init__(
        self,
        file: Path,
        facts: Facts,
        glossary: Glossary,
        pages: Sequence[str] = (),
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
        self.notes: dict[str, tuple[str, int]] = {}  # side notes: text and line
        self.used_notes: set[str] = set()
        self.references: dict[str, str] = {}  # link definitions: label and address
        self.links: list[PageLink] = []

    def fault(self, message: str, line: int) -> None:
        """Remember a fault at a line of this file."""
        fault = BuildError(message, self.file, line)
        if str(fault) not in {str(other) for other in self.faults}:
            self.faults.append(fault)

    def caught(self, error: BuildError, line: int) -> None:
        """Remember a fault that another module found, at a line of this file unless it knows better."""
        if error.file is None:
            self.fault(error.message, line)
        else:
            self.fault(f"{error}", line)

    def claim_id(self, name: str, line: int) -> bool:
        """Take an id for the page; a fault if it is taken already."""
        if name in self.ids:
            self.fault(
                f"the id '{name}' is used at line {self.ids[name]} already; change one", line
            )
            return False
        self.ids[name] = line
        return True

    def known(self, name: str, among: Sequence[str], what: str, line: int) -> bool:
        """Whether a name is among the known ones; a fault with a near miss if not."""
        if name not in among:
            self.fault(f"no {what} is called '{name}'; {near_miss(name, among)}", line)
            return False
        return True

    def value(self, source: str, line: int) -> tuple[Any, str] | None:
        """What `{{ source }}` means: (the unrounded value, its text); None after a fault.

        Text on purpose, `plain: …`, has itself as its value.
        """
        if source.startswith(_PLAIN):
            text = source.removeprefix(_PLAIN).strip()
            return text, typeset(text)
        expression, form = split_format(source)
        try:
            value = self.facts.evaluate(expression)
            return value, show(value, form)
        except BuildError as error:
            self.caught(error, line)
            return None

    def filled(self, text: str, line: int) -> str:
        """Text for a machine (an address, an option) with its facts filled in, untypeset."""

        def fill(match: re.Match[str]) -> str:
            expression, form = split_format(match[1].strip())
            try:
                value = self.facts.evaluate(expression)
                show(value, form)
                return format(value, form)
            except BuildError as error:
                self.caught(error, line)
                return "0"

        return _FACT.sub(fill, text)
