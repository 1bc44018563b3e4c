"""The whole article, read: what prose may name, the glossary, and the chapters in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.facts.facts import Facts
from builder.model.config import SiteConfig
from builder.prose.chapters import Chapter, read_chapters
from builder.prose.glossary import Glossary, read_glossary
from builder.prose.glossary import read_translation as read_words
from builder.prose.worksheet import Worksheet
from builder.prose.worksheets import read_worksheets
from builder.record.runs import Recorded

# Pages that are no chapters, and that chapters may link to.
OWN_PAGES = ("inspector", "lab", "verify", "accessibility")


@dataclass(frozen=True)
class Article:
    """The article before it becomes pages."""

    facts: Facts
    glossary: Glossary
    chapters: tuple[Chapter, ...]
    worksheets: tuple[Worksheet, ...]

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures that chapters show, by their path in the site."""
        return {
            path: content for chapter in self.chapters for path, content in chapter.pictures.items()
        }


def read_article(content: Path, site: SiteConfig, recorded: Recorded, *, drafts: bool) -> Article:
    """Read the chapters, with drafts if asked for. Raises BuildError, with all faults together."""
    facts = Facts(recorded.config, recorded.data, recorded.runs, content / "spread.csv")
    glossary = read_glossary(content / "glossary.toml")
    worksheets = read_worksheets(content / "worksheets.toml", facts.moments)
    chapters = read_chapters(
        content / "chapters",
        site.pages,
        facts,
        glossary,
        drafts=drafts,
        pages=[
            *(f"{name}.html" for name in (*site.pages, *OWN_PAGES)),
            *(sheet.file for sheet in worksheets),
        ],
        numbered=[name for name in site.pages if name not in site.unnumbered],
    )
    return Article(facts, glossary, chapters, worksheets)


def read_translation(
    content: Path, site: SiteConfig, original: Article, *, drafts: bool
) -> Article:
    """The article in the language at hand, from its folder `content/de/`. Raises BuildError.

    A chapter without a translation stays as it is; so does the glossary.
    """
    folder, facts = content / site.language, original.facts
    words = folder / "glossary.toml"
    glossary = read_words(words, original.glossary) if words.exists() else original.glossary
    worksheets = read_worksheets(content / "worksheets.toml", facts.moments)
    originals = {chapter.name: chapter for chapter in original.chapters}
    chapters = read_chapters(
        folder / "chapters",
        list(originals),
        facts,
        glossary,
        drafts=drafts,
        pages=[f"{name}.html" for name in OWN_PAGES] + [sheet.file for sheet in worksheets],
        numbered=[name for name in site.pages if name not in site.unnumbered],
        originals=originals,
    )
    return Article(facts, glossary, chapters, worksheets)
