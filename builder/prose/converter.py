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
from builder.prose.document import Document
from builder.prose.inline_elements import math
from builder.prose.inline_marks import InlineMarks, Notes
from builder.prose.inline_spans import InlineSpans
from builder.prose.marks import SINGLE_MARK
from builder.prose.scanner import scan
from builder.prose.table_rows import table_faults
from builder.prose.tree_pass import Outcome, TreePass

_DEPTH = 3  # how deep pairs nest, such as a control within a claim
_PLAIN_CHARACTERS = "$<\"'"  # may stand behind a backslash, besides Markdown's own


class Prose:
    """The Markdown of one file. Faults go to its document."""

    def __init__(self, document: Document, glosses: Mapping[str, str]) -> None:
        """`glosses` maps each entry of the glossary to the line that its first use shows."""
        self.document = document
        self._blocks = Blocks(document)
        self._tree_pass = TreePass(document, self._blocks, glosses)
        self._md = _markdown(document, self._blocks, self._tree_pass)

    def set(self, text: str, line: int) -> tuple[str, Outcome]:
        """HTML of a text that begins at a line of the file, and what was found in it."""
        folded = self._blocks.fold(self.document.clean(text, line), line)
        scanned = scan(folded, line, self.document.marks)
        for at, message in table_faults(scanned, line):
            self.document.fault(message, at)
        html = self._md.reset().convert(scanned)
        for name, (_, at) in self.document.notes.items():
            if name not in self.document.used_notes:
                message = f"nothing refers to the side note '{name}'; write [^{name}] or drop it"
                self.document.fault(message, at)
        return html, self._tree_pass.outcome

    def set_line(self, text: str, line: int) -> tuple[str, str]:
        """One paragraph: (HTML without `<p>`, plain text)."""
        html, outcome = self.set(text, line)
        inner = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
        if inner is None:
            self.document.fault("this must be one paragraph of plain text", line)
            return "", ""
        return inner[1], "".join(section.text for section in outcome.sections[:1])


def _markdown(document: Document, blocks: Blocks, tree_pass: TreePass) -> Markdown:
    """Markdown with our processors in, and without what the notation does not have."""
    md = Markdown(
        extensions=[TableExtension(use_align_attribute=True), SaneListExtension()],
        output_format="html",
    )
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *_PLAIN_CHARACTERS]
    md.preprocessors.deregister("html_block")
    for name in ("code", "setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    md.parser.blockprocessors.register(_MarkedBlocks(md.parser, document, blocks), "marked", 95)
    _replace_patterns(md, document, blocks)
    md.treeprocessors.deregister("prettify")
    md.treeprocessors.register(tree_pass, "tree-pass", -10)
    return md


def _replace_patterns(md: Markdown, document: Document, blocks: Blocks) -> None:
    """Put the processors of marks in place of Markdown's own for the same things."""
    patterns = md.inlinePatterns
    for name in (
        "backtick", "reference", "link", "image_link", "image_reference", "short_reference",
        "short_image_ref", "autolink", "automail", "html", "entity",
    ):  # fmt: skip
        patterns.deregister(name)
    patterns.register(Notes(md, document), "note", 175)
    for depth in range(_DEPTH):
        patterns.register(InlineSpans(md, document, blocks), f"pair-{depth}", 170 - depth)
    patterns.register(InlineMarks(md, document, blocks), "atom", 160)


class _MarkedBlocks(BlockProcessor):
    """A paragraph that is nothing but the mark of a fence or of a displayed formula."""

    def __init__(self, parser: BlockParser, document: Document, blocks: Blocks) -> None:
        super().__init__(parser)
        self.document = document
        self.blocks = blocks

    def test(self, parent: Element, block: str) -> bool:
        text = block.strip()
        return bool(re.fullmatch(SINGLE_MARK, text)) and self.document.marks[text].kind in (
            "block",
            "display",
        )

    def run(self, parent: Element, blocks: list[str]) -> None:
        mark = self.document.marks[blocks.pop(0).strip()]
        if mark.kind == "block":
            append_block(parent, self.blocks[mark], self.blocks)
            return
        formula = math(mark, self.document, display=True)
        if not isinstance(formula, str):
            # A formula wider than a phone scrolls, so the keyboard must reach it.
            SubElement(parent, "div", {"class": "formula", "tabindex": "0"}).append(formula)
