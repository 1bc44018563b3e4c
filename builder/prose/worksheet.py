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
Answered = tuple[list[Cell], Cell]


def given(values: Sequence[float], result: float, kind: str, calculate: Calculation) -> Answered:
    """Numbers to calculate with, and the blank for their result, printed as its kind is."""
    return given_rows([(values, result)], kind, calculate)[0]


def given_rows(
    rows: Sequence[tuple[Sequence[float], float]], kind: str, calculate: Calculation
) -> list[Answered]:
    """The same for each row of a table, whose numbers share their decimals and so line up.

    They have the fewest digits from which `calculate` finds every result as it is printed.
    """
    answers = [blank(result, format_of(kind)) for _, result in rows]
    for places in range(DECIMALS_OF[kind], DECIMALS + 1):
        form = f".{places}f"
        found = [calculate([float(f"{value:{form}}") for value in values]) for values, _ in rows]
        if [show(value, format_of(kind)) for value in found] == [one.text for one in answers]:
            break
    cells = [[number(value, form) for value in values] for values, _ in rows]
    return list(zip(cells, answers, strict=True))
