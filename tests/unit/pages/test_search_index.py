"""The index of the search holds every section of the article, as a script and nothing else."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from builder.pages.search_index import search_index
from builder.prose.chapters import Chapter
from builder.prose.glossary import Entry, Glossary
from builder.prose.tree_pass import Section

GLOSSARY = Glossary(
    Path("glossary.toml"),
    (
        Entry("w1", "The weight.", symbol="w1[j][k]", quantity="w1"),
        Entry("loss", "How wrong.", term="loss", symbol="L", quantity="L"),
        Entry("epoch", "One round.", term="epoch"),
    ),
)
SECTIONS = (Section("", "", "A lead."), Section("why", "Why?", "Because − it’s σ."))


def chapter(
    *sections: Section, name: str = "loss", number: int | None = 5, title: str = "The loss"
) -> Chapter:
    """As much of a chapter as the index looks at."""
    seen = {"name": name, "file": f"{name}.html", "number": number, "title": title}
    return cast(Chapter, SimpleNamespace(**seen, text=sections))


def read(script: str) -> list[Any]:
    """What the page finds in the index."""
    found = re.fullmatch(r"globalThis\.explorableSearch=(.*);\n", script, re.DOTALL)
    assert found
    index: list[Any] = json.loads(found[1])
    return index


def test_a_chapter_is_its_file_number_title_and_sections():
    assert read(search_index([chapter(*SECTIONS)], GLOSSARY)) == [
        ["loss.html", 5, "The loss", [["", "", "A lead."], ["why", "Why?", "Because − it’s σ."]]]
    ]


def test_a_chapter_that_is_not_counted_has_no_number():
    assert read(search_index([chapter(number=None)], GLOSSARY))[0][1] == 0


def test_entries_of_the_glossary_carry_their_symbol_and_quantity():
    sections = tuple(Section(entry.name, entry.heading, entry.says) for entry in GLOSSARY)
    script = search_index([chapter(*sections, name="glossary")], GLOSSARY)
    assert read(script)[0][3] == [
        ["w1", "w1[j][k]", "The weight.", "w1"],
        ["loss", "loss, L", "How wrong.", "L"],
        ["epoch", "epoch", "One round."],
    ]


def test_a_heading_named_like_an_entry_is_no_entry():
    script = search_index([chapter(Section("loss", "Loss", "Text."))], GLOSSARY)
    assert read(script)[0][3] == [["loss", "Loss", "Text."]]


@pytest.mark.parametrize("text", ["</script><script>", "<!--", "a\u2028b\u2029c", '"quoted\\"'])
def test_text_stays_text_inside_a_script_element(text):
    script = search_index([chapter(Section("", "", text))], GLOSSARY)
    assert "<" not in script
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert read(script)[0][3][0][2] == text


def test_the_index_of_a_long_article_is_small():
    words = " ".join(f"word{n % 997}" for n in range(11_000))
    script = search_index([chapter(Section("", "", words))], GLOSSARY)
    assert len(gzip.compress(script.encode())) < 60_000
