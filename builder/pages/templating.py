"""Fills the templates. The only module that knows Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup, escape

from builder.language import speaking

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> str:
    """The text of a template, everything in it escaped but Markup; a name it lacks is an error.

    `t` and `tn` say a text of the interface, which may hold markup; `lang_of` marks what is in
    another language.
    """
    return _environment().get_template(template).render(**values)


def calls_in(template: str) -> Iterator[tuple[str, int, list[object]]]:
    """Every call in a template: name, line and the values it is given; None for a computed one."""
    for call in _environment().parse(template).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield call.node.name, call.lineno, [getattr(each, "value", None) for each in call.args]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"t": _t, "tn": _tn, "lang_of": lang_of}
    return environment


def lang_of(language: str) -> Markup:
    """The attribute for what is in another language than the page; nothing where it is not."""
    foreign = language != speaking.spoken().code
    return Markup(f' lang="{escape(language)}"' if foreign else "")


def _t(text: str, **values: object) -> Markup:
    return Markup(speaking.t(text, **{name: escape(value) for name, value in values.items()}))


def _tn(one: str, many: str, n: int, **values: object) -> Markup:
    return Markup(
        speaking.tn(one, many, n, **{name: escape(value) for name, value in values.items()})
    )
