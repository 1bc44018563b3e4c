"""Characters that are no text: nobody sees them, and some change what is seen around them."""

from __future__ import annotations

import re

# Control characters, directions and isolates, separators, private ones, and what is none at all.
NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u206f"
    "\ue000-\uf8ff\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def fault_in(text: str) -> str:
    """What is wrong with the first character of a text that is none; empty if all is well."""
    found = NO_TEXT.search(text)
    return f"the character U+{ord(found[0]):04X} is no text; delete it" if found else ""


def holds_numeral(text: str) -> bool:
    """Whether a digit, a fraction or a raised figure of any script stands in a text."""
    return any(is_numeral(character) for character in text)


def is_numeral(character: str) -> bool:
    """Whether a character is a figure, not a letter or a word that means a number."""
    return character.isnumeric() and not character.isalpha()
