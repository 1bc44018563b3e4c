"""Blocks: fences with a kind, a name and a TOML body; displayed formulas, side notes, references.

They are taken out of a file's text line for line, so that every other line keeps its number, and
each leaves a mark where it stood. `builder.prose.block_elements` turns a block into HTML.
"""

from __future__ import annotations

import re

from builder.base.errors import BuildError
from builder.base.toml_lines import parse_toml, text_lines
from builder.prose.block import KEYS, Block, is_sound
from builder.prose.document import Document
from builder.prose.figure_blocks import FIGURES, FigureBlock, read_figure
from builder.prose.marks import Mark

_FENCE = re.compile(r"(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})\s*(?P<kind>\S*)\s*(?P<name>.*?)\s*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s+(.*)")
_REFERENCE = re.compile(r"\[([^\]^][^\]]*)\]:\s+(\S+)\s*")


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
        if not self.document.known(kind, KEYS, "kind of block", line):
            return None
        if kind in FIGURES:  # known to the text even where its block has a fault
            self.figures[name] = FigureBlock(name, self._number(), kind)
        try:
            values = parse_toml(text, line + 1)
        except BuildError as error:
            self.document.caught(error, error.line or line)
            return None
        block = Block(kind, name, line, values, text_lines(text, line + 1))
        if not is_sound(block, self.document):
            return None
        if kind in FIGURES:
            number = self.figures[name].number
            self.figures[name] = read_figure(block, number, self.document)
        self._blocks.append(block)
        return Mark("block", line, str(len(self._blocks) - 1))

    def _number(self) -> str:
        count = str(len(self.figures) + 1)
        return count if self.document.number is None else f"{self.document.number}.{count}"


def _end_of_paragraph(lines: list[str], position: int) -> int:
    while position + 1 < len(lines) and lines[position + 1].strip():
        position += 1
    return position
