"""Chapters: front matter and Markdown, read into frozen values. All faults are told together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.base.characters import holds_numeral
from builder.base.errors import BuildError, near_miss, raise_all, shortened
from builder.base.files import read_text
from builder.base.toml_lines import parse_toml, text_lines
from builder.facts.facts import Facts
from builder.language.speaking import spoken
from builder.prose.converter import Prose
from builder.prose.document import Document
from builder.prose.glossary import Glossary
from builder.prose.glossary_entries import SetEntry, listed, sections, set_entries
from builder.prose.tree_pass import Figure, Heading, Outcome, Section

WORDS_A_MINUTE = 200
GLOSSARY = "glossary"  # the chapter that ends with the list of entries
_FENCE = "+++"
_HEAD: dict[str, type] = {
    "title": str,
    "short": str,
    "summary": str,
    "draft": bool,
    "forward": bool,
    "signs": bool,
}
_REQUIRED = ("title", "short", "summary")


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


@dataclass(frozen=True)
class _Source:
    """A chapter's file, parted: its head, the line of each key, and its body."""

    head: Mapping[str, object]
    lines: dict[str, int]
    body: str
    first: int  # the line on which the body begins

    def text(self, key: str) -> str:
        """A text of the head; empty if there is none."""
        value = self.head.get(key)
        return value if isinstance(value, str) else ""

    @property
    def is_draft(self) -> bool:
        return self.head.get("draft") is True


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
    sources = _read_sources(folder, written, faults)
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
        chapter = _set_chapter(name, sources[name], document, entries, originals.get(name))
        chapters.append(chapter)
    _check_anchors(documents, chapters)
    for document in documents:
        faults += sorted(document.faults, key=lambda fault: fault.line or 0)
    raise_all(list({str(fault): fault for fault in faults}.values()))  # each once
    return tuple(chapters)


def _read_sources(
    folder: Path, names: Sequence[str], faults: list[BuildError]
) -> dict[str, _Source]:
    """Every chapter's file, parted; one that cannot be is a fault."""
    sources = {}
    for name in names:
        file = folder / f"{name}.md"
        try:
            sources[name] = _part(read_text(file), file)
        except BuildError as fault:
            faults.append(fault)
    return sources


def _set_chapter(
    name: str,
    source: _Source,
    document: Document,
    entries: Mapping[str, SetEntry],
    original: Chapter | None,
) -> Chapter:
    _check_head(source, document)
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
    """A fault for a translation whose headings or figures are not those of its original."""
    if len(outcome.headings) != len(original.headings):
        count, wanted = len(outcome.headings), len(original.headings)
        document.fault(f"{count} headings, and {wanted} in the original; part it as that is", 1)
    figures = [figure.id for figure in outcome.figures]
    wanted_figures = [figure.id for figure in original.figures]
    if figures != wanted_figures:
        told = f"its figures are {figures}, the original's {wanted_figures}; take those"
        document.fault(told, 1)


def _part(text: str, file: Path) -> _Source:
    """Part the head from the body. Raises BuildError."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise BuildError(
            f"a chapter begins with a line '{_FENCE}' and its title; add them", file, 1
        )
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE]
    if not ends:
        raise BuildError(f"nothing ends the head of the chapter; add a line '{_FENCE}'", file, 1)
    end = ends[0]
    text = "\n".join(lines[1:end])
    try:
        head = parse_toml(text, 2)
    except BuildError as error:
        raise BuildError(error.message, file, error.line) from None
    keys = {key: at[0] for key, at in text_lines(text, 2).items()}
    return _Source(head, keys, "\n".join(lines[end + 1 :]), end + 2)


def _check_head(source: _Source, document: Document) -> None:
    for key, value in source.head.items():
        line = source.lines.get(key, 1)
        known = document.known(key, _HEAD, "key of a chapter's head", line)
        if known and type(value) is not _HEAD[key]:
            kind = "a text in quotes" if _HEAD[key] is str else "true or false"
            document.fault(f"'{key}' is {kind}, not {shortened(value)}", line)
        elif isinstance(value, str) and not value.strip():
            document.fault(f"'{key}' is empty; write it", line)
    for key in _REQUIRED:
        if key not in source.head:
            document.fault(f"the head has no '{key}'; add it", 1)
    for key in ("title", "short"):
        line = source.lines.get(key, 1)
        if holds_numeral(document.clean(source.text(key), line)):
            document.fault(f"'{key}' holds a numeral; spell it out", line)


def _summary(source: _Source, prose: Prose) -> str:
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
