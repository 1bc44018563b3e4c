"""Markdown with our notation: a text of a chapter becomes HTML, with what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from builder.prose.block_elements import append_block
from builder.prose.blocks import Blocks
from builder.prose.document import Sheet
from builder.prose.inline_elements import math
from builder.prose.inline_marks import Atoms, Notes
from builder.prose.inline_spans import Pairs
from builder.prose.marks import ATOM
from builder.prose.scanner import protect
from builder.prose.tree_pass import Finish, Outcome

_DEPTH = 3  # how deep pairs nest, such as a control within a claim
_PLAIN_CHARACTERS = "$<\"'"  # may stand behind a backslash, besides Markdown's own


class Prose:
    """The Markdown of one file. Faults go to its sheet."""

    def __init__(self, sheet: Sheet, glosses: Mapping[str, str]) -> None:
        """`glosses` maps each entry of the glossary to the line that its first use shows."""
        self.sheet = sheet
        self._blocks = Blocks(sheet)
        self._finish = Finish(sheet, self._blocks, glosses)
        self._md = _markdown(sheet, self._blocks, self._finish)

    def set(self, text: str, line: int) -> tuple[str, Outcome]:
        """HTML of a text that begins at a line of the file, and what was found in it."""
        folded = self._blocks.fold(self.sheet.clean(text, line), line)
        html = self._md.reset().convert(protect(folded, line, self.sheet.marks))
        for name, (_, at) in self.sheet.notes.items():
            if name not in self.sheet.used_notes:
                message = f"nothing refers to the side note '{name}'; write [^{name}] or drop it"
                self.sheet.fault(message, at)
        return html, self._finish.outcome

    def set_line(self, text: str, line: int) -> tuple[str, str]:
        """One paragraph: (HTML without `<p>`, plain text)."""
        html, outcome = self.set(text, line)
        inner = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
        if inner is None:
            self.sheet.fault("this must be one paragraph of plain text", line)
            return "", ""
        return inner[1], outcome.sections[0].text


def _markdown(sheet: Sheet, blocks: Blocks, finish: Finish) -> Markdown:
    """Markdown with our processors in, and without what the notation does not have."""
    md = Markdown(
        extensions=[TableExtension(use_align_attribute=True), SaneListExtension()],
        output_format="html",
    )
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *_PLAIN_CHARACTERS]
    md.preprocessors.deregister("html_block")
    for name in ("code", "setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    md.parser.blockprocessors.register(_MarkedBlocks(md.parser, sheet, blocks), "marked", 95)
    _replace_patterns(md, sheet, blocks)
    md.treeprocessors.deregister("prettify")
    md.treeprocessors.register(finish, "finish", -10)
    return md


def _replace_patterns(md: Markdown, sheet: Sheet, blocks: Blocks) -> None:
    """Put the processors of marks in place of Markdown's own for the same things."""
    patterns = md.inlinePatterns
    for name in (
        "backtick", "reference", "link", "image_link", "image_reference", "short_reference",
        "short_image_ref", "autolink", "automail", "html", "entity",
    ):  # fmt: skip
        patterns.deregister(name)
    patterns.register(Notes(md, sheet), "note", 175)
    for depth in range(_DEPTH):
        patterns.register(Pairs(md, sheet, blocks), f"pair-{depth}", 170 - depth)
    patterns.register(Atoms(md, sheet, blocks), "atom", 160)


class _MarkedBlocks(BlockProcessor):
    """A paragraph that is nothing but the mark of a fence or of a displayed formula."""

    def __init__(self, parser: BlockParser, sheet: Sheet, blocks: Blocks) -> None:
        super().__init__(parser)
        self.sheet = sheet
        self.blocks = blocks

    def test(self, parent: Element, block: str) -> bool:
        text = block.strip()
        return bool(re.fullmatch(ATOM, text)) and self.sheet.marks[text].kind in (
            "block",
            "display",
        )

    def run(self, parent: Element, blocks: list[str]) -> None:
        mark = self.sheet.marks[blocks.pop(0).strip()]
        if mark.kind == "block":
            append_block(parent, self.blocks[mark], self.blocks)
            return
        formula = math(mark, self.sheet, display=True)
        if not isinstance(formula, str):
            # A formula wider than a phone scrolls, so the keyboard must reach it.
            SubElement(parent, "div", {"class": "formula", "tabindex": "0"}).append(formula)
