"""Reads lines of arithmetic as a reader does, and says whether they hold at the digits shown."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, getcontext
from typing import Any

getcontext().prec = 30

# True minus signs, ×, percentages, σ, e^(), ln and max.
TOKEN = re.compile(r"\s*(σ\(|e\^\(|ln\(|max\(|\d+(?:\.\d+)?|[-+−×/(),%])")


def tokens_of(text: str) -> list[str]:
    """The signs of a numeric expression; raises ValueError where there are letters."""
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        token = TOKEN.match(text, at)
        if not token:
            raise ValueError(text)
        found.append(token[1])
        at = token.end()
    if not found:
        raise ValueError("nothing")
    return found


class Reader:
    """Calculates a line by the usual rules, in decimals."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens_of(text)
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def result(self) -> Decimal:
        value = self.sum()
        assert self.at == len(self.tokens), self.tokens
        return value

    def sum(self) -> Decimal:
        value = self.product()
        while self.peek() in ("+", "−"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self) -> Decimal:
        value = self.factor()
        while self.peek() in ("×", "/"):
            value = value * self.factor() if self.take() == "×" else value / self.factor()
        return value

    def factor(self) -> Decimal:
        token = self.take()
        if token == "−":
            return -self.factor()
        if token[0].isdigit():
            if self.peek() == "%":
                self.take()
            return Decimal(token)
        inside = [self.sum()]
        while self.peek() == ",":
            self.take()
            inside.append(self.sum())
        assert self.take() == ")"
        return {
            "(": lambda: inside[0],
            "σ(": lambda: 1 / (1 + (-inside[0]).exp()),
            "e^(": lambda: inside[0].exp(),
            "ln(": lambda: inside[0].ln() if inside[0] else Decimal("-Infinity"),
            "max(": lambda: max(inside),
        }[token]()


def read_number(text: str) -> tuple[Decimal, Decimal]:
    """A shown number and half a unit of its last digit."""
    plain = text.replace("−", "-").replace("%", "").strip()
    number = Decimal(plain)
    return number, Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)


def check_relation(left: str, relation: str, right: str) -> None:
    """A written operation and its written result: equal at the digits shown, or nearly."""
    value = Reader(left).result()
    shown, half = read_number(right)
    if "%" in right and "%" not in left:
        value *= 100
    if relation == "=":
        assert abs(value - shown) <= half, f"{left} = {right}"
        assert not ("%" in left and shown == 100) or value == 100, f"{left} = {right}"
    else:
        assert abs(value - shown) <= Decimal("0.002") * (1 + abs(shown)), f"{left} ≈ {right}"


def check_line(line: Mapping[str, str]) -> list[str]:
    """Checks what can be calculated in a line, and its Python. Returns the signs = and ≈ it met."""
    sides = re.split(r"([=≈])", line["text"])
    signs = []
    for left, sign, right in zip(sides[::2], sides[1::2], sides[2::2], strict=False):
        if is_numeric(left):
            check_relation(left, sign, right)
            signs.append(sign)
    check_python(line["python"], sides[-1], line["text"])
    return signs


def is_numeric(text: str) -> bool:
    try:
        tokens_of(text)
    except ValueError:
        return False
    return True


def check_python(python: str, shown: str, text: str) -> None:
    """The expression prints the shown number, all its digits."""
    number, _ = read_number(shown)
    decimals = max(0, -int(number.as_tuple().exponent))
    printed = f"{eval(python, {'math': math}):.{decimals}f}"
    assert printed == f"{number:.{decimals}f}", f"{text}: {python} prints {printed}"


# What a reader would write beside a row, to find what stands below each of these heads.

Row = Mapping[str, str]
RULES: dict[str, Callable[[Row], str]] = {
    "w·x": lambda row: f"{row['w1']} × {row['x']}",
    "w·a": lambda row: f"{row['w2']} × {row['a1']}",
    "w2·dz2": lambda row: f"{row['w2']} × ({row['dz2']})",
    "dz2": lambda row: f"{row['a2']} − {row['y']}",
    "σ′": lambda row: f"{row['a1']} × (1 − {row['a1']})",
    "dz1": lambda row: f"{row['da1']} × {row['σ′']}",
    "∂L/∂b": lambda row: RULES["dz2" if "y" in row else "dz1"](row),
    "∂L/∂w": lambda row: contribution(row),
    "−ln P": lambda row: f"−ln({row['P']})",
}


def contribution(row: Row) -> str:
    return f"{row['dz2']} × {row['a1']}" if "dz2" in row else f"{row['dz1']} × {row['x']}"


def check_table(table: Mapping[str, Any]) -> list[str]:
    """Checks every row's operations and the total. Returns the signs = and ≈ it met."""
    heads = [head if head == "−ln P" else head.split("[")[0] for head in table["heads"]]
    signs = [sign for cells in table["rows"] for sign in check_row(heads, cells)]
    return signs + (check_total(table) if table["total"] and table["rows"] else [])


def check_row(heads: list[str], cells: list[str]) -> list[str]:
    row = {head: cell.lstrip("≈") for head, cell in zip(heads, cells, strict=True)}
    signs = []
    for head, cell in zip(heads, cells, strict=True):
        is_operand = head == "dz2" and "a2" not in row
        if head not in RULES or is_operand or row.get("P", "").startswith("<"):
            continue
        signs.append("≈" if cell.startswith("≈") else "=")
        check_relation(RULES[head](row), signs[-1], row[head])
    return signs


def check_total(table: Mapping[str, Any]) -> list[str]:
    added = " + ".join(f"({row[-1].lstrip('≈')})" for row in table["rows"])
    label, sign, total = re.split(r"([=≈])", table["total"])
    assert label.strip()
    check_relation(added, sign, total)
    return [sign]
