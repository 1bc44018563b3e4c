"""The article itself: its length, its notation, its numerals, and what it says of another run."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from builder.base.errors import Faults
from builder.facts.facts import Facts
from builder.model.config import read_site
from builder.prose.article import OWN_PAGES
from builder.prose.chapters import Chapter, read_chapters
from builder.prose.glossary import read_glossary
from tests import project
from tests.prose import facts, facts_of_another, glossary_of

SITE = read_site(project.CONTENT / "site.toml")
_SHEETS = tomllib.loads((project.CONTENT / "worksheets.toml").read_text("utf-8"))["worksheet"]
WORKSHEETS = [f"worksheet-{sheet['name']}.html" for sheet in _SHEETS]
PAGES = [*(f"{name}.html" for name in (*SITE.pages, *OWN_PAGES)), *WORKSHEETS]


def article(of: Facts) -> tuple[Chapter, ...]:
    return read_chapters(
        project.CONTENT / "chapters",
        SITE.pages,
        of,
        read_glossary(project.CONTENT / "glossary.toml"),
        drafts=True,
        pages=PAGES,
        numbered=[name for name in SITE.pages if name not in SITE.unnumbered],
    )


@pytest.fixture(scope="module")
def chapters() -> tuple[Chapter, ...]:
    return article(facts())


def test_the_article_has_thirteen_pages_and_keeps_within_its_length(chapters):
    article = [chapter for chapter in chapters if chapter.name != "teachers"]
    assert len(article) == 13
    assert 10_000 < sum(each.words for each in article if each.name != "glossary") < 15_500


def test_terms_show_their_words_and_never_their_anchors(chapters):
    """`[[chain-rule]]` reads “chain rule”; “cross-entropy” is hyphenated in its own words."""
    entries = tomllib.loads((project.CONTENT / "glossary.toml").read_text(encoding="utf-8"))
    anchors = {name for name in entries if "-" in name and name not in entries[name]["term"]}
    for chapter in chapters:
        for section in chapter.text:
            assert not anchors & set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", section.text)), section


TRIED = re.compile(r'Try it|class="control"|class="figure live|class="task|lab\.html')


def test_every_section_has_something_to_try(chapters):
    """But a list of what to read elsewhere has not."""
    for chapter in chapters:
        if chapter.name in ("glossary", "teachers"):
            continue
        for section in chapter.html.split("<h2 ")[1:]:
            assert TRIED.search(section) or section.startswith('id="read-and-watch"'), section[:60]


def test_the_article_asks_for_no_style_and_no_script(chapters):
    for chapter in chapters:
        assert not re.search(r"\sstyle=|\son\w+=|<script", chapter.html), chapter.name


class _Numerals(HTMLParser):
    """Collects every text with a digit that stands in none of the elements where digits belong."""

    LICENSED = frozenset({
        "fact", "plain", "claim", "control", "symbol", "number", "sidenote-ref", "sidenote-number",
        "figure-reference", "gloss", "where", "goal", "go",
    })  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag, attrs):
        licensed = tag in ("pre", "math", "code") or bool(
            self.LICENSED & set((dict(attrs).get("class") or "").split())
        )
        if tag not in ("input", "br", "hr"):
            self.open.append((tag, licensed))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if re.search(r"\d", data) and not any(licensed for _, licensed in self.open):
            self.loose.append(data)


def test_every_numeral_of_the_article_is_a_fact_or_there_on_purpose(chapters):
    for chapter in chapters:
        reader = _Numerals()
        reader.feed(chapter.html)
        assert reader.loose == [], chapter.name


def test_ids_of_a_chapter_are_used_once(chapters):
    for chapter in chapters:
        ids = re.findall(r'\sid="([^"]+)"', chapter.html)
        assert len(ids) == len(set(ids)), chapter.name
        assert chapter.anchors <= set(ids), chapter.name


def numbers(chapters: tuple[Chapter, ...]) -> list[str]:
    return [v for c in chapters for v in re.findall(r'class="fact" value="([^"]+)"', c.html)]


@pytest.mark.parametrize(
    "other", [facts_of_another(0.6), facts_of_another(1.2, seed=7)], ids=["rate", "start"]
)
def test_with_another_run_the_article_prints_other_numbers_or_stops_at_false_claims(other):
    with pytest.raises(Faults) as caught:
        article(other)
    folder = project.CONTENT / "chapters"
    for fault in caught.value.faults:
        file = Path(str(fault.file))
        line = file.read_text(encoding="utf-8").split("\n")[(fault.line or 0) - 1]
        assert file.parent == folder
        if fault.message.startswith("this claim is false"):
            condition = re.search(r"so `(.+)` does not hold; mend", fault.message)
            assert condition
            assert " ".join(condition[1].split()) in " ".join(line.split())
    false = [f for f in caught.value.faults if f.message.startswith("this claim is false")]
    assert len(false) > 3


def test_a_page_of_facts_alone_prints_the_numbers_of_whatever_run_it_is_given(tmp_path):
    head = '+++\ntitle = "A title"\nshort = "Title"\nsummary = "A page."\n+++\n'
    text = head + "{{ lr }} {{ loss(100) }} {{ hits(10) }} {{ w1(0, 0, 50) }}"
    (tmp_path / "index.md").write_text(text, encoding="utf-8")
    glossary = glossary_of(tmp_path)
    other = facts_of_another(0.6)
    printed = [
        numbers(read_chapters(tmp_path, ["index"], each, glossary)) for each in (facts(), other)
    ]
    assert printed[0] != printed[1]
    for each, values in zip((facts(), other), printed, strict=True):
        expected = ("lr", "loss(100)", "hits(10)", "w1(0, 0, 50)")
        assert values == [repr(each.evaluate(source)) for source in expected]
