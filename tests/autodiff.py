"""Reverse-mode automatic differentiation of single numbers, to check gradients independently.

Every operation knows its own derivative and nothing of the network; the chain rule does the rest.
"""

from __future__ import annotations

import math


class Number:
    """A number that remembers what it was made from."""

    def __init__(self, value: float, parents: tuple[tuple[Number, float], ...] = ()) -> None:
        self.value = value
        self.parents = parents  # with the derivative of this number by each
        self.slope = 0.0  # the derivative of the final result by this number

    def __add__(self, other: Number | float) -> Number:
        other = _number(other)
        return Number(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Number | float) -> Number:
        other = _number(other)
        return Number(self.value * other.value, ((self, other.value), (other, self.value)))

    def __truediv__(self, other: Number) -> Number:
        quotient = self.value / other.value
        return Number(quotient, ((self, 1 / other.value), (other, -quotient / other.value)))

    def __sub__(self, other: Number | float) -> Number:
        return self + _number(other) * -1.0

    def __neg__(self) -> Number:
        return self * -1.0

    def exp(self) -> Number:
        power = math.exp(self.value)
        return Number(power, ((self, power),))

    def log(self) -> Number:
        return Number(math.log(self.value), ((self, 1 / self.value),))


def _number(value: Number | float) -> Number:
    return value if isinstance(value, Number) else Number(value)


def total(numbers: list[Number]) -> Number:
    """The sum of at least one number."""
    result = numbers[0]
    for number in numbers[1:]:
        result = result + number
    return result


def differentiate(result: Number) -> None:
    """Give every number that `result` was made from its slope."""
    result.slope = 1.0
    for number in reversed(_in_order(result)):
        for parent, derivative in number.parents:
            parent.slope += derivative * number.slope


def _in_order(result: Number) -> list[Number]:
    """All numbers, each after those it was made from."""
    order: list[Number] = []
    seen: set[int] = set()
    waiting: list[tuple[Number, bool]] = [(result, False)]
    while waiting:
        number, ready = waiting.pop()
        if ready:
            order.append(number)
        elif id(number) not in seen:
            seen.add(id(number))
            waiting.append((number, True))
            waiting += [(parent, False) for parent, _ in number.parents]
    return order
