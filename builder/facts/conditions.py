"""Conditions of tasks: what a reader is to reach, as comparisons that Python and the page make.

`a1[6] > 0.9 and on <= 6` compares what a place measures, on the left, with facts, on the right. The
facts are worked out by the build; the page is given names, relations and bounds, and evaluates
nothing. site_assets/js/reading/goals.js makes the same comparisons.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from builder.base.errors import BuildError, unknown
from builder.facts.expressions import parse
from builder.facts.facts import Facts

Value = float | str | None  # None: there is no such thing at this moment
Measure = Callable[[str], Value]
Sizes = Mapping[str, tuple[int, ...]]  # of a place: its measures, and how far their indices go

RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_SIGNS: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_FORM = "write comparisons such as 'a > 0.9 and on <= 6'"


class Comparison(NamedTuple):
    """One comparison; a measure with indices is written as in an address: `a1.6`."""

    measure: str
    relation: str
    bound: float | str

    def holds(self, measure: Measure) -> bool:
        """Whether it holds; what is not there fulfils nothing."""
        value = measure(self.measure)
        if value is None or isinstance(value, str) != isinstance(self.bound, str):
            return False
        return RELATIONS[self.relation](value, self.bound)


def read_condition(source: str, sizes: Sizes, facts: Facts) -> tuple[Comparison, ...]:
    """The comparisons that a condition joins by `and`. Raises BuildError (without a place)."""
    body = parse(source).tree.body
    parts = body.values if isinstance(body, ast.BoolOp) else [body]
    if isinstance(body, ast.BoolOp) and not isinstance(body.op, ast.And):
        raise BuildError(f"'{source}' uses 'or', which tasks do not have; {_FORM}")
    return tuple(_comparison(part, sizes, facts) for part in parts)


def _comparison(node: ast.expr, sizes: Sizes, facts: Facts) -> Comparison:
    text = ast.unparse(node)
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        raise BuildError(f"'{text}' is not one comparison; {_FORM}")
    sign = _SIGNS.get(type(node.ops[0]))
    if sign is None:
        raise BuildError(f"'{text}' is not compared by {', '.join(RELATIONS)}; {_FORM}")
    bound = facts.evaluate(ast.unparse(node.comparators[0]))
    if isinstance(bound, bool) or not isinstance(bound, int | float | str):
        raise BuildError(f"'{text}' compares with what is neither a number nor a text; {_FORM}")
    return Comparison(_measure(node.left, sizes), sign, bound)


def _measure(node: ast.expr, sizes: Sizes) -> str:
    indices: list[int] = []
    text = ast.unparse(node)
    while isinstance(node, ast.Subscript):
        if not isinstance(node.slice, ast.Constant) or type(node.slice.value) is not int:
            raise BuildError(f"the index in '{text}' is not a whole number; write one")
        indices.insert(0, node.slice.value)
        node = node.value
    if not isinstance(node, ast.Name):
        raise BuildError(f"'{text}' is nothing that is measured; {_FORM}")
    if node.id not in sizes:
        raise unknown(node.id, list(sizes), "measure of this place")
    if len(indices) != len(sizes[node.id]):
        raise BuildError(f"'{text}' has {len(indices)} indices; give {len(sizes[node.id])}")
    for index, size in zip(indices, sizes[node.id], strict=True):
        if index >= size:
            raise BuildError(f"'{text}' does not exist: {index} is beyond 0 to {size - 1}")
    return ".".join([node.id, *map(str, indices)])
