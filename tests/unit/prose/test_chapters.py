"""Chapters as files: their heads, their links to one another, and the article as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError, Faults
from builder.prose.chapters import Chapter, read_chapters
from tests.prose import GLOSSARY, INSPECTOR, facts, glossary_of

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
