"""LaTeX to MathML, at build time.

The library (math-core) refuses unknown commands and unclosed braces and says at which character. What
it leaves to us: a text equivalent, classes in place of style attributes, and symbols of the glossary
marked so that the page can tie formula, code and figure together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element, fromstring

from math_core import LatexError, LatexToMathML

from builder.errors import BuildError
from builder.glossary import Glossary

MACROS = {name: rf"\mathrm{{{name}}}" for name in ("dz", "da", "lr", "softmax")}

# The library's styles for table cells, and the classes that say the same.
_STYLES = {"text-align: right": "right", "text-align: left": "left"}
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")
_INVISIBLE = "\u2061\u2062\u2063\u2064"
_ROWS = ("math", "mrow", "mtd", "msqrt", "mstyle", "mpadded")


class Value(str):
    """The text of a fact that stands in a formula, with its unrounded value."""

    exact: str = ""


def formula(
    latex: str, glossary: Glossary, facts: Mapping[str, tuple[str, str]], display: bool = False
) -> Element:
    """LaTeX as a `<math>` element with `alttext`.

    `facts` maps a stand-in character in the LaTeX to (text, unrounded value). Raises BuildError
    (without a place) when the LaTeX is not sound.
    """
    math = fromstring(_convert(latex, display))
    for element in math.iter():
        _unstyle(element, latex)
        _set_facts(element, facts)
    _mark_symbols(math, glossary)
    math.set("alttext", spoken(math))
    return math


def spoken(element: Element) -> str:
    """A formula in one line of text: fractions with a slash, roots and powers spelled with signs."""
    return re.sub(r" +", " ", _say(element)).strip()


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False, macros=MACROS)


@cache
def _convert(latex: str, display: bool) -> str:
    try:
        mathml = _converter().convert_with_local_state(latex, displaystyle=display)
    except LatexError as error:
        place, _, reason = str(error).partition(": ")
        offset = int(place) if place.isdecimal() else 0
        near = latex.encode()[offset:].decode(errors="ignore")[:20].strip()
        where = f" at '{near}'" if near else " at its end"
        raise BuildError(f"the formula is not sound{where}: {reason} Mend the LaTeX") from None
    return _ENTITY.sub(lambda match: unescape(match[0]), mathml)


def _unstyle(element: Element, latex: str) -> None:
    style = element.attrib.pop("style", None)
    if style is None:
        return
    names = [name for start, name in _STYLES.items() if style.startswith(start)]
    if not names and "width" not in style:
        raise BuildError(f"the formula '{latex}' asks for a style ({style}); leave it to the page")
    if names:
        element.set("class", names[0])


def _set_facts(element: Element, facts: Mapping[str, tuple[str, str]]) -> None:
    if element.text in facts:
        text, exact = facts[element.text]
        element.tag, element.text = "mn", text
        element.set("class", "fact")
        element.set("data-value", exact)


def _mark_symbols(row: Element, glossary: Glossary) -> None:
    """Wrap each symbol of a row, with its indices, in `<mrow class="symbol" data-symbol=…>`."""
    for child in row:
        if child.tag not in ("mi", "mn", "mo"):
            _mark_symbols(child, glossary)
    position = 0
    while position < len(row):
        found = _symbol_at(row, position, glossary)
        if found:
            address, length = found
            _wrap(row, position, length, address)
        position += 1


def _symbol_at(row: Element, position: int, glossary: Glossary) -> tuple[str, int] | None:
    """The address of the symbol that starts at a child of a row, and how many children it spans."""
    children = list(row)[position:]
    for names in (2, 1):
        base = "".join(_name(child) or " " for child in children[:names])
        if base not in glossary.by_symbol or len(children) < names:
            continue
        if row.tag in _ROWS:
            length = names
            indices = ""
            while index := _index(children[length:]):
                indices, length = indices + index, length + 3
            symbol = glossary.symbol(base + indices)
            if symbol:
                return symbol.address, length
        elif names == 1:
            return glossary.by_symbol[base].name, 1
    return None


def _index(children: list[Element]) -> str:
    """`[j]` if three elements in a row are an index in brackets, else nothing."""
    texts = [(child.text or "") for child in children[:3]]
    if len(texts) == 3 and texts[0] == "[" and texts[2] == "]" and texts[1].isalnum():
        return f"[{texts[1]}]"
    return ""


def _name(element: Element) -> str:
    """The plain name of an identifier, with its subscript: `a1` of a₁; empty if it is not one."""
    if element.tag == "msub":
        base, sub = (_name(child) for child in element)
        return base + sub if base and sub else ""
    if element.tag == "mrow" and len(element) == 2 and element[0].tag == "mspace":
        return _name(element[1])
    if element.tag in ("mi", "mn") and element.get("class") != "fact":
        return unicodedata.normalize("NFKC", element.text or "")
    return ""


def _wrap(row: Element, position: int, length: int, address: str) -> None:
    children = list(row)[position : position + length]
    wrapper = Element("mrow", {"class": "symbol", "data-symbol": address})
    for child in children:
        row.remove(child)
        wrapper.append(child)
    row.insert(position, wrapper)


def _say(element: Element) -> str:
    tag = element.tag
    parts = [_say(child) for child in element]
    if tag == "mfrac":
        return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    if tag == "msqrt":
        return f"√({''.join(parts)})"
    if tag in ("msub", "munder"):
        return parts[0] + (parts[1] if len(parts[1]) == 1 and tag == "msub" else f"_({parts[1]})")
    if tag in ("msup", "mover"):
        return parts[0] + (parts[1] if parts[1] in "′″" else f"^{_grouped(parts[1])}")
    if tag in ("msubsup", "munderover"):
        return f"{parts[0]}_({parts[1]})^{_grouped(parts[2])}"
    if tag in ("mtr", "mtable"):
        return ("; " if tag == "mtable" else " ").join(parts)
    if tag == "mspace":
        return " "
    text = unicodedata.normalize("NFKC", element.text or "").strip(_INVISIBLE)
    if tag == "mo" and text not in "()[]|":
        return f" {text} "
    return text + "".join(parts)


def _grouped(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\w*(\[\w+\])*", text) else f"({text})"
