"""Markdown with our notation: a text of a chapter becomes HTML, with what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from builder import inline
from builder.blocks import Blocks
from builder.finish import Finish, Outcome
from builder.marks import ATOM
from builder.sheet import Sheet

_PLAIN_CHARACTERS = "$<\"'|"  # may stand behind a backslash besides Markdown's own


def typeset(text: str, line: int, sheet: Sheet, glosses: Mapping[str, str]) -> tuple[str, Outcome]:
    """HTML of a text that begins at a line of the sheet's file; faults go to the sheet.

    `glosses` maps a glossary entry to the line shown on its first use.
    """
    blocks = Blocks(sheet)
    md, finish = _markdown(sheet, blocks, glosses)
    protected = sheet.marks.protect(blocks.fold(text, line), line)
    html = md.convert(protected)
    for name, (_, at) in sheet.notes.items():
        if name not in sheet.used_notes:
            sheet.fault(f"nothing refers to the side note '{name}'; write [^{name}] or drop it", at)
    return html, finish.outcome


def typeset_line(text: str, line: int, sheet: Sheet) -> tuple[str, str]:
    """One paragraph without blocks: (HTML without `<p>`, plain text)."""
    html, outcome = typeset(text, line, sheet, {})
    inner = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
    if inner is None or "<p>" in inner[1]:
        sheet.fault("this must be one paragraph of plain text", line)
        return "", ""
    return inner[1], outcome.sections[0].text


def _markdown(sheet: Sheet, blocks: Blocks, glosses: Mapping[str, str]) -> tuple[Markdown, Finish]:
    md = Markdown(
        extensions=[TableExtension(use_align_attribute=True), SaneListExtension()],
        output_format="html",
    )
    md.ESCAPED_CHARS.extend(_PLAIN_CHARACTERS)
    md.preprocessors.deregister("html_block")
    for name in ("code", "setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    md.parser.blockprocessors.register(_MarkedBlocks(md.parser, sheet, blocks), "marked", 95)
    inline.register(md, sheet, blocks)
    md.treeprocessors.deregister("prettify")
    finish = Finish(md, sheet, blocks, glosses)
    md.treeprocessors.register(finish, "finish", -10)
    return md, finish


class _MarkedBlocks(BlockProcessor):
    """A paragraph that is nothing but the mark of a fence or of a displayed formula."""

    def __init__(self, parser: object, sheet: Sheet, blocks: Blocks) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.sheet = sheet
        self.blocks = blocks

    def test(self, parent: Element, block: str) -> bool:
        found = re.fullmatch(ATOM, block.strip())
        return bool(found) and self.sheet.marks[block.strip()].kind in ("block", "display")

    def run(self, parent: Element, blocks: list[str]) -> None:
        mark = self.sheet.marks[blocks.pop(0).strip()]
        if mark.kind == "block":
            self.blocks.build(parent, mark)
            return
        frame = SubElement(parent, "div", {"class": "formula"})
        formula = inline.math(mark, self.sheet, display=True)
        if not isinstance(formula, str):
            frame.append(formula)
