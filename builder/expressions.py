"""Expressions in prose: Python's own grammar, cut down to arithmetic, comparisons and named facts.

An expression is parsed by Python, walked against a list of allowed nodes (no attributes, no
statements, no names but the given ones) and only then compiled. Values are set for reading here too.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import Any

import numpy as np

from builder.errors import BuildError, near_miss

Lookup = Callable[[str], Any]

_ALLOWED = (
    ast.Expression, ast.Constant, ast.Name, ast.Load, ast.Store, ast.Call, ast.keyword,
    ast.Subscript, ast.Slice, ast.List, ast.Tuple, ast.ListComp, ast.GeneratorExp, ast.comprehension,
    ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow,
    ast.USub, ast.UAdd, ast.Not, ast.And, ast.Or,
    ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
)  # fmt: skip

_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

# What Python itself may raise while an expression is worked out.
_FAILURES = (
    ArithmeticError, IndexError, KeyError, MemoryError, RecursionError, TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class Expression:
    """A checked expression: its source, the names it needs and the numbers written in it."""

    source: str
    tree: ast.Expression
    code: CodeType
    names: frozenset[str]
    numbers: frozenset[float]


@cache
def parse(source: str) -> Expression:
    """Check and compile an expression. Raises BuildError (without a place) when it is not one."""
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or str(error)
        raise BuildError(f"'{source.strip()}' is not an expression ({reason})") from None
    bound = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and _stored(n)}
    names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    for node in ast.walk(tree):
        _check(node, source.strip())
    return Expression(
        source=source.strip(),
        tree=tree,
        code=compile(tree, "<expression>", "eval"),
        names=frozenset(names - bound),
        numbers=frozenset(_numbers(tree)),
    )


def evaluate(expression: Expression, lookup: Lookup) -> Any:
    """The value of an expression, as plain Python; `lookup` gives each name's meaning.

    Raises BuildError (without a place): an unknown name, a wrong argument, a division by zero.
    """
    names = {name: lookup(name) for name in expression.names}
    try:
        value = eval(expression.code, {"__builtins__": {}} | names)
        return _plain(value)
    except _FAILURES as error:
        reason = str(error) or type(error).__name__
        raise BuildError(f"'{expression.source}' cannot be worked out: {reason}") from None


def measured(expression: Expression, lookup: Lookup) -> str:
    """The facts of an expression with their values, as in `accuracy(10) is 0.75`; may be empty."""
    found: dict[str, str] = {}
    for node in _outermost_facts(expression.tree.body):
        part = ast.unparse(node)
        value = evaluate(parse(part), lookup)
        found[part] = f"{value:.6g}" if isinstance(value, float) else str(value)
    return ", ".join(f"{part} is {value}" for part, value in found.items())


def split_format(source: str) -> tuple[str, str]:
    """Part `expression:format` at the first colon outside brackets and quotes, as f-strings do."""
    depth, quote = 0, ""
    for position, character in enumerate(source):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == ":" and depth == 0:
            return source[:position].strip(), source[position + 1 :].strip()
    return source.strip(), ""


def show(value: Any, form: str = "") -> str:
    """A value as text for readers. Raises BuildError (without a place) for an unfit format.

    Without a format, whole numbers print as they are and others with three decimals.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        kind = "a condition" if isinstance(value, bool) else f"of the kind '{type(value).__name__}'"
        raise BuildError(
            f"the value is {kind}, not a number; pick one number of it, or use a claim"
        )
    if isinstance(value, float) and not math.isfinite(value):
        raise BuildError(f"the value is {value}, which cannot be printed; name a finite number")
    if isinstance(value, str):
        return format(value, form) if not form else _format(value, form)
    if not form and isinstance(value, float):
        form = ".3f"
    return typeset(_format(value, form))


def typeset(text: str) -> str:
    """Numerals as a printer sets them: a true minus, a thin space before %, powers of ten raised."""
    text = re.sub(r"^-(?=[0.,]*(?:%|$))", "", text)  # no minus before zero
    text = re.sub(r"(?<![\w)])-(?=\d)", "−", text)
    text = re.sub(r"(?<=\d)e([-+]?)0*(\d+)\b", _power, text)
    return re.sub(r"(?<=\d) ?%", "\u202f%", text)


def numerals(text: str) -> list[tuple[float, str]]:
    """Every numeral of a text with its value, per cent as a share as well: `80 %` gives 80 and 0.8.

    Each comes as (value, numeral); a percentage comes twice.
    """
    found = []
    for match in _NUMERAL.finditer(text):
        found.append((float(match[0].replace(",", "")), match[0]))
    return found


def _power(match: re.Match[str]) -> str:
    raised = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    sign = "-" if match[1] == "-" else ""
    return " × 10".replace(" ", "\u202f") + f"{sign}{match[2]}".translate(raised)


def _format(value: Any, form: str) -> str:
    try:
        return format(value, form)
    except ValueError as error:
        raise BuildError(
            f"the format '{form}' does not fit {value!r} ({error}); write one such as .2f, .1% or ,"
        ) from None


def _stored(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def _check(node: ast.AST, source: str) -> None:
    if not isinstance(node, _ALLOWED):
        kind = type(node).__name__
        raise BuildError(f"'{source}' uses {kind}, which expressions here do not have")
    if isinstance(node, ast.Call) and not isinstance(node.func, ast.Name):
        raise BuildError(f"'{source}' calls something that is not a named function")
    if isinstance(node, ast.keyword) and node.arg is None:
        raise BuildError(f"'{source}' unpacks arguments; write them out")


def _numbers(tree: ast.AST) -> list[float]:
    """The numbers written in an expression, also inside its texts, without sign."""
    found: list[float] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, int | float):
            found.append(abs(float(node.value)))
        elif isinstance(node.value, str):
            found += [value for value, _ in numerals(node.value)]
    return found


def _outermost_facts(node: ast.AST) -> list[ast.expr]:
    """Calls and names that stand free: not inside a call, a subscript or a comprehension."""
    if isinstance(node, ast.Call | ast.Subscript | ast.Name):
        return [node]
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return []
    return [fact for child in ast.iter_child_nodes(node) for fact in _outermost_facts(child)]


def _plain(value: Any) -> Any:
    """numpy's numbers and arrays as Python's own."""
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    return value


def unknown(name: str, known: Mapping[str, Any] | list[str], what: str = "fact") -> BuildError:
    """The refusal of a name that means nothing, with the nearest that does."""
    return BuildError(f"no {what} is called '{name}'; {near_miss(name, list(known))}")
