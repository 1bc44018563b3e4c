"""TOML within a larger file: its values, and its faults and texts by their lines there."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from builder.base.errors import BuildError

_TOKEN = re.compile(
    r"""
      \#[^\n]*
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<key>[\w-]+)\s*=
    """,
    re.VERBOSE | re.DOTALL,
)


def parse_toml(toml: str, first: int) -> dict[str, Any]:
    """The values of a document whose first line is line `first`. Raises BuildError at the line."""
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", place)
        line = first + (int(found[1]) - 1 if found else toml.rstrip("\n").count("\n"))
        raise BuildError(f"this is not TOML ({reason}); mend the line", line=line) from None
    except ValueError:
        raise BuildError("a number here has thousands of digits; mend it", line=first) from None
    except RecursionError:
        raise BuildError("lists here are nested too deeply; mend them", line=first) from None


def text_lines(toml: str, first: int) -> dict[str, list[int]]:
    """For each key, in tables inside lists too, the lines on which its values begin, in order.

    `first` is the line of the document's own first line. Where no text stands behind a key, but a
    number, say, it is the line of the key.
    """
    lines: dict[str, list[int]] = {}
    key = ""
    for match in _TOKEN.finditer(toml):
        line = first + toml.count("\n", 0, match.start())
        if match["key"]:
            key = match["key"]
            lines.setdefault(key, []).append(line)
        elif match["text"] and key:
            lines[key][-1] = line + bool(re.match(r"(\"{3}|'{3})\n", match["text"]))
            key = ""
    return lines
