"""The glossary as readers see it: each entry's line for tooltips, and the list of its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, tostring

from builder.language.speaking import t
from builder.prose.converter import Prose
from builder.prose.document import Document
from builder.prose.glossary import Entry, Glossary
from builder.prose.inline_elements import math
from builder.prose.marks import Mark
from builder.prose.tree_pass import Section


@dataclass(frozen=True)
class SetEntry:
    """An entry as readers see it."""

    entry: Entry
    html: str  # its line
    text: str  # the same without markup
    formula: str  # MathML, or empty
    spoken: str  # the formula in one line of text


def set_entries(glossary: Glossary, document: Document) -> dict[str, SetEntry]:
    """Every entry by name, as a reader looks them up. Faults go to the document."""
    prose = Prose(document, {})
    return {entry.name: _set(entry, prose) for entry in glossary.in_order}


def _set(entry: Entry, prose: Prose) -> SetEntry:
    html, text = prose.set_line(entry.says, entry.lines.get("says", 1))
    formula: Element | str = ""
    if entry.formula:
        mark = Mark("formula", entry.lines.get("formula", 1), entry.formula)
        formula = math(mark, prose.document, display=False)
    if isinstance(formula, str):
        return SetEntry(entry, html, text, "", "")
    mathml = tostring(formula, encoding="unicode")
    return SetEntry(entry, html, text, mathml, formula.get("alttext", ""))


def listed(entries: Mapping[str, SetEntry]) -> str:
    """The two lists of the glossary page, as HTML: symbols, then terms."""
    symbols = [_listed(e) for e in entries.values() if e.entry.symbol]
    terms = [_listed(e) for e in entries.values() if not e.entry.symbol]
    return _list(t("Symbols, in the order of computing"), "symbols", symbols) + _list(
        t("Terms, in alphabetical order"), "terms", terms
    )


def _list(heading: str, anchor: str, entries: list[str]) -> str:
    body = "".join(entries)
    return f'<h2 id="{anchor}">{heading}</h2>\n<dl class="glossary">\n{body}</dl>\n'


def sections(entries: Mapping[str, SetEntry]) -> list[Section]:
    """Each entry for the search."""
    return [
        Section(name, entry.entry.heading, f"{entry.text} {entry.spoken}".strip())
        for name, entry in entries.items()
    ]


def _listed(set_entry: SetEntry) -> str:
    entry = set_entry.entry
    heading = f"<dfn>{escape(entry.term)}</dfn>" if entry.term else ""
    if entry.symbol:
        code = f'<code class="symbol" data-symbol="{entry.name}">{escape(entry.symbol)}</code>'
        heading += (" " if heading else "") + (code if entry.term else f"<dfn>{code}</dfn>")
    quantity = f' data-quantity="{escape(entry.quantity)}"' if entry.quantity else ""
    formula = f'<p class="formula">{set_entry.formula}</p>' if set_entry.formula else ""
    return (
        f'<div class="entry" id="{entry.name}"{quantity}>'
        f"<dt>{heading}</dt><dd>{formula}<p>{set_entry.html}</p></dd></div>\n"
    )
