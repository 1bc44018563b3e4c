"""Blocks: fences with a kind, a name and a TOML body; displayed formulas, side notes, references.

They are taken out of a file's text line for line, so that every other line keeps its number, and
each leaves a mark where it stood. `builder.prose.block_elements` turns a block into HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.base.errors import BuildError, shortened
from builder.base.toml_lines import parse_toml, text_lines
from builder.live.kinds import KINDS
from builder.prose.document import Document
from builder.prose.marks import Mark

PARTS = (
    "picture", "graph", "outputs", "grids", "w2", "curve", "samples", "numbers", "controls",
    "explanation", "draw",
)  # fmt: skip

# The kinds of blocks, and the keys of each; those in _OPTIONAL may be absent.
_KEYS: Mapping[str, Mapping[str, type]] = {
    "inspector": {"state": str, "parts": list, "caption": str},
    "live": {"kind": str, "caption": str},
    "question": {"ask": str, "answers": list, "state": str},
    "source": {"of": str, "caption": str},
    "takeaway": {"text": str},
}
_OPTIONAL = {("question", "state")}
_MAY_BE_NAMELESS = {"source", "takeaway"}

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_FENCE = re.compile(r"(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})\s*(?P<kind>\S*)\s*(?P<name>.*?)\s*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s+(.*)")
_REFERENCE = re.compile(r"\[([^\]^][^\]]*)\]:\s+(\S+)\s*")


@dataclass(frozen=True)
class Block:
    """A sound fence: its kind and name, its TOML body, and the lines of its texts."""

    kind: str
    name: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, list[int]]

    def at(self, key: str, number: int = 0) -> int:
        """The line on which the text of the `number`th key of that name begins."""
        lines = self.lines.get(key, [])
        return lines[number] if number < len(lines) else self.line


@dataclass(frozen=True)
class FigureBlock:
    """A numbered figure before its caption is set."""

    id: str
    number: str
    kind: str  # 'inspector', or the kind of a live figure
    state: str = ""
    parts: tuple[str, ...] = ()
    told: str = ""  # what the script of a live figure is given, as JSON
    still: str = ""  # what stands in a live figure until then, as HTML

    @property
    def label(self) -> str:
        """What the prose calls it."""
        return f"Figure {self.number}"


class Blocks:
    """The blocks of one file, in order, and its figures by name."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.figures: dict[str, FigureBlock] = {}
        self._blocks: list[Block] = []

    def __getitem__(self, mark: Mark) -> Block:
        """The block that a mark of the kind 'block' stands for."""
        return self._blocks[int(mark.text)]

    def fold(self, text: str, first: int) -> str:
        """Text that begins at line `first`, with a mark for each block; as many lines as before."""
        lines = text.split("\n")
        position = 0
        while position < len(lines):
            position += self._fold_at(lines, position, first + position)
        return "\n".join(lines)

    def _fold_at(self, lines: list[str], position: int, line: int) -> int:
        """Fold what begins at a line, if anything does; how many lines it takes."""
        text, mark = lines[position], None
        if fence := _FENCE.fullmatch(text):
            end = self._end(lines, position, fence["ticks"], line)
            if end < len(lines):
                mark = self._fence(fence, lines[position + 1 : end], line)
        elif text.strip() == "$$":
            end = self._end(lines, position, "$$", line)
            if end < len(lines):
                mark = Mark("display", line + 1, "\n".join(lines[position + 1 : end]))
        elif note := _NOTE.fullmatch(text):
            end = _end_of_paragraph(lines, position)
            self._note(note[1], "\n".join([note[2], *lines[position + 1 : end + 1]]), line)
        elif reference := _REFERENCE.fullmatch(text):
            end = position
            self.document.references[reference[1].casefold()] = reference[2]
        else:
            return 1
        count = min(end + 1, len(lines)) - position
        lines[position : position + count] = [""] * count
        if mark and count > 1:
            lines[position + 1] = self.document.marks.single(mark)
        return count

    def _end(self, lines: list[str], position: int, closing: str, line: int) -> int:
        """Where the line stands that closes a block; after a fault, where the file ends."""
        for end in range(position + 1, len(lines)):
            if lines[end].rstrip() == closing:
                return end
        self.document.fault(f"nothing closes this '{closing}'; add a line '{closing}'", line)
        return len(lines)

    def _note(self, name: str, text: str, line: int) -> None:
        if name in self.document.notes:
            self.document.fault(f"the side note '{name}' is written twice; rename one", line)
        self.document.notes[name] = (text, line)

    def _fence(self, fence: re.Match[str], body: list[str], line: int) -> Mark | None:
        """Read a fence; a mark for it, or None after a fault."""
        kind, name, text = fence["kind"], fence["name"], "\n".join(body)
        if fence["indent"]:
            self.document.fault("a block begins at the start of its line; move it there", line)
        if not self.document.known(kind, _KEYS, "kind of block", line):
            return None
        try:
            values = parse_toml(text, line + 1)
        except BuildError as error:
            self.document.caught(error, error.line or line)
            return None
        block = Block(kind, name, line, values, text_lines(text, line + 1))
        if kind in ("inspector", "live"):
            self.figures[name] = FigureBlock(name, self._number(), kind)
        if not self._is_sound(block):
            return None
        if name in self.figures:
            self.figures[name] = self._figure(block, self.figures[name].number)
        self._blocks.append(block)
        return Mark("block", line, str(len(self._blocks) - 1))

    def _is_sound(self, block: Block) -> bool:
        """Whether the name and the keys of a block are what its kind asks for."""
        before = len(self.document.faults)
        self._check_name(block)
        types = _KEYS[block.kind]
        options = self._options(block)
        for key, value in block.values.items():
            line = block.at(key)
            known = self.document.known(key, [*types, *options], f"key of '{block.kind}'", line)
            if known and key in types and type(value) is not types[key]:
                kind = "a list" if types[key] is list else "a text in quotes"
                self.document.fault(f"'{key}' is {kind}, not {shortened(value)}", line)
            elif isinstance(value, str) and not value.strip():
                self.document.fault(f"'{key}' is empty; write it", line)
        for key in types:
            if key not in block.values and (block.kind, key) not in _OPTIONAL:
                self.document.fault(f"this block has no '{key}'; add it", block.line)
        return len(self.document.faults) == before

    def _check_name(self, block: Block) -> None:
        if not block.name and block.kind in _MAY_BE_NAMELESS:
            return
        if _NAME.fullmatch(block.name):
            self.document.take_id(block.name, block.line)
        else:
            message = f"'{block.name}' is no name for a block; write one such as fig-start"
            self.document.fault(message, block.line)

    def _options(self, block: Block) -> Collection[str]:
        """The keys that a kind of live figure has besides."""
        kind = block.values.get("kind")
        if block.kind != "live" or not isinstance(kind, str):
            return ()
        known = self.document.known(kind, KINDS, "live figure", block.at("kind"))
        return KINDS[kind].options() if known else ()

    def _number(self) -> str:
        count = str(len(self.figures) + 1)
        return count if self.document.number is None else f"{self.document.number}.{count}"

    def _figure(self, block: Block, number: str) -> FigureBlock:
        if block.kind == "inspector":
            state, parts = self.state(block), tuple(map(str, block.values["parts"]))
            for part in parts:
                self.document.known(part, PARTS, "part of the inspector", block.at("parts"))
            return FigureBlock(block.name, number, "inspector", state, parts)
        return self._live(block, number)

    def _live(self, block: Block, number: str) -> FigureBlock:
        """A live figure with what its script is given and its still; without them after a fault."""
        kind = KINDS[block.values["kind"]]
        bare = FigureBlock(block.name, number, kind.kind)
        values = {
            key: self._option(value, block.at(key))
            for key, value in block.values.items()
            if key in kind.options()
        }
        faults = list(kind.faults(values))
        for key, message in faults:
            self.document.fault(message, block.at(key))
        if faults:
            return bare
        figure, facts = kind.of(values), self.document.facts
        try:
            told = json.dumps(figure.told(facts), separators=(",", ":"))
            return replace(bare, told=told, still=figure.still(facts))
        except BuildError as error:
            self.document.caught(error, block.at(next(reversed(values), "kind")))
            return bare

    def _option(self, value: Any, line: int) -> Any:
        """An option of a live figure; one in braces is a fact's value."""
        if isinstance(value, list):
            return [self._option(item, line) for item in value]
        if isinstance(value, str) and value.startswith("{{"):
            return json.loads(self.document.filled(value, line))
        return value

    def state(self, block: Block) -> str:
        """The address of the moment a block shows, its facts filled in."""
        line = block.at("state")
        state = self.document.filled(str(block.values["state"]), line)
        self.document.check_address(state, line)
        return state


def _end_of_paragraph(lines: list[str], position: int) -> int:
    while position + 1 < len(lines) and lines[position + 1].strip():
        position += 1
    return position
