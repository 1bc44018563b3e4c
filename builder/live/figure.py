"""A live figure: a frozen dataclass whose fields are what an author may set."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import ClassVar

from builder.facts.conditions import Value
from builder.facts.facts import Facts
from builder.live.options import Option, Scale


@dataclass(frozen=True)
class Room:
    """The height in rem that a page keeps for a figure, in a wide column and on a phone."""

    wide: float = 15.75
    narrow: float | str | None = None  # None: the same; text: a length in CSS


@dataclass(frozen=True)
class LiveFigure(ABC):
    """What all kinds have in common; a kind is a subclass, and `js/live/<kind>.js` its script."""

    kind: ClassVar[str]
    room: ClassVar[Room] = Room()
    axes: ClassVar[Mapping[str, Scale]] = {}  # the script is given these besides the fields
    measures: ClassVar[tuple[str, ...]] = ()  # what a task may ask of it; the script tells the same

    def for_script(self, facts: Facts) -> dict[str, object]:
        """All that the script is given, for JSON. Raises BuildError where a name means nothing."""
        axes = {name: axis.for_script() for name, axis in self.axes.items()}
        options = {
            key: option.for_script(getattr(self, key), facts)
            for key, option in self.options().items()
        }
        return options | axes

    @abstractmethod
    def still(self, facts: Facts) -> str:
        """The HTML that stands in the figure until its script has run, and for those without."""

    def reached(self, facts: Facts, moves: Mapping[str, str]) -> Mapping[str, Value]:
        """Each of its measures after a reader's moves, by name; without moves, at the start.

        Raises BuildError for moves that cannot be made.
        """
        raise NotImplementedError

    @classmethod
    def options(cls) -> dict[str, Option]:
        """What an author may set, by key."""
        return {field.name: field.metadata["option"] for field in fields(cls)}

    @classmethod
    def faults(cls, values: Mapping[str, object], facts: Facts) -> Iterator[tuple[str, str]]:
        """The key of each value that cannot be, from TOML or unasked, and what is wrong with it."""
        unasked = {field.name: field.default for field in fields(cls)}
        for key, option in cls.options().items():
            value = values.get(key, unasked[key])
            value = list(value) if isinstance(value, tuple) else value
            if fault := option.fault(value, facts):
                yield key, f"'{key}' {fault}"

    @classmethod
    def of(cls, values: Mapping[str, object]) -> LiveFigure:
        """The figure with these values from TOML, which have no faults."""
        return cls(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
