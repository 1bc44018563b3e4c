"""The glossary: every symbol and term of the article, read from `content/glossary.toml`.

An entry is a table; its name is the anchor in `glossary.html` and what `[[name]]` links to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from builder.errors import BuildError, raise_all
from builder.expressions import unknown
from builder.tables import Table, TomlFile

_ANCHOR = re.compile(r"[a-z0-9][a-z0-9-]*")
_INDEX = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True)
class Entry:
    """One symbol or term. `says` is one line of Markdown, `formula` is LaTeX."""

    name: str
    says: str
    term: str = ""
    symbol: str = ""
    formula: str = ""
    quantity: str = ""  # what the inspector shows as the symbol's value now
    lines: dict[str, int] = field(default_factory=dict, compare=False)  # where each key stands

    @property
    def heading(self) -> str:
        """What the entry is called in the list: its term, or else its symbol."""
        return self.term or self.symbol

    @property
    def base(self) -> str:
        """The symbol without its indices: `w1` of `w1[j][k]`."""
        return _INDEX.sub("", self.symbol)

    @property
    def indices(self) -> int:
        """How many indices the symbol has."""
        return len(_INDEX.findall(self.symbol))


@dataclass(frozen=True)
class Symbol:
    """A symbol as it stands somewhere in code: its entry and its address, such as `w1[3][7]`."""

    entry: Entry
    indices: tuple[str, ...]

    @property
    def address(self) -> str:
        """The entry's name, with the indices where all of them are numbers."""
        if self.indices and all(index.isdecimal() for index in self.indices):
            return self.entry.name + "".join(f"[{index}]" for index in self.indices)
        return self.entry.name


@dataclass(frozen=True)
class Glossary:
    """All entries, in file order."""

    file: Path
    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        """Entries by their name, and by their term where it differs."""
        by_term = {entry.term: entry for entry in self.entries if entry.term}
        return by_term | {entry.name: entry for entry in self.entries}

    @cached_property
    def by_symbol(self) -> dict[str, Entry]:
        """Entries by their symbol without indices."""
        return {entry.base: entry for entry in self.entries if entry.symbol}

    @cached_property
    def in_order(self) -> tuple[Entry, ...]:
        """Entries as a reader looks them up: by heading, letters before case."""
        return tuple(sorted(self.entries, key=lambda e: (_sorted_as(e.heading), e.heading, e.name)))

    def entry(self, name: str) -> Entry:
        """The entry of that name or term. Raises BuildError with a near miss."""
        if name not in self.by_name:
            raise unknown(name, self.by_name, "term of the glossary")
        return self.by_name[name]

    def symbol(self, code: str) -> Symbol | None:
        """The symbol that `code` is: whole, as `w1[j][k]` or `w1[3][7]`; None if it is not one."""
        base = _INDEX.sub("", code)
        indices = tuple(_INDEX.findall(code))
        entry = self.by_symbol.get(base)
        if entry is None or len(indices) not in (0, entry.indices):
            return None
        return Symbol(entry, indices)


def read_glossary(file: Path) -> Glossary:
    """Read `glossary.toml`. Raises BuildError, all faults together."""
    toml = TomlFile(file)
    faults: list[BuildError] = []
    entries: list[Entry] = []
    for name in toml.tables:
        try:
            entries.append(_read_entry(toml.table(name), entries))
        except BuildError as fault:
            faults.append(fault)
    raise_all(faults)
    return Glossary(file, tuple(entries))


_KINDS = dict.fromkeys(("term", "symbol", "formula", "says", "quantity"), str)


def _read_entry(table: Table, earlier: list[Entry]) -> Entry:
    table.check(_KINDS, required=("says",))
    if not _ANCHOR.fullmatch(table.name):
        raise table.fault("", f"'{table.name}' must be small letters, digits and '-'")
    lines = {key: table.owner.line(table.name, 0, key) or 1 for key in table.values}
    entry = Entry(name=table.name, lines=lines, **table.values)
    if not entry.heading:
        raise table.fault("says", "the entry has neither 'term' nor 'symbol'; add one")
    for other in earlier:
        if entry.symbol and entry.base == other.base:
            raise table.fault("symbol", f"'{entry.base}' is the symbol of [{other.name}] already")
        if entry.term and entry.term in (other.term, other.name):
            raise table.fault("term", f"'{entry.term}' is the entry [{other.name}] already")
    return entry


def _sorted_as(heading: str) -> str:
    return re.sub(r"[^\w]+", " ", heading).strip().casefold()
