"""The index of the search: the plain text of every section, as a classic script.

The page reads it when the search is first opened, from the web or from disk, and looks for words in
it as they are typed. Ten thousand words need no cleverer index than themselves.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from builder.prose.chapters import GLOSSARY, Chapter
from builder.prose.glossary import Entry, Glossary

VARIABLE = "explorableSearch"


def search_index(chapters: Sequence[Chapter], glossary: Glossary) -> str:
    """The script `globalThis.explorableSearch=[[file, number, title, sections], …];`.

    A section is `[anchor, heading, text]`; the number is that of a numbered chapter, else 0. An
    entry of the glossary has its symbol in the heading, and names the inspector's quantity that is
    its value now, if it has one.
    """
    index = [
        [chapter.file, chapter.number or 0, chapter.title, _sections(chapter, glossary)]
        for chapter in chapters
    ]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.{VARIABLE}={_inert(text)};\n"


def _sections(chapter: Chapter, glossary: Glossary) -> list[list[str]]:
    sections = []
    for section in chapter.text:
        entry = glossary.by_name.get(section.anchor) if chapter.name == GLOSSARY else None
        heading = _heading(entry) if entry else section.heading
        quantity = [entry.quantity] if entry and entry.quantity else []
        sections.append([section.anchor, heading, section.text, *quantity])
    return sections


def _heading(entry: Entry) -> str:
    return ", ".join(name for name in dict.fromkeys((entry.term, entry.symbol)) if name)


def _inert(text: str) -> str:
    """JSON that stays text inside a script element and in every engine."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
