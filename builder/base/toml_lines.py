"""On which line each text of a TOML document stands; `tomllib` does not tell."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      \#[^\n]*
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<key>[\w-]+)\s*=
    """,
    re.VERBOSE | re.DOTALL,
)


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
