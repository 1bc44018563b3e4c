"""Numerals in print: a value under a format, set as a printer sets it, and numerals read back.

Digits are rounded as on paper, halves away from zero, like the inspector's: a reader who compares
page and figure finds the same number.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from builder.base.errors import BuildError, shortened
from builder.language.speaking import marked, unmarked

# Digits after the point of each kind of quantity, on paper, in stills and in the inspector alike. A
# probability is a percentage where it is a result, and a decimal where it is calculated with.
DECIMALS_OF = {
    "pixel": 0, "label": 0, "count": 0, "weight": 3, "bias": 3, "z": 3, "activation": 3, "power": 3,
    "probability": 3, "percent": 1, "loss": 3, "slope": 4, "blame": 4, "gradient": 4, "step": 5,
    "glance": 2,  # an activation where there is no room for more
    "fact": 3,  # a number in prose that names no format
}  # fmt: skip

MOST_DIGITS = 30  # of a number in print
THIN_SPACE = "\u202f"  # narrow, and never a line's end
_NUMERAL = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_of(kind: str, sign: str = "") -> str:
    """The format of a kind of quantity; with "+" for a sign, positive ones have theirs."""
    return f"{sign}.{DECIMALS_OF[kind]}{'%' if kind == 'percent' else 'f'}"


def show(value: object, form: str = "") -> str:
    """A number or text under a format of Python's, typeset, with the marks of the language at hand.

    Without a format, whole numbers print as they are, others with the decimals of a fact. Raises
    BuildError (without a place) for what cannot be printed, or a format that does not fit.
    """
    if isinstance(value, bool):
        raise BuildError("the value is true or false, not a number; make it a claim")
    if not isinstance(value, int | float | str):
        raise BuildError("the value is a list; pick one number of it")
    if isinstance(value, float) and not math.isfinite(value):
        raise BuildError(f"the value is {value}, which cannot be printed; name a finite number")
    if not form and isinstance(value, float):
        form = format_of("fact")
    text = formatted(value, form)
    return text if isinstance(value, str) else marked(typeset(text))


def formatted(value: object, form: str) -> str:
    """A number or text under a format, in ASCII. Raises BuildError when the format does not fit."""
    if any(int(digits) > MOST_DIGITS for digits in re.findall(r"\d+", form)):
        raise BuildError(f"the format '{form}' asks for too much; ask for {MOST_DIGITS} digits")
    exact = Decimal(repr(value)) if isinstance(value, float) and form[-1:] in "f%" else value
    try:
        with localcontext(rounding=ROUND_HALF_UP):
            return format(exact, form)
    except (ValueError, ArithmeticError):
        told = f"the format '{form}' does not fit {shortened(value)}"
        raise BuildError(f"{told}; write one such as .2f, .1% or ,") from None


def typeset(text: str) -> str:
    """Numerals as printed: a true minus, none before zero, a thin space before %, raised powers."""
    text = re.sub(r"^-(?=[0.,]*%?$)", "", text)
    text = re.sub(r"(?<![\w)\]])-(?=\.?\d)", "−", text)
    text = re.sub(r"(?<=\d)e([-+])0*(\d+)\b", _power, text)
    return re.sub(r"(?<=\d)[ \u00a0]?%", f"{THIN_SPACE}%", text)


def values_in(text: str) -> list[float]:
    """The value of every numeral in a text, without sign; `1,000` is one numeral."""
    return [float(numeral.replace(",", "")) for numeral in _NUMERAL.findall(text)]


def values_of_prose(numeral: str) -> list[float]:
    """The same of one numeral as the language at hand writes it: 0,8 is four fifths in German."""
    return values_in(unmarked(numeral))


def _power(match: re.Match[str]) -> str:
    exponent = (match[1] + match[2]).replace("+", "").translate(_RAISED)
    return f"{THIN_SPACE}×{THIN_SPACE}10{exponent}"
