"""The glossary: every symbol and term of the article, read from `content/glossary.toml`.

An entry is a table; its name is the anchor in `glossary.html` and what `[[name]]` links to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from builder.base.errors import BuildError, raise_all, unknown
from builder.base.toml import Table, TomlFile
from builder.model.network import Shape
from builder.model.quantities import QUANTITIES

_ANCHOR = re.compile(r"[a-z0-9][a-z0-9-]*")
_INDEX = re.compile(r"\[(\w+)\]")
_TRANSLATED = dict.fromkeys(("term", "says", "formula"), str)  # what a translation says itself
_KEYS = dict.fromkeys(("term", "symbol", "formula", "says", "quantity"), str)


@dataclass(frozen=True)
class Entry:
    """One symbol or term. `says` is one line of Markdown, `formula` is LaTeX."""

    name: str
    says: str
    term: str = ""
    symbol: str = ""
    formula: str = ""
    quantity: str = ""
    identifier: str = ""  # what code calls it besides its symbol
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)  # where each key stands

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
    """A symbol where it stands: its entry and its indices, as in `w1[3][7]` or `w1[j][k]`."""

    entry: Entry
    indices: tuple[str, ...]

    @property
    def attributes(self) -> dict[str, str]:
        """What ties it to formula, code and figure: `data-symbol` is `w1`, or `w1[3][7]`;
        `data-quantity` is the number's id in the inspector, where it names one: `w1.3.7`."""
        found = {"data-symbol": self.entry.name}
        layers = QUANTITIES.get(self.entry.quantity)
        if any(not index.isdecimal() for index in self.indices):
            return found
        if self.indices:
            found["data-symbol"] += "".join(f"[{index}]" for index in self.indices)
        if layers is not None and len(layers) == len(self.indices):
            found["data-quantity"] = ".".join((self.entry.quantity, *self.indices))
        return found

    def check(self, shape: Shape) -> None:
        """Raise BuildError (without a place) if an index is beyond its layer."""
        layers = QUANTITIES.get(self.entry.quantity, ())
        for index, layer in zip(self.indices, layers, strict=False):
            size = getattr(shape, layer)
            if index.isdecimal() and int(index) >= size:
                symbol = self.entry.symbol
                raise BuildError(f"the index {index} of {symbol} is beyond 0 to {size - 1}")


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
    def by_identifier(self) -> dict[str, Entry]:
        """Entries of symbols by what code calls them: the symbol, or the term (`sigmoid` for σ)."""
        named = [entry for entry in self.entries if entry.symbol and entry.identifier]
        return {entry.identifier: entry for entry in named} | self.by_symbol

    @cached_property
    def in_order(self) -> tuple[Entry, ...]:
        """Symbols in the file's order, which is that of computing; then terms by the alphabet."""
        symbols = [entry for entry in self.entries if entry.symbol]
        terms = [entry for entry in self.entries if not entry.symbol]
        return (*symbols, *sorted(terms, key=lambda e: (_sorted_as(e.term), e.term)))

    def entry(self, name: str) -> Entry:
        """The entry of that name or term. Raises BuildError with a near miss."""
        if name not in self.by_name:
            raise unknown(name, self.by_name, "term of the glossary")
        return self.by_name[name]

    def symbol(self, code: str) -> Symbol | None:
        """The symbol that `code` is, such as `w1`, `w1[j][k]` or `w1[3][7]`; None if it is none."""
        entry = self.by_symbol.get(_INDEX.sub("", code))
        indices = tuple(_INDEX.findall(code))
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


def read_translation(file: Path, original: Glossary) -> Glossary:
    """The glossary with the terms and lines of a translation's file. Raises BuildError."""
    toml = TomlFile(file)
    faults = [fault for entry in original if (fault := _untranslated(toml, entry, file))]
    faults += [
        toml.table(n).fault(n, "no such entry") for n in toml.tables if n not in original.by_name
    ]
    raise_all(faults)
    return Glossary(file, tuple(_translated(toml.table(entry.name), entry) for entry in original))


def _untranslated(toml: TomlFile, entry: Entry, file: Path) -> BuildError | None:
    if entry.name not in toml.tables:
        return BuildError(f"the entry [{entry.name}] is missing; translate it", file)
    table = toml.table(entry.name)
    try:
        table.check(_TRANSLATED, required=["says", *(["term"] if entry.term else [])])
    except BuildError as fault:
        return fault
    return None


def _translated(table: Table, entry: Entry) -> Entry:
    lines = {key: table.owner.line(table.name, 0, key) or 1 for key in table.values}
    return replace(entry, lines={**entry.lines, **lines}, **table.values)


def _read_entry(table: Table, earlier: list[Entry]) -> Entry:
    table.check(_KEYS, required=("says",))
    if not _ANCHOR.fullmatch(table.name):
        raise table.fault(table.name, "an entry's name is small letters, digits and '-'")
    lines = {key: table.owner.line(table.name, 0, key) or 1 for key in table.values}
    identifier = table.values.get("term", "")
    entry = Entry(name=table.name, lines=lines, identifier=identifier, **table.values)
    for key, value in table.values.items():
        if not value.strip():
            raise table.fault(key, "the text is empty; write it, or delete the key")
    if not entry.heading:
        raise table.fault("says", "the entry has neither 'term' nor 'symbol'; add one")
    if entry.quantity and entry.quantity not in QUANTITIES:
        raise table.fault("quantity", str(unknown(entry.quantity, QUANTITIES, "quantity")))
    for other in earlier:
        if entry.symbol and entry.base == other.base:
            raise table.fault("symbol", f"'{entry.base}' is the symbol of [{other.name}] already")
        if entry.term and entry.term in (other.term, other.name):
            raise table.fault("term", f"'{entry.term}' is the entry [{other.name}] already")
    return entry


def _sorted_as(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w]+", " ", plain or heading).strip().casefold()
