"""Chapters: front matter and Markdown, read into frozen values. All faults are told together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.base.errors import BuildError, near_miss, raise_all
from builder.facts.facts import Facts
from builder.language.speaking import spoken
from builder.prose.chapter_source import Source, check_head, read_sources
from builder.prose.converter import Prose
from builder.prose.document import Document
from builder.prose.glossary import Glossary
from builder.prose.glossary_entries import SetEntry, listed, sections, set_entries
from builder.prose.tree_pass import Figure, Heading, Outcome, Section

WORDS_A_MINUTE = 200
GLOSSARY = "glossary"  # the chapter that ends with the list of entries


@dataclass(frozen=True)
class Chapter:
    """One page of the article."""

    name: str
    language: str  # of its text
    number: int | None
    title: str
    short: str
    summary: str  # plain text
    forward: bool  # its panels leave out the blame, which a later chapter explains
    signs: bool  # its panels write z, σ and Σ; if not, a later chapter explains them
    html: str
    figures: tuple[Figure, ...]
    headings: tuple[Heading, ...]
    text: tuple[Section, ...]  # plain, split by heading, for the search
    terms: tuple[str, ...]  # the glossary entries it uses, in order of first use
    lab_tasks: tuple[str, ...]  # what it asks its readers to do in the lab, as HTML
    words: int
    anchors: frozenset[str]  # everything a link may name behind '#'

    @property
    def file(self) -> str:
        """The page's file name."""
        return f"{self.name}.html"

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures it shows, by their path in the site."""
        shown = [figure.picture for figure in self.figures if figure.picture]
        return {picture.path: picture.content for picture in shown}

    @property
    def minutes(self) -> int:
        """Estimated reading time, at least a minute."""
        return max(1, math.ceil(self.words / WORDS_A_MINUTE))


def read_chapters(
    folder: Path,
    names: Sequence[str],
    facts: Facts,
    glossary: Glossary,
    *,
    drafts: bool = False,
    pages: Sequence[str] = (),
    numbered: Sequence[str] = (),
    originals: Mapping[str, Chapter] | None = None,
) -> tuple[Chapter, ...]:
    """Read `folder/<name>.md` for each name, in reading order; drafts only if asked for.

    `pages` are the file names that links may name besides the chapters' own; `numbered` are the
    chapters that are counted, from 1. Of a translation, `originals` are the chapters by name: each
    stands in where its translation is missing, and gives it its anchors where it is not. Raises
    BuildError with all faults of all chapters together.
    """
    faults: list[BuildError] = []
    originals = originals or {}
    written = [name for name in names if name not in originals or (folder / f"{name}.md").exists()]
    sources = read_sources(folder, written, faults)
    left_out = {name for name, source in sources.items() if source.is_draft and not drafts}
    known = {*map(_page, names), *pages} - {*map(_page, left_out)}
    glossary_document = Document(glossary.file, facts, glossary, known)
    entries = set_entries(glossary, glossary_document)
    documents, chapters = [glossary_document], []
    for name in [name for name in names if name not in left_out]:
        if name not in sources:
            chapters += [originals[name]] if name in originals else []
            continue
        number = list(numbered).index(name) + 1 if name in numbered else None
        document = Document(folder / f"{name}.md", facts, glossary, known, number)
        documents.append(document)
        chapters.append(_set_chapter(name, sources[name], document, entries, originals.get(name)))
    _check_anchors(documents, chapters)
    for document in documents:
        faults += sorted(document.faults, key=lambda fault: fault.line or 0)
    raise_all(list({str(fault): fault for fault in faults}.values()))  # each once
    return tuple(chapters)


def _set_chapter(
    name: str,
    source: Source,
    document: Document,
    entries: Mapping[str, SetEntry],
    original: Chapter | None,
) -> Chapter:
    check_head(source, document)
    document.headings = [] if original is None else [head.id for head in original.headings]
    prose = Prose(document, {key: entry.text for key, entry in entries.items()})
    summary = _summary(source, prose)
    html, outcome = prose.set(source.body, source.first)
    text = list(outcome.sections)
    if name == GLOSSARY:
        html += "\n" + listed(entries)
        text += sections(entries)
        for key in entries:
            document.take_id(key, source.first)
    if original is not None:
        _check_parts(outcome, original, document)
    return Chapter(
        name=name,
        language=spoken().code,
        number=document.number,
        title=source.text("title"),
        short=source.text("short"),
        summary=summary,
        forward=source.head.get("forward") is True,
        signs=source.head.get("signs") is not False,
        html=html,
        figures=tuple(outcome.figures),
        headings=tuple(outcome.headings),
        text=tuple(text),
        terms=tuple(outcome.terms),
        lab_tasks=tuple(outcome.lab_tasks),
        words=sum(len(section.text.split()) for section in text),
        anchors=frozenset(document.ids),
    )


def _check_parts(outcome: Outcome, original: Chapter, document: Document) -> None:
    """A fault for headings that are not as many as the original's, and for figures of its own."""
    if len(outcome.headings) != len(original.headings):
        count, wanted = len(outcome.headings), len(original.headings)
        document.fault(f"{count} headings, and {wanted} in the original; part it as that is", 1)
    known = [figure.id for figure in original.figures]
    for figure in outcome.figures:
        document.known(figure.id, known, "figure of the original", document.ids[figure.id])


def _summary(source: Source, prose: Prose) -> str:
    text = source.text("summary")
    return prose.set_line(text, source.lines.get("summary", 1))[1] if text.strip() else ""


def _check_anchors(documents: Sequence[Document], chapters: Sequence[Chapter]) -> None:
    """A fault for every link whose anchor its page does not have."""
    anchors = {chapter.file: chapter.anchors for chapter in chapters}
    for document in documents:
        for link in document.links:
            page = link.page or f"{document.file.stem}.html"
            if link.anchor and page in anchors and link.anchor not in anchors[page]:
                near = near_miss(link.anchor, list(anchors[page]))
                document.fault(f"{page} has no anchor '#{link.anchor}'; {near}", link.line)


def _page(name: str) -> str:
    return f"{name}.html"
