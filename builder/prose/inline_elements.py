"""Elements within a line that marks of every kind become: formulas, terms, plain texts."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from builder.base.errors import BuildError
from builder.prose.blocks import Blocks
from builder.prose.document import Document
from builder.prose.formulas import formula
from builder.prose.glossary import Entry
from builder.prose.marks import Mark

GLOSSARY_PAGE = "glossary.html"
_FACT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STAND_IN = 0xE000  # the first private character for a fact inside a formula


def math(mark: Mark, document: Document, *, display: bool) -> Element | str:
    """A formula with its facts filled in; nothing after a fault."""
    facts: dict[str, tuple[str, str]] = {}

    def stand_in(match: re.Match[str]) -> str:
        shown = document.printed(match[1].strip(), mark.line)
        character = chr(_STAND_IN + len(facts))
        facts[character] = (shown.text, shown.value or shown.text) if shown else ("", "")
        return character

    latex = _FACT.sub(stand_in, mark.text)
    if decimal := re.search(r"\d*\.\d+", latex):
        document.fault(
            f"the decimal {decimal[0]} is typed in a formula; write a fact such as {{{{ lr }}}}, "
            f"or {{{{plain: {decimal[0]}}}}}",
            mark.line + latex.count("\n", 0, decimal.start()),
        )
    try:
        return formula(latex, document.glossary, facts, display)
    except BuildError as error:
        document.caught(error, mark.line + (error.line or 1) - 1)
        return ""


def entry_of(mark: Mark, document: Document, blocks: Blocks) -> Entry | None:
    """The entry of the glossary that a mark names; None after a fault."""
    known = {**blocks.figures, **document.glossary.by_name}
    if not document.known(mark.text, known, "term or figure", mark.line):
        return None
    return document.glossary.by_name.get(mark.text)


def term_link(entry: Entry, words: str) -> Element:
    """A link to an entry of the glossary; its first use gets its line in the last pass."""
    attributes = {"class": "term", "href": entry_address(entry), "data-term": entry.name}
    return text_element("a", attributes, words)


def entry_address(entry: Entry) -> str:
    """Where an entry stands, as a link."""
    return f"{GLOSSARY_PAGE}#{entry.name}"


def text_element(tag: str, attributes: dict[str, str], text: str) -> Element:
    """An element whose text is final: no Markdown in it."""
    element = Element(tag, attributes)
    element.text = AtomicString(text)
    return element
