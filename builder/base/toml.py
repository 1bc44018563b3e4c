"""TOML files whose every complaint names its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from builder.base.characters import fault_in
from builder.base.errors import BuildError, near_miss, shortened
from builder.base.files import read_text
from builder.base.toml_lines import parse_toml

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

# The types of value a key may have, and how a complaint names them.
TYPES: dict[Any, str] = {
    str: 'a text in quotes, such as "text"',
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple[str, ...]: 'a list of texts, such as ["a", "b"]',
    tuple[int, ...]: "a list of whole numbers, such as [0, 1]",
}

LARGEST = 1e15  # no number of ours comes near; neither infinity nor nan is below it

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z][\w.-]*)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]")


class TomlFile:
    """A parsed TOML file of tables. Raises BuildError when it cannot be read."""

    def __init__(self, file: Path) -> None:
        self.file = file
        text = read_text(file)
        try:
            self.tables = parse_toml(text, 1)
        except BuildError as error:
            raise BuildError(error.message, file, error.line) from None
        self._lines = _key_lines(text)

    def line(self, table: str, number: int = 0, key: str = "") -> int | None:
        """The line of a key in the `number`th table of that name; without a key, of its header."""
        return self._lines.get((table, number, key))

    def only(self, *known: str) -> None:
        """Raise BuildError if there is a table or a key outside of tables that is not `known`."""
        for name in self.tables:
            if name not in known:
                line = self.line(name) or self.line("", key=name)
                message = f"'{name}' is no table of this file; {near_miss(name, known)}"
                raise BuildError(message, self.file, line)

    def table(self, name: str) -> Table:
        """The table [name], unchecked. Raises BuildError when it is missing."""
        values = self.tables.get(name)
        if not isinstance(values, dict):
            raise BuildError(f"the table [{name}] is missing; add it", self.file)
        return Table(self, name, 0, values)

    def array(self, name: str) -> list[Table]:
        """The tables [[name]], unchecked. Raises BuildError when there is none."""
        entries = self.tables.get(name)
        if not (isinstance(entries, list) and entries and isinstance(entries[0], dict)):
            line = self.line(name) or self.line("", key=name)
            raise BuildError(f"a table [[{name}]] is missing; add one", self.file, line)
        if not all(isinstance(entry, dict) for entry in entries):
            raise BuildError(f"every [[{name}]] must be a table", self.file)
        return [Table(self, name, number, entry) for number, entry in enumerate(entries)]


@dataclass(frozen=True)
class Table:
    """One table of a file: its values, and where they stand."""

    owner: TomlFile
    name: str
    number: int  # among the tables of that name
    values: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def fault(self, key: str, message: str) -> BuildError:
        """A BuildError about `key`, at its line in this table, or at the table's header."""
        line = self.owner.line(self.name, self.number, key)
        line = line or self.owner.line(self.name, self.number)
        return BuildError(f"'{key}': {message}", self.owner.file, line)

    def check(self, kinds: Mapping[str, Any], required: Collection[str]) -> None:
        """Raise BuildError unless every key is known and fits, and every required one is there."""
        for key, value in self.values.items():
            if key not in kinds:
                raise self.fault(key, f"there is no such key; {near_miss(key, tuple(kinds))}")
            if not _is(value, kinds[key]):
                raise self.fault(key, f"{shortened(value)} does not fit; give {TYPES[kinds[key]]}")
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str) and (strange := fault_in(text)):
                    raise self.fault(key, strange)
        for key in required:
            if key not in self.values:
                raise self.fault(key, "the key is missing from this table; add it")

    def written(self, *keys: str) -> None:
        """Raise BuildError where one of these texts is empty."""
        for key in keys:
            if not self.values[key].strip():
                raise self.fault(key, "the text is empty; write it")

    def into(self, record: type[T]) -> T:
        """The table as a dataclass, whose fields say which keys there are and of which kind.

        A field `kind | None` and one with a default may be absent. Raises BuildError.
        """
        hints = get_type_hints(record)
        kinds = {name: hint if hint in TYPES else get_args(hint)[0] for name, hint in hints.items()}
        self.check(kinds, [field.name for field in fields(record) if field.default is MISSING])
        return record(**{key: _convert(value, kinds[key]) for key, value in self.values.items()})


def _is(value: Any, kind: Any) -> bool:
    if kind is float:
        return type(value) in (int, float) and abs(value) < LARGEST
    if kind in (str, int, bool):
        return type(value) is kind
    return type(value) is list and all(type(item) is get_args(kind)[0] for item in value)


def _convert(value: Any, kind: Any) -> Any:
    return float(value) if kind is float else tuple(value) if type(value) is list else value


def _key_lines(text: str) -> dict[tuple[str, int, str], int]:
    """The line of each header (key '') and key: by table, its number among its name, and key."""
    lines: dict[tuple[str, int, str], int] = {}
    seen: Counter[str] = Counter()
    table, number = "", 0
    for line, content in enumerate(text.split("\n"), start=1):
        if header := _HEADER.fullmatch(content):
            table, number = header[1], seen[header[1]]
            seen[table] += 1
            lines[table, number, ""] = line
        elif key := _KEY.match(content):
            lines.setdefault((table, number, key[1]), line)
    return lines
