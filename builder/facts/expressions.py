"""Expressions in prose: Python's own grammar, cut down to arithmetic, comparisons and named facts.

An expression is parsed by Python, walked against a list of allowed nodes (no attributes, no
statements, no names but the given ones) and only then compiled.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import Any

from builder.base.errors import BuildError, shortened
from builder.facts.arguments import form_of
from builder.facts.metering import Meter, metered
from builder.facts.numerals import values_in

Lookup = Callable[[str], Any]

MOST_CHARACTERS = 2_000  # of an expression: more is a mistake

_ALLOWED = (
    ast.Expression, ast.Constant, ast.Name, ast.Load, ast.Store, ast.Call, ast.keyword,
    ast.Subscript, ast.Slice, ast.List, ast.Tuple, ast.Set,
    ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.comprehension,
    ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow,
    ast.USub, ast.UAdd, ast.Not, ast.And, ast.Or,
    ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
)  # fmt: skip

_LANGUAGE = "facts, arithmetic, comparisons, 'and', 'or', 'not', 'if', 'for' and lists"

# What Python itself may raise while an expression is worked out, and what that means.
_FAILURES: dict[type[Exception], str] = {
    ZeroDivisionError: "division by zero",
    OverflowError: "a number grows too large",
    IndexError: "an index lies beyond the end of its list",
    TypeError: "its values do not go together, such as a number and a text",
    ArithmeticError: "its numbers do not go together",
    ValueError: "its values do not go together",
}


@dataclass(frozen=True)
class Expression:
    """A checked expression: its source, the names it needs and the numbers written in it."""

    source: str
    tree: ast.Expression
    code: CodeType
    names: frozenset[str]
    values: frozenset[str]  # those of the names that stand for themselves, and are not called
    numbers: frozenset[float]  # without sign, those inside its texts too

    @property
    def is_constant(self) -> bool:
        """Whether it is nothing but a number or a text."""
        return isinstance(self.tree.body, ast.Constant)


@cache
def parse(source: str) -> Expression:
    """Check and compile an expression. Raises BuildError (without a place) when it is not one."""
    source = source.strip()
    if len(source) > MOST_CHARACTERS:
        raise BuildError(f"this expression is longer than {MOST_CHARACTERS:,} characters; part it")
    try:
        tree = ast.parse(source, mode="eval")
        return _checked(source, tree)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        reason = (getattr(error, "msg", None) or str(error)).partition(". ")[0]
        raise BuildError(f"{shortened(source)} is not an expression ({reason}); mend it") from None


def _checked(source: str, tree: ast.Expression) -> Expression:
    names: set[str] = set()
    bound: set[str] = set()
    called = set()
    for node in ast.walk(tree):
        _check(node, source)
        if isinstance(node, ast.Call):
            called.add(node.func)
        if isinstance(node, ast.Name):
            (bound if isinstance(node.ctx, ast.Store) else names).add(node.id)
    values = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and n not in called}
    return Expression(
        source=source,
        tree=tree,
        code=metered(copy.deepcopy(tree)),
        names=frozenset(names - bound),
        values=frozenset(values - bound),
        numbers=frozenset(_numbers(tree)),
    )


def evaluate(expression: Expression, lookup: Lookup) -> Any:
    """The value of an expression, as plain Python; `lookup` gives each name's meaning.

    Raises BuildError (without a place): an unknown name, a wrong argument, too much work.
    """
    names = {name: lookup(name) for name in sorted(expression.names)}
    for name in sorted(expression.values):
        if callable(names[name]):
            raise BuildError(f"'{name}' is a function; write {form_of(name, names[name])}")
    try:
        return eval(expression.code, {"__builtins__": {}} | Meter().names | names)
    except RecursionError:
        raise BuildError(f"'{expression.source}' is nested too deeply; part it") from None
    except tuple(_FAILURES) as error:
        reason = next(told for kind, told in _FAILURES.items() if isinstance(error, kind))
        raise BuildError(f"'{expression.source}' cannot be worked out: {reason}") from None


def measured(expression: Expression, lookup: Lookup) -> str:
    """The facts of a condition with their values, as in `accuracy(10) is 0.75`; may be empty."""
    found: dict[str, str] = {}
    for node in _facts(expression.tree.body):
        part = ast.unparse(node)
        value = evaluate(parse(part), lookup)
        if isinstance(value, float):
            found[part] = f"{value:.6g}"
        elif isinstance(value, int | str) and not isinstance(value, bool):
            found[part] = repr(value)
    return ", ".join(f"{part} is {value}" for part, value in found.items())


def _check(node: ast.AST, source: str) -> None:
    if not isinstance(node, _ALLOWED):
        raise BuildError(f"'{source}' holds more than {_LANGUAGE}; write it with these")
    if isinstance(node, ast.Call) and not isinstance(node.func, ast.Name):
        raise BuildError(f"'{source}' calls something that is not a named function")
    if isinstance(node, ast.keyword) and node.arg is None:
        raise BuildError(f"'{source}' unpacks arguments; write them out")


def _numbers(tree: ast.AST) -> list[float]:
    found: list[float] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            found.append(abs(float(node.value)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += values_in(node.value)
    return found


def _facts(node: ast.AST) -> list[ast.expr]:
    """Calls, subscripts and names that stand free: not inside one another or a comprehension."""
    if isinstance(node, ast.Call | ast.Subscript | ast.Name):
        return [node]
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        return []
    return [fact for child in ast.iter_child_nodes(node) for fact in _facts(child)]
