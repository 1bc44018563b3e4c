"""A worksheet as a value: its task, and its cells, given numbers and blanks with known answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from builder.facts.numerals import DECIMALS_OF, format_of, show
from builder.model.grid import DECIMALS


@dataclass(frozen=True)
class Cell:
    """A number or a word on the sheet; a blank one stands in the answer key only."""

    text: str
    value: float | None = None  # unrounded; None for a word
    is_blank: bool = False

    @property
    def form(self) -> str:
        """The format that prints another number with as many decimals."""
        return f".{len(self.text) - len(self.text.rstrip('0123456789'))}f"


@dataclass(frozen=True)
class WorksheetConfig:
    """Which calculation: a question, and the moment and the parts of the network it is about."""

    name: str
    question: str
    title: str
    epoch: int
    sample: int = 0
    hidden: int = 0
    output: int = 0


@dataclass(frozen=True)
class Worksheet:
    """A finished sheet: a task, a table to fill in, and lines to finish below it."""

    config: WorksheetConfig
    address: str  # of the same moment in the inspector
    task: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[tuple[str, Cell], ...]

    @property
    def file(self) -> str:
        """The page's file name."""
        return f"worksheet-{self.config.name}.html"

    @property
    def is_of_one_picture(self) -> bool:
        """Whether one picture is all that it looks at."""
        return self.config.question not in ("loss", "step")


def word(text: str) -> Cell:
    """Words in place of a number."""
    return Cell(text)


def number(value: float, form: str) -> Cell:
    """A number that is printed under a format of Python's."""
    return Cell(show(value, form), value)


def blank(value: float, form: str) -> Cell:
    """A number to find; the answer key prints it under the format."""
    return replace(number(value, form), is_blank=True)


Calculation = Callable[[Sequence[float]], float]


def given(
    values: Sequence[float], result: float, kind: str, calculate: Calculation
) -> tuple[list[Cell], Cell]:
    """Numbers to calculate with, and the blank for their result, printed as its kind is."""
    columns, (answer,) = given_columns([[value] for value in values], [result], kind, calculate)
    return [cell for (cell,) in columns], answer


def given_columns(
    columns: Sequence[Sequence[float]],
    results: Sequence[float],
    kind: str,
    calculate: Calculation,
) -> tuple[list[list[Cell]], list[Cell]]:
    """The same for every row of a table: columns of numbers, and the column of their results.

    All have the same decimals, so that they line up: the fewest from which `calculate` finds every
    row's result as it is printed.
    """
    answers = [blank(result, format_of(kind)) for result in results]
    for places in range(DECIMALS_OF[kind], DECIMALS + 1):
        form = f".{places}f"
        rounded = [[float(f"{value:{form}}") for value in column] for column in columns]
        found = [show(calculate(row), format_of(kind)) for row in zip(*rounded, strict=True)]
        if found == [answer.text for answer in answers]:
            break
    return [[number(value, form) for value in column] for column in columns], answers
