"""What an author may set of a live figure: numbers, lists of numbers, names.

A figure cannot start where its reader cannot go: the slider that a number belongs to bounds what
may be written, and the script is given the same slider. Where the network at hand bounds it, the
slider is a function of the facts: `limits.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from builder.base.errors import shortened
from builder.facts.facts import Facts

_KEY = "option"  # of a field's metadata


@dataclass(frozen=True)
class Scale:
    """An axis: its ends, and the numbers written along it."""

    low: float
    high: float
    ticks: tuple[float, ...] = ()

    @classmethod
    def around(cls, values: Iterable[float], step: float) -> Scale:
        """The scale from tick to tick, `step` apart, on which all values have room."""
        values = list(values)
        first, last = math.floor(min(values) / step), math.ceil(max(values) / step)
        ticks = tuple(round(n * step, 9) for n in range(first, last + 1))
        return cls(ticks[0], ticks[-1], ticks)

    def for_script(self) -> dict[str, object]:
        """What the script is given."""
        return {"from": self.low, "to": self.high, "ticks": list(self.ticks)}


@dataclass(frozen=True)
class Slider(Scale):
    """An axis along which the reader moves a value, step by step."""

    step: float = 0.1

    def for_script(self) -> dict[str, object]:
        """What the script is given."""
        return {**super().for_script(), "step": self.step}


Limit = Callable[[Facts], Slider]


class Option(Protocol):
    """How the value of one key is checked, kept and handed to the script."""

    def fault(self, value: object, facts: Facts) -> str:
        """What is wrong with a value from TOML, to be read after its key; empty if nothing is."""

    def for_script(self, value: Any, facts: Facts) -> object:
        """What the script is given."""


@dataclass(frozen=True)
class _Number:
    limit: Limit
    least: float | None = None  # where the slider's own end would make no sense

    def fault(self, value: object, facts: Facts) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"is a number, not {shortened(value)}"
        low, high = self._ends(facts)
        if low <= value <= high:
            whole = self.limit(facts).step != 1 or value == int(value)
            return "" if whole else f"is a whole number, not {value}"
        ends = f"{low:g} to {high:g}"
        return f"is {shortened(value)}; the figure goes from {ends}"

    def for_script(self, value: float, facts: Facts) -> object:
        least, _ = self._ends(facts)
        return {**self.limit(facts).for_script(), "least": least, "value": value}

    def _ends(self, facts: Facts) -> tuple[float, float]:
        slider = self.limit(facts)
        return slider.low if self.least is None else self.least, slider.high


@dataclass(frozen=True)
class _Numbers:
    number: _Number
    count: tuple[int, int]

    def fault(self, value: object, facts: Facts) -> str:
        said = _wrong_count(value, self.count)
        if said or not isinstance(value, list):
            return said
        faults = (self.number.fault(each, facts) for each in value)
        return next((f"holds a value that {fault}" for fault in faults if fault), "")

    def for_script(self, value: tuple[float, ...], facts: Facts) -> object:
        return {**self.number.limit(facts).for_script(), "value": list(value)}


@dataclass(frozen=True)
class _Names:
    count: tuple[int, int]

    def fault(self, value: object, facts: Facts) -> str:
        said = _wrong_count(value, self.count)
        if said or not isinstance(value, list):
            return said
        others = [each for each in value if not isinstance(each, str)]
        return f"holds names in quotes, not {shortened(others[0])}" if others else ""

    def for_script(self, value: tuple[str, ...], facts: Facts) -> object:
        return list(value)


@dataclass(frozen=True)
class _Name:
    def fault(self, value: object, facts: Facts) -> str:
        return "" if isinstance(value, str) else f"is a name in quotes, not {shortened(value)}"

    def for_script(self, value: str, facts: Facts) -> object:
        return value


def _wrong_count(value: object, count: tuple[int, int]) -> str:
    if not isinstance(value, list):
        return f"is a list, not {shortened(value)}"
    least, most = count
    fits = least <= len(value) <= most
    return "" if fits else f"lists {least} to {most} of them, not {len(value)}"


def _limit(slider: Slider | Limit) -> Limit:
    return (lambda _: slider) if isinstance(slider, Slider) else slider


def number(value: float, slider: Slider | Limit, *, least: float | None = None) -> float:
    """A field that holds one number, at `value` if the author says nothing."""
    option = _Number(_limit(slider), least)
    default: float = field(default=value, metadata={_KEY: option})
    return default


def numbers(
    values: Iterable[float], slider: Slider, *, count: tuple[int, int] = (2, 6)
) -> tuple[float, ...]:
    """A field that holds several numbers, as few and as many as `count` says."""
    option = _Numbers(_Number(_limit(slider)), count)
    default: tuple[float, ...] = field(default=tuple(values), metadata={_KEY: option})
    return default


def names(values: Iterable[str], *, count: tuple[int, int] = (1, 6)) -> tuple[str, ...]:
    """A field that holds several names, as few and as many as `count` says."""
    default: tuple[str, ...] = field(default=tuple(values), metadata={_KEY: _Names(count)})
    return default


def name(value: str) -> str:
    """A field that holds one name."""
    default: str = field(default=value, metadata={_KEY: _Name()})
    return default
