"""The notation inside a paragraph, taken out of the source before Markdown sees it.

Markdown's own processors are given blocks without their place in the file: they could find our
constructs, but no fault could name its line. So they are found first.

Each construct is replaced by one private character and remembered with its line, so that Markdown
can neither touch nor lose it and every fault can name its line. What goes around words (a link, a
claim, a term under other words) becomes a pair of private characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_SINGLE, _OPEN, _CLOSE = 0xF0000, 0x100000, 0x108000
_ROOM = 0x7FFD

# One mark; and a pair with the words between, for the innermost pairs of a text.
SINGLE_MARK = f"[{chr(_SINGLE)}-{chr(_SINGLE + _ROOM)}]"
SPAN = (
    f"([{chr(_OPEN)}-{chr(_OPEN + _ROOM)}])"
    f"([^{chr(_OPEN)}-{chr(_CLOSE + _ROOM)}]*)"
    f"[{chr(_CLOSE)}-{chr(_CLOSE + _ROOM)}]"
)
ANY_MARK = f"[{chr(_SINGLE)}-{chr(_CLOSE + _ROOM)}]"  # any mark that nothing has dealt with


@dataclass(frozen=True)
class Mark:
    """A construct of the notation: its kind, its line, and what was written."""

    kind: str
    line: int
    text: str
    detail: str = ""  # the name of a control's figure


class Marks:
    """All marks of one file. `fault` is told what is wrong, and on which line."""

    def __init__(self, fault: Callable[[str, int], None]) -> None:
        self.fault = fault
        self._marks: list[Mark] = []
        self._last_item = 0

    def __getitem__(self, character: str) -> Mark:
        """The mark that a private character stands for."""
        code = ord(character)
        base = _CLOSE if code >= _CLOSE else _OPEN if code >= _OPEN else _SINGLE
        return self._marks[code - base]

    def single(self, mark: Mark) -> str:
        """The private character of a new mark."""
        return chr(_SINGLE + self._add(mark))

    def around(self, mark: Mark) -> tuple[str, str]:
        """The two private characters of a new mark that goes around words."""
        index = self._add(mark)
        return chr(_OPEN + index), chr(_CLOSE + index)

    def restore(self, text: str) -> str:
        """Text as it was written, as far as its marks are those of numerals."""
        return re.sub(SINGLE_MARK, lambda match: self[match[0]].text, text)

    def is_item(self, number: int) -> bool:
        """Whether `number.` at the start of a line marks a list's item, and is not a sentence's."""
        fits = number in (1, self._last_item, self._last_item + 1)
        self._last_item = number if fits else self._last_item
        return fits

    def _add(self, mark: Mark) -> int:
        self._marks.append(mark)
        if len(self._marks) > _ROOM:
            self.fault("the chapter has too many constructs; part it in two", mark.line)
            self._marks.pop()
        return len(self._marks) - 1
