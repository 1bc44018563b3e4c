"""What a fact is given, checked in the manual's own words rather than Python's."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from typing import Any, get_type_hints

from builder.base.errors import BuildError, shortened

# The types of argument, and what each is called.
_TYPES: dict[Any, tuple[tuple[type, ...], str]] = {
    int: ((int,), "a whole number"),
    float: ((int, float), "a number"),
    str: ((str,), "a text in quotes"),
    str | int: ((str, int), "a number or a text in quotes"),
}


def checked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with every argument checked against its annotation. Raises BuildError."""
    signature, kinds = inspect.signature(function), get_type_hints(function)
    form = form_of(name, function)

    @functools.wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            bound = signature.bind(*arguments, **named).arguments
        except TypeError as error:
            reason = re.sub("positional |keyword ", "", str(error))
            raise BuildError(f"{reason}; write {form}") from None
        for key, value in bound.items():
            of_many = signature.parameters[key].kind is inspect.Parameter.VAR_POSITIONAL
            for each in value if of_many else (value,):
                _check(form, key, each, kinds[key])
        return function(*arguments, **named)

    return call


def form_of(name: str, function: Callable[..., Any]) -> str:
    """How a fact is written: `loss(e, run='main')`."""
    parameters = inspect.signature(function).parameters.values()
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    return f"{name}{inspect.Signature(bare)}"


def _check(form: str, key: str, value: object, kind: object) -> None:
    types, said = _TYPES.get(kind, ((object,), ""))
    if not isinstance(value, types) or (said and isinstance(value, bool)):
        raise BuildError(f"'{key}' of {form} is {said}, not {shortened(value)}")
