"""The work of an expression, counted and bounded: no sentence of an article needs a million steps.

Whatever may take long (a loop, a call, a product, a power, a search in a list) is turned into a
call of the meter, which counts before it works.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sized
from types import CodeType
from typing import Any

from builder.base.errors import BuildError

MOST_STEPS = 1_000_000
CALL = 10  # steps
MOST_BITS = 1024  # of a whole number: as large as any number that prints


class Meter:
    """Counts the steps of one evaluation. Raises BuildError when they are too many."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    @property
    def names(self) -> dict[str, Any]:
        """What metered code calls, under names that no expression can hold."""
        return {
            f"#{name}": getattr(self, name)
            for name in ("call", "each", "within", *_OPERATORS.values())
        }

    def call(self, function: Any, *arguments: Any, **named: Any) -> Any:
        """function(*arguments, **named)"""
        self._spend(CALL + sum(len(each) for each in arguments if isinstance(each, Sized)))
        return function(*arguments, **named)

    def each(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values, one by one."""
        for value in values:
            self._spend(1)
            yield value

    def within(self, values: Any) -> Any:
        """Values that are about to be searched."""
        self._spend(len(values))
        return values

    def times(self, a: Any, b: Any) -> Any:
        """a * b"""
        if isinstance(a, int) and isinstance(b, int):
            _check_bits(a.bit_length() + b.bit_length())
        else:
            for values, count in ((a, b), (b, a)):
                if isinstance(values, Sized) and isinstance(count, int):
                    self._spend(len(values) * max(count, 0))
        return a * b

    def power(self, a: Any, b: Any) -> Any:
        """a ** b"""
        if isinstance(a, int) and isinstance(b, int):
            _check_bits(a.bit_length() * b)
        return a**b

    def modulo(self, a: Any, b: Any) -> Any:
        """a % b, of numbers: behind a text, Python's % is a format of any width."""
        if isinstance(a, str):
            raise TypeError
        return a % b

    def _spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise BuildError(f"this takes more than {MOST_STEPS:,} steps; ask for less")


def _check_bits(bits: int) -> None:
    if bits > MOST_BITS:
        raise OverflowError


_OPERATORS: dict[type[ast.operator], str] = {ast.Mult: "times", ast.Pow: "power", ast.Mod: "modulo"}


def metered(tree: ast.Expression) -> CodeType:
    """The code of a checked expression, to be run with the names of a meter."""
    return compile(ast.fix_missing_locations(_Metered().visit(tree)), "<expression>", "eval")


class _Metered(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        return ast.Call(_name("call"), [node.func, *node.args], node.keywords)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        name = _OPERATORS.get(type(node.op))
        return ast.Call(_name(name), [node.left, node.right], []) if name else node

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        self.generic_visit(node)
        node.comparators = [
            ast.Call(_name("within"), [values], [])
            if isinstance(op, ast.In | ast.NotIn)
            else values
            for op, values in zip(node.ops, node.comparators, strict=True)
        ]
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        self.generic_visit(node)
        node.iter = ast.Call(_name("each"), [node.iter], [])
        return node


def _name(name: str) -> ast.Name:
    return ast.Name(f"#{name}", ast.Load())
