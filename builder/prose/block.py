"""One block: a fence with a kind, a name and a TOML body, and what each kind may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from builder.base.errors import shortened
from builder.live.kinds import KINDS
from builder.prose.document import Document

# The kinds of blocks, and the keys of each; those in _OPTIONAL may be absent.
KEYS: Mapping[str, Mapping[str, type]] = {
    "inspector": {"state": str, "parts": list, "caption": str},
    "live": {"kind": str, "caption": str},
    "picture": {"file": str, "says": str, "caption": str},
    "question": {"ask": str, "answers": list, "state": str},
    "source": {"of": str, "caption": str},
    "takeaway": {"text": str},
    "task": {"do": str, "figure": str, "lab": str, "done": str, "solution": str, "hint": str},
}
_OPTIONAL = {("question", "state"), ("task", "figure"), ("task", "lab"), ("task", "hint")}
_MAY_BE_NAMELESS = {"source", "takeaway"}
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True)
class Block:
    """A fence as it is read: its kind and name, its TOML body, and the lines of its texts."""

    kind: str
    name: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, list[int]]

    def at(self, key: str, number: int = 0) -> int:
        """The line on which the text of the `number`th key of that name begins."""
        lines = self.lines.get(key, [])
        return lines[number] if number < len(lines) else self.line


def is_sound(block: Block, document: Document) -> bool:
    """Whether the name and the keys of a block are what its kind asks for; a fault for each."""
    before = len(document.faults)
    _check_name(block, document)
    types, options = KEYS[block.kind], _options(block, document)
    for key, value in block.values.items():
        line = block.at(key)
        known = document.known(key, [*types, *options], f"key of {_called(block)}", line)
        if known and key in types and type(value) is not types[key]:
            kind = "a list" if types[key] is list else "a text in quotes"
            document.fault(f"'{key}' is {kind}, not {shortened(value)}", line)
        elif isinstance(value, str) and not value.strip():
            document.fault(f"'{key}' is empty; write it", line)
    for key in types:
        if key not in block.values and (block.kind, key) not in _OPTIONAL:
            document.fault(f"this block has no '{key}'; add it", block.line)
    return len(document.faults) == before


def _check_name(block: Block, document: Document) -> None:
    if not block.name and block.kind in _MAY_BE_NAMELESS:
        return
    if _NAME.fullmatch(block.name):
        document.take_id(block.name, block.line)
    else:
        message = f"'{block.name}' is no name for a block; write one such as fig-start"
        document.fault(message, block.line)


def _called(block: Block) -> str:
    """A block in a message; a live figure by the kind that decides on its options."""
    kind = block.values.get("kind")
    named = block.kind == "live" and isinstance(kind, str) and kind in KINDS
    return f"the live figure '{kind}'" if named else f"'{block.kind}'"


def _options(block: Block, document: Document) -> Collection[str]:
    """The keys that a kind of live figure has besides."""
    kind = block.values.get("kind")
    if block.kind != "live" or not isinstance(kind, str):
        return ()
    known = document.known(kind, KINDS, "live figure", block.at("kind"))
    return KINDS[kind].options() if known else ()
