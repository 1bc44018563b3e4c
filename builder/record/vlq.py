"""Integers as text: Base64 VLQ, the variable-length integers of JavaScript source maps.

A number is one to eleven characters of five bits each, lowest bits first. A character of the
alphabet's second half says that another one follows. The lowest bit of the number is its sign.
"""

from __future__ import annotations

import re

import numpy as np

from builder.model.grid import Integers

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BASE = len(ALPHABET) // 2  # of the digits; a character of the second half has another one behind it
LARGEST = 2**53  # beyond it neither JavaScript's numbers nor eleven characters are enough

_BITS = BASE.bit_length() - 1
_CHARACTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
_DIGITS = np.zeros(128, dtype=np.int64)
_DIGITS[_CHARACTERS] = np.arange(64)
_WHOLE_NUMBERS = re.compile(r"(?:[g-z0-9+/]{0,10}[A-Za-f])*+")


def to_vlq(array: Integers) -> str:
    """The integers of an array, in C order, as text. Raises ValueError for any beyond 2^53."""
    numbers = np.asarray(array, dtype=np.int64).ravel()
    if not numbers.size:
        return ""
    if numbers.max() > LARGEST or numbers.min() < -LARGEST:
        raise ValueError(f"a number beyond {LARGEST} cannot be written exactly")
    rest = np.where(numbers < 0, -numbers << 1 | 1, numbers << 1)
    places = np.arange(0, int(rest.max()).bit_length() or 1, _BITS)
    shifted = rest[:, None] >> places  # (numbers, places)
    used = shifted > 0
    used[:, 0] = True
    digits = shifted % BASE + BASE * (shifted >= BASE)
    characters: bytes = _CHARACTERS[digits[used]].tobytes()
    return characters.decode("ascii")


def from_vlq(text: str) -> Integers:
    """The integers of a text. Raises ValueError when it is foreign or cut off."""
    whole = whole_numbers(text)
    if len(whole) < len(text):
        raise ValueError(f"no number can be read at character {len(whole)}")
    digits = _DIGITS[np.frombuffer(text.encode("ascii"), dtype=np.uint8)]
    last = np.flatnonzero(digits < BASE)  # of each number
    first = np.concatenate(([0], last[:-1] + 1))[: len(last)]
    place = np.arange(len(digits)) - np.repeat(first, last - first + 1)
    parts = digits % BASE << _BITS * place
    rest = np.add.reduceat(parts, first) if len(first) else parts
    return np.where(rest & 1, -(rest >> 1), rest >> 1)


def whole_numbers(text: str) -> str:
    """The longest beginning of a text that consists of whole numbers."""
    found = _WHOLE_NUMBERS.match(text)
    return found[0] if found else ""
