"""The one kind of error a reader of the terminal is meant to see."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, time
from pathlib import Path

LONGEST_WORD = 80  # characters of a message that nothing parts
MOST_HEAD, MOST_TAIL = 400, 200  # characters of a message: what is wrong, and how to mend it
MOST_NAMES, FIRST_NAMES = 12, 8  # so many are all told; of more, the first


class BuildError(Exception):
    """A fault in the content or the data: what is wrong, where, and how to mend it.

    `file` and `line` (1-based) say where; `column` (1-based) puts a caret under the place.
    """

    def __init__(
        self,
        message: str,
        file: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = _readable(message)
        self.file = file
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """`file:line`, as far as it is known; empty when it is not."""
        if self.file is None:
            return ""
        return f"{self.file}" if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class Faults(BuildError):
    """Several faults found in one run, listed together."""

    def __init__(self, faults: Sequence[BuildError]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def raise_all(faults: Sequence[BuildError]) -> None:
    """Raise what was found: nothing, the one fault, or all of them as `Faults`."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(faults)


def unknown(name: str, known: Collection[str], what: str) -> BuildError:
    """The refusal of a name that means nothing, with the nearest that does."""
    remedy = near_miss(name, list(known)) if known else "there is none yet"
    return BuildError(f"no {what} is called '{name}'; {remedy}")


def near_miss(name: str, known: Sequence[str]) -> str:
    """A remedy for a mistyped name: the closest known name, or all of them, if they are few."""
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"did you mean '{close[0]}'?"
    shown = sorted(known)[: None if len(known) <= MOST_NAMES else FIRST_NAMES]
    more = f" and {len(known) - len(shown)} more" if len(shown) < len(known) else ""
    return f"known here: {', '.join(shown)}{more}"


def shortened(value: object, most: int = 40) -> str:
    """A value as a message quotes it: on one line, and cut where it is long."""
    try:
        told = str(value) if isinstance(value, date | time) else repr(value)
        text = " ".join(told.split())
    except (RecursionError, ValueError):  # nested thousands deep; a number of thousands of digits
        return "a value too large to print"
    return text if len(text) <= most else f"{text[:most]}…"


def _readable(message: str) -> str:
    """A message without the middle of a word, or of itself, that fills the terminal."""
    message = re.sub(rf"(\S{{{LONGEST_WORD}}})\S+", r"\1…", message)
    if len(message) <= MOST_HEAD + MOST_TAIL:
        return message
    return f"{message[:MOST_HEAD]} … {message[-MOST_TAIL:]}"
