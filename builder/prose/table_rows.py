"""Tables whose rows do not fit: Markdown drops a cell too many, and shows no table at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")


def table_faults(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Each row that has other cells than its table's line of '---': its line, and what is wrong.

    The text is scanned, so that a bar in a formula or in code is none, and begins at line `first`.
    """
    lines = text.split("\n")
    for place, line in enumerate(lines[1:], start=1):
        if "|" not in line or not _RULE.fullmatch(line) or "|" not in lines[place - 1]:
            continue
        columns = _cells(line)
        below = takewhile(lambda at: lines[at].strip(), range(place + 1, len(lines)))
        for at in (place - 1, *below):
            if (count := _cells(lines[at])) != columns:
                told = f"cells in this row: {count}, in its line of '---': {columns}"
                yield first + at, f"{told}; make them as many"


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|")))
