"""What readers see, in the language of the page at hand.

English is the source: a text is its own key, and English pages look nothing up. `t` and `tn` are
the same three times: here, in the templates, and in `js/language/text.js`.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

PLACE = re.compile(r"\{(\w+)\}")  # where a value stands in a text


@dataclass(frozen=True)
class Language:
    """A language, its texts and its marks in numbers."""

    code: str = "en"  # as in BCP 47
    name: str = "English"  # in itself
    direction: str = "ltr"
    decimal: str = "."
    group: str = ","
    plural: str = "n != 1"  # which form a count takes, as C and JavaScript write it
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by the English; its forms
    names: Mapping[str, str] = field(default_factory=dict)  # what the content calls its things


SOURCE = Language()
_spoken: ContextVar[Language] = ContextVar("spoken", default=SOURCE)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Everything inside is written in that language."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> Language:
    """The language at hand."""
    return _spoken.get()


def t(text: str, **values: object) -> str:
    """A text in the language at hand, each `{name}` filled with its value."""
    return filled(spoken().texts.get(text, (text,))[0], values)


def tn(one: str, many: str, n: int, **values: object) -> str:
    """The form of a text that a count asks for; `{n}` is the count."""
    language = spoken()
    forms = language.texts.get(one, (one, many))
    form: int = gettext.c2py(language.plural)(n)
    return filled(forms[form], {"n": n, **values})


def named(name: str) -> str:
    """What the content calls something, such as a run, in the language at hand."""
    return spoken().names.get(name, name)


def classed(name: str | int) -> str:
    """The name of a class, set apart in a text by Unicode's isolates: see `classed` in text.js."""
    return f"\u2068{name}\u2069"


def filled(text: str, values: Mapping[str, Any]) -> str:
    """A text with its places filled."""
    return PLACE.sub(lambda place: str(values[place[1]]), text) if values else text


def marked(numeral: str) -> str:
    """A numeral in digits, points and commas with the marks of the language at hand."""
    language = spoken()
    return "".join({".": language.decimal, ",": language.group}.get(c, c) for c in numeral)


def unmarked(numeral: str) -> str:
    """The other way: a numeral as it stands in prose, with a point and without groups."""
    language = spoken()
    return numeral.replace(language.group, "").replace(language.decimal, ".")
