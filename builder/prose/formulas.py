"""LaTeX to MathML, at build time.

The library (math-core) refuses unknown commands and unclosed braces and says at which character.
What it leaves to us: a text equivalent, classes in place of style attributes, and the glossary's
symbols marked, so that the page can tie formula, code and figure together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from html import unescape
from itertools import accumulate
from xml.etree.ElementTree import Element, fromstring

from math_core import LatexError, LatexToMathML

from builder.base.errors import BuildError
from builder.prose.glossary import Glossary, Symbol
from builder.prose.spoken_math import spoken

# Names of more than one letter that our formulas use, besides LaTeX's own.
MACROS = {name: rf"\mathrm{{{name}}}" for name in ("dz", "da", "lr", "softmax")}

MOST_CHARACTERS = 2_000  # of a formula
MOST_NESTED = 40  # braces within braces; thousands end the library, and with it the build

# How the library styles the cells of aligned formulas, and the class that says the same.
_STYLES = {"text-align: right": "right", "text-align: left": "left"}
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")
_ROWS = {"math", "mrow", "mtd", "msqrt", "mstyle", "mpadded"}


def formula(
    latex: str, glossary: Glossary, facts: Mapping[str, tuple[str, str]], display: bool = False
) -> Element:
    """LaTeX as a `<math>` element with `alttext`.

    `facts` maps a stand-in character in the LaTeX to (text, unrounded value). Raises BuildError
    when the LaTeX is not sound, without a file, its line counted from the formula's first.
    """
    _check_size(latex)
    math = fromstring(_convert(latex, display))
    for element in math.iter():
        _replace_style(element)
        _set_fact(element, facts)
    try:
        _mark_symbols(math, glossary)
        math.set("alttext", spoken(math))
        _lower_primes(math)
    except RecursionError:
        raise BuildError("this formula is nested too deeply; part it", line=1) from None
    return math


def _check_size(latex: str) -> None:
    """Raise BuildError for what no reader could follow, and the library could not either."""
    if not latex.strip():
        raise BuildError("this formula is empty; write it", line=1)
    if len(latex) > MOST_CHARACTERS:
        message = f"this formula has more than {MOST_CHARACTERS:,} characters; part it"
        raise BuildError(message, line=1)
    depth = accumulate(1 if c == "{" else -1 for c in re.sub(r"\\\\.|[^{}]", "", latex))
    if max(depth, default=0) > MOST_NESTED:
        raise BuildError("this formula is nested too deeply; part it", line=1)


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False, macros=MACROS)


@cache
def _convert(latex: str, display: bool) -> str:
    if comment := re.search(r"(?<!\\)%", latex):
        raise _fault(latex, comment.start(), "'%' begins a comment in LaTeX; write \\%")
    try:
        mathml = _converter().convert_with_local_state(latex, displaystyle=display)
    except LatexError as error:
        place, _, reason = str(error).partition(": ")
        offset = len(latex.encode()[: int(place)].decode(errors="ignore"))
        raise _fault(latex, offset, f"{reason.rstrip('.')}; mend the LaTeX") from None
    return _ENTITY.sub(lambda match: unescape(match[0]), mathml)


def _fault(latex: str, offset: int, reason: str) -> BuildError:
    near = latex[offset:].strip().partition("\n")[0][:20]
    where = f"at '{near}'" if near else "at its end"
    line = latex.count("\n", 0, min(offset, len(latex.rstrip()))) + 1
    return BuildError(f"this formula is not sound, {where}: {reason}", line=line)


def _replace_style(element: Element) -> None:
    style = element.attrib.pop("style", "")
    for start, name in _STYLES.items():
        if style.startswith(start):
            element.set("class", name)
            return
    if style and "width" not in style:
        raise BuildError(f"this formula asks for a style ({style}); leave that to the page", line=1)


def _set_fact(element: Element, facts: Mapping[str, tuple[str, str]]) -> None:
    if element.text and element.text in facts:
        text, exact = facts[element.text]
        element.tag, element.text = "mn", text
        element.set("class", "fact")
        element.set("data-value", exact)


def _mark_symbols(row: Element, glossary: Glossary) -> None:
    """Wrap each symbol below an element, with its indices, in `<mrow class="symbol" …>`."""
    position = 0
    while position < len(row):
        found = _symbol_at(row, position, glossary)
        if found:
            _wrap(row, position, *found)
        else:
            _mark_symbols(row[position], glossary)
        position += 1


def _symbol_at(row: Element, position: int, glossary: Glossary) -> tuple[Symbol, int] | None:
    """The symbol that starts at a child of an element, and how many children it spans."""
    names = [_name(child) for child in list(row)[position : position + 2]]
    in_row = row.tag in _ROWS
    if in_row and all(names) and "".join(names) in glossary.by_symbol:
        return _with_indices(row, position, len(names), "".join(names), glossary)
    if names[0] and (symbol := glossary.symbol(names[0])):
        return _with_indices(row, position, 1, names[0], glossary) if in_row else (symbol, 1)
    return None


def _with_indices(
    row: Element, position: int, length: int, name: str, glossary: Glossary
) -> tuple[Symbol, int] | None:
    children = list(row)[position:]
    while index := _index(children[length : length + 3]):
        name, length = name + index, length + 3
    symbol = glossary.symbol(name)
    return (symbol, length) if symbol else None


def _index(children: list[Element]) -> str:
    """`[j]` if three elements are an index in brackets, else nothing."""
    texts = [child.text or "" for child in children]
    is_index = len(texts) == 3 and texts[0] == "[" and texts[2] == "]" and texts[1].isalnum()
    return "".join(texts) if is_index else ""


def _name(element: Element) -> str:
    """What code would call it: `a1` of a₁, `∂L/∂w2[i][j]` of the fraction; empty if nothing."""
    if element.get("class") == "fact" or element.tag in ("mo", "mtext", "mspace"):
        return ""
    parts = [_name(child) for child in element if child.tag != "mspace"]
    if element.tag in ("msub", "mrow") and parts:
        return "".join(parts) if all(parts) or element.tag == "mrow" else ""
    if element.tag == "mfrac":
        return f"{_flat(element[0])}/{_flat(element[1])}"
    if element.tag == "msup" and element[1].text == "′":
        return parts[0] + "′"
    return unicodedata.normalize("NFKC", element.text or "") if not parts else ""


def _lower_primes(math: Element) -> None:
    """A prime is drawn high already: browsers would raise the superscript far above its letter."""
    for element in math.iter("msup"):
        if element[1].text == "′":
            element.tag = "mrow"
            element[1].attrib |= {"lspace": "0", "rspace": "0"}


def _flat(element: Element) -> str:
    return unicodedata.normalize("NFKC", "".join(element.itertext()))


def _wrap(row: Element, position: int, symbol: Symbol, length: int) -> None:
    wrapper = Element("mrow", {"class": "symbol", **symbol.attributes})
    for child in list(row)[position : position + length]:
        row.remove(child)
        wrapper.append(child)
    row.insert(position, wrapper)
