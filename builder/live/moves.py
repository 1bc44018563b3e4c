"""The moves of a reader in a live figure, as the solution of a task writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from builder.base.errors import BuildError, unknown
from builder.facts.conditions import Measure, Sizes
from builder.facts.facts import Facts
from builder.live.figure import LiveFigure

PIXELS = {"0": 0, "1": 1}  # the cells of a board of pixels


class LivePlace:
    """A live figure as the place of a task."""

    def __init__(self, figure: LiveFigure, facts: Facts) -> None:
        self.figure = figure
        self.facts = facts
        self.sizes: Sizes = dict.fromkeys(figure.measures, ())

    def after(self, moves: str) -> Iterator[Measure]:
        """What the figure measures after moves such as `sample=3&pixels=…`; raises BuildError."""
        parts = [part.partition("=") for part in moves.split("&") if part]
        yield self.figure.reached(self.facts, {key: value for key, _, value in parts}).__getitem__


def check_moves(moves: Mapping[str, str], known: Collection[str]) -> None:
    """Raise BuildError where a figure has no such move."""
    for key in moves:
        if key not in known:
            raise unknown(key, known, "move of this figure")


def cells(text: str, count: int, values: Mapping[str, float]) -> list[float]:
    """The values of a board, one character each, row by row. Raises BuildError."""
    if len(text) != count or set(text) - set(values):
        raise BuildError(f"'{text}' is not {count} characters of {' '.join(values)}, row by row")
    return [values[character] for character in text]


def whole(text: str, size: int, what: str) -> int:
    """A whole number from 0 to size - 1. Raises BuildError."""
    if not text.isdecimal() or int(text) >= size:
        raise BuildError(f"'{text}' is not {what}; give a whole number from 0 to {size - 1}")
    return int(text)
