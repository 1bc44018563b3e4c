"""The mathematics of expressions: Python's own functions, and those that the article is about."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sized
from typing import Any

from builder.base.errors import BuildError, shortened

MOST_DECIMALS = 15  # of a rounded number


def absolute(x: float) -> float:
    """x without its sign."""
    return abs(x)


def rounded(x: float, decimals: int = 0) -> float:
    """x to that many decimals; a whole number when there are none."""
    if not 0 <= decimals <= MOST_DECIMALS:
        raise BuildError(f"{decimals} is no number of decimals; give 0 to {MOST_DECIMALS}")
    return round(x, decimals) if decimals else round(x)


def power_of_e(x: float) -> float:
    """e to the power x."""
    return math.exp(x)


def logarithm(x: float) -> float:
    """The natural logarithm of x."""
    if x <= 0:
        raise BuildError(f"there is no logarithm of {x:g}; give a number above 0")
    return math.log(x)


def root(x: float) -> float:
    """The square root of x."""
    if x < 0:
        raise BuildError(f"there is no square root of {x:g}; give a number that is not below 0")
    return math.sqrt(x)


def sigmoid(z: float) -> float:
    """σ(z), 0 to 1."""
    return 1.0 / (1.0 + math.exp(-z)) if z > -700 else 0.0


def slope(z: float) -> float:
    """The sigmoid's slope at z: a(1 - a)."""
    return sigmoid(z) * (1.0 - sigmoid(z))


def softmax(*z: Any) -> list[float]:
    """The shares of several numbers: e^z over the sum of all e^z."""
    numbers = _numbers("softmax", z)
    powers = [math.exp(number - max(numbers)) for number in numbers]
    return [power / math.fsum(powers) for power in powers]


def argmax(*values: Any) -> int:
    """The index of the largest of several numbers."""
    numbers = _numbers("argmax", values)
    return numbers.index(max(numbers))


def largest(*values: Any) -> float:
    """The largest of several numbers."""
    return max(_numbers("max", values))


def smallest(*values: Any) -> float:
    """The smallest of several numbers."""
    return min(_numbers("min", values))


def total(*values: Any) -> float:
    """The sum of several numbers."""
    return sum(_numbers("sum", values))


def every(*values: Any) -> bool:
    """Whether all of several conditions hold."""
    return all(_numbers("all", values, "conditions"))


def some(*values: Any) -> bool:
    """Whether at least one of several conditions holds."""
    return any(_numbers("any", values, "conditions"))


def count(values: Any) -> int:
    """How many values there are."""
    if not isinstance(values, Sized):
        raise BuildError(f"len takes a list, not {shortened(values)}")
    return len(values)


def numbers_from(*ends: int) -> range:
    """Whole numbers up to an end, or from one end to another; the last is left out."""
    if not 1 <= len(ends) <= 3 or 0 in ends[2:]:
        raise BuildError("range takes an end, or two and a step: range(3), range(1, 4)")
    return range(*ends)


def _numbers(name: str, values: tuple[Any, ...], what: str = "numbers") -> list[float]:
    """Numbers, given one by one or as one list."""
    given = values[0] if len(values) == 1 else values
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise BuildError(f"{name} takes several {what}, or a list, not {shortened(given)}")
    numbers = list(given)
    for number in numbers:
        if not isinstance(number, int | float):
            raise BuildError(f"{name} takes {what}, not {shortened(number)}")
    if not numbers:
        raise BuildError(f"{name} is given no {what}; give one at least")
    return numbers


MATHS: dict[str, Callable[..., Any]] = {
    "abs": absolute, "min": smallest, "max": largest, "sum": total, "round": rounded, "len": count,
    "range": numbers_from, "all": every, "any": some, "exp": power_of_e, "ln": logarithm,
    "sqrt": root, "sigmoid": sigmoid, "slope": slope, "softmax": softmax, "argmax": argmax,
}  # fmt: skip
