"""Chapters as files: their heads, their links to one another, and the article as a whole."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from builder.base.errors import BuildError, Faults
from builder.facts.facts import Facts
from builder.model.config import read_site
from builder.prose.article import OWN_PAGES
from builder.prose.chapters import Chapter, read_chapters
from builder.prose.glossary import read_glossary
from tests import project
from tests.prose import GLOSSARY, INSPECTOR, facts, facts_of_another, glossary_of

HEAD = '+++\ntitle = "A title"\nshort = "Title"\nsummary = "Of {{ samples }} *pictures*."\n+++\n'


def read(folder: Path, **texts: str) -> tuple[Chapter, ...]:
    """The chapters with these texts; the second one is chapter 1, and so on."""
    return read_all(folder, texts)


def read_all(folder: Path, texts: dict[str, str], *, drafts: bool = False) -> tuple[Chapter, ...]:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    names = list(texts)
    glossary = glossary_of(folder)
    pages = [*(f"{name}.html" for name in names), "inspector.html"]
    return read_chapters(
        folder, names, facts(), glossary, drafts=drafts, pages=pages, numbered=names[1:]
    )


def fault(folder: Path, **texts: str) -> tuple[str, int | None, str]:
    """The only fault of these chapters: file, line, message."""
    with pytest.raises(BuildError) as caught:
        read(folder, **texts)
    assert not isinstance(caught.value, Faults), caught.value
    return Path(str(caught.value.file)).name, caught.value.line, caught.value.message


def test_a_chapter_has_a_head_and_a_text(tmp_path):
    (chapter,) = read(tmp_path, index=HEAD + "\nOne two three.\n\n## More\n\nFour.")
    assert (chapter.name, chapter.file, chapter.number) == ("index", "index.html", None)
    assert (chapter.title, chapter.short, chapter.summary) == (
        "A title",
        "Title",
        "Of 24 pictures.",
    )
    assert chapter.html.startswith("<p>One two three.</p>")
    assert [(h.id, h.level, h.text) for h in chapter.headings] == [("more", 2, "More")]
    assert [section.text for section in chapter.text] == ["One two three.", "Four."]
    assert (chapter.words, chapter.minutes) == (4, 1)


def test_numbered_chapters_number_their_figures(tmp_path):
    chapters = read(tmp_path, index=HEAD + INSPECTOR, one=HEAD + INSPECTOR, two=HEAD + INSPECTOR)
    assert [chapter.number for chapter in chapters] == [None, 1, 2]
    assert [chapter.figures[0].number for chapter in chapters] == ["1", "1.1", "2.1"]


def test_reading_takes_a_minute_for_two_hundred_words(tmp_path):
    (chapter,) = read(tmp_path, index=HEAD + "word " * 401)
    assert chapter.minutes == 3


def test_a_draft_is_read_only_when_asked_for(tmp_path):
    draft = HEAD.replace("+++\n", "+++\ndraft = true\n", 1) + "A 5."
    (chapter,) = read(tmp_path, index=HEAD, two=draft)
    assert chapter.name == "index"
    with pytest.raises(BuildError, match="'5' is typed"):
        read_all(tmp_path, {"index": HEAD, "two": draft}, drafts=True)


def test_a_link_to_a_draft_fails_while_it_is_one(tmp_path):
    draft = HEAD.replace("+++\n", "+++\ndraft = true\n", 1)
    found = fault(tmp_path, index=HEAD + "[x](two.html)", two=draft)
    assert found[:2] == ("index.md", 6)
    assert "no page is called 'two.html'" in found[2]


@pytest.mark.parametrize(
    ("head", "line", "told"),
    [
        ("", 1, "a chapter begins with a line '+++'"),
        ("+++\ntitle = 1\n", 1, "nothing ends the head"),
        ("+++\n\ntitle = \n+++\n", 3, "this is not TOML (Invalid value)"),
        (HEAD.replace("title =", "titel ="), 2, "did you mean 'title'?"),
        (HEAD.replace('"A title"', "3"), 2, "'title' is a text in quotes, not 3"),
        (HEAD.replace("A title", "Chapter 3"), 2, "'title' holds a numeral"),
        (HEAD.replace('"Title"', '"T2"'), 3, "'short' holds a numeral"),
        (HEAD.replace("{{ samples }}", "24"), 4, "the numeral '24' is typed"),
        (HEAD.replace("samples", "sample"), 4, "did you mean 'samples'?"),
        (HEAD.replace("Of", "a\\n\\nOf"), 4, "this must be one paragraph"),
        (HEAD.replace('short = "Title"\n', ""), 1, "the head has no 'short'"),
    ],
)  # fmt: skip
def test_a_wrong_head_fails_at_its_line(tmp_path, head, line, told):
    with pytest.raises(BuildError) as caught:
        read(tmp_path, index=head)
    found = getattr(caught.value, "faults", [caught.value])
    assert any((f.line, told in f.message) == (line, True) for f in found), caught.value


def test_lines_of_the_text_are_counted_from_the_top_of_the_file(tmp_path):
    assert fault(tmp_path, index=HEAD + "\nOne.\n\nA 5.") == (
        "index.md",
        9,
        "the numeral '5' is typed; write a fact such as {{ loss(100) }}, "
        "or {{plain: 5}} if it is text on purpose",
    )


def test_a_missing_chapter_is_named(tmp_path):
    with pytest.raises(BuildError, match=r"gone\.md: there is no such file"):
        read_chapters(tmp_path, ["gone"], facts(), glossary_of(tmp_path))


def test_links_may_name_the_headings_and_figures_of_other_chapters(tmp_path):
    one = HEAD + "[a](two.html#more) [b](#fig-start) [c](two.html#fig-start)\n\n" + INSPECTOR
    two = HEAD + f"## More\n\n{INSPECTOR}"
    assert len(read(tmp_path, one=one, two=two)) == 2


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("two.html#mor", "two.html has no anchor '#mor'; did you mean 'more'?"),
        ("#nothing", "one.html has no anchor '#nothing'"),
    ],
)
def test_an_anchor_that_no_page_has_fails_at_the_link(tmp_path, link, told):
    found = fault(tmp_path, one=f"{HEAD}\n[a]({link})\n\n## Here", two=HEAD + "## More")
    assert found[:2] == ("one.md", 7)
    assert told in found[2]


def test_all_faults_of_all_chapters_are_told_together_and_in_order(tmp_path):
    with pytest.raises(Faults) as caught:
        read(tmp_path, one=HEAD + "A 5.\n\n[x](gone.html) {{ los(1) }}", two=HEAD + "[[sigmoyd]]")
    places = [(Path(str(f.file)).name, f.line) for f in caught.value.faults]
    assert places == [("one.md", 6), ("one.md", 8), ("one.md", 8), ("two.md", 6)]


def test_a_fault_of_the_glossary_is_told_at_its_line(tmp_path):
    (tmp_path / "index.md").write_text(HEAD, encoding="utf-8")
    glossary = glossary_of(
        tmp_path, GLOSSARY + "[odd]\nterm = 'odd'\nformula = '\\foo'\nsays = 'Of 5.'\n"
    )
    with pytest.raises(Faults) as caught:
        read_chapters(tmp_path, ["index"], facts(), glossary)
    lines = (tmp_path / "glossary.toml").read_text(encoding="utf-8").split("\n")
    assert [lines[(f.line or 0) - 1] for f in caught.value.faults] == [
        "formula = '\\foo'",
        "says = 'Of 5.'",
    ]


def test_the_glossary_page_lists_every_entry_and_its_anchors_can_be_linked(tmp_path):
    index, glossary = read(tmp_path, index=HEAD + "[x](glossary.html#w1)", glossary=HEAD)
    assert glossary.html.count('<div class="entry"') == 7
    assert '<div class="entry" id="w1" data-quantity="w1"><dt><dfn><code' in glossary.html
    assert '<math alttext="σ(z) = 1/(1 + e^(−z))">' in glossary.html
    assert ("w1", "w1[j][k]") in [(s.anchor, s.heading) for s in glossary.text]
    assert index.terms == ()


# The article itself -------------------------------------------------------------------------------

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
    assert 10_000 < sum(each.words for each in article if each.name != "glossary") < 15_000


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
    text = HEAD + "{{ lr }} {{ loss(100) }} {{ hits(10) }} {{ w1(0, 0, 50) }}"
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
