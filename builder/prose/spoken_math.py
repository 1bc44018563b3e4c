"""A formula in one line of text, for screen readers without MathML and for the search."""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from builder.language.speaking import t

_INVISIBLE = "\u2061\u2062\u2063\u2064"
_UNSPACED = set("()[]{}|,;!′")
_SIGNS = set("−+±")
_BEFORE_SIGN = set("([{=<>≤≥≈,;×⋅/")


def spoken(math: Element) -> str:
    """Fractions with a slash, powers with ^, sums from … to …; as it would be typed."""
    text = re.sub(r"\s+", " ", _say(math)).strip()
    return re.sub(r"· · ·|⋯", "…", text)


def _say(element: Element) -> str:
    parts = [_say(child) for child in element]
    match element.tag:
        case "mfrac":
            return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
        case "msqrt":
            return f"√{_grouped(''.join(parts))}"
        case "msub":
            return f"{parts[0]}{parts[1]}" if _is_short(parts[1]) else f"{parts[0]}_({parts[1]})"
        case "msup":
            return parts[0] + (parts[1] if parts[1] in "′″" else f"^{_grouped(parts[1])}")
        case "munder":
            return t("{sign}over {below} of ", sign=parts[0], below=parts[1])
        case "msubsup" | "munderover":
            return t(
                "{sign}from {first} to {last} of ",
                sign=parts[0],
                first=parts[1].strip(),
                last=parts[2].strip(),
            )
        case "mtable":
            return "; ".join(parts)
        case "mspace":
            return " " if element.get("width") else ""
        case "mo":
            text = _text(element)
            return text if text in _UNSPACED else f" {text} "
        case _:
            return _text(element) + _row(element, parts)


def _row(row: Element, parts: list[str]) -> str:
    """The parts of a row joined; a sign that begins it, or follows an operator, keeps close."""
    before = "("
    for position, child in enumerate(row):
        if child.tag == "mo" and _text(child) in _SIGNS and before in _BEFORE_SIGN:
            parts[position] = _text(child)
        if child.tag != "mspace":
            before = _text(child)
    return "".join(parts)


def _text(element: Element) -> str:
    return unicodedata.normalize("NFKC", element.text or "").strip(_INVISIBLE)


def _is_short(text: str) -> bool:
    return re.fullmatch(r"\w", text) is not None


def _grouped(text: str) -> str:
    text = text.strip()
    is_one = re.fullmatch(r"[\w.]+(\[\w+\])*|√\(.*\)", text)
    return text if is_one else f"({text})"
