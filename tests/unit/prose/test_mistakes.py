"""Mistakes of authors: each is one sentence at its line, never a traceback and never silence."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest

from builder.base.characters import is_numeral
from builder.base.errors import BuildError, Faults
from builder.facts.facts import Facts
from builder.prose.chapters import read_chapters
from builder.prose.glossary import read_glossary
from tests import project
from tests.prose import GLOSSARY, facts, fault_of, glossary_of

HEAD = '+++\ntitle = "A title"\nshort = "Title"\nsummary = "Of pictures."\n+++\n'
SIGMOID = 'live fig-a\nkind = "sigmoid"\ncaption = "."\n'
DEEP = "[" * 5_000 + "]" * 5_000
LONG = "9" * 5_000
HEXADECIMAL = "0x" + "f" * 5_000  # TOML sets no bound to these

IN_THE_TEXT = [
    ("One.\n\n## ", 3, "this heading is empty; write its words, or delete it"),
    ("One.\n\na\u202eb", 3, "the character U+202E is no text; delete it"),
    ("a\u2066b", 1, "the character U+2066 is no text"),
    ("a\ufeffb", 1, "the character U+FEFF is no text"),
    ("a\x07b", 1, "the character U+0007 is no text"),
    ("a&#x202E;b", 1, "the character U+202E is no text"),
    ("One.\n\n####### Deep", 3, "a heading begins with at most 6 '#'"),
    ("a&#1;b", 1, "'&#1;' is no character; write the character itself"),
    ("a\n&nbps;b", 2, "'&nbps;' is no character"),
    ("One\n" + "x" * 200_000, 2, "a word here has more than 1,000 letters; part it"),
    ("{{ loss(1, 'main', 2) }}", 1, "too many arguments; write loss(e, run='main')"),
    ("{{ loss(epoch=1) }}", 1, "missing a required argument: 'e'; write loss(e"),
    ("So\nmany }} pictures.", 2, "no '{{' opens this '}}'; delete it"),
    ("An empty $ $.", 1, "this formula is empty; write it"),
    ("$$\n\n$$", 2, "this formula is empty; write it"),
    ("| a | b |\n|---|---|\n| c | `|` |\n| c | d | e |", 4, "cells in this row: 3, in its line of"),
    ("| a | b |\n|---|---|\n| c \\| d |\n\n| a |", 3, "this row: 1, in its line of '---': 2"),
    (
        "a | b\n---\n\n| a |\n|---|---|",
        4,
        "this row: 1, in its line of '---': 2; make them as many",
    ),
    ("There are २४ of them.", 1, "the numeral '२४' is typed"),
    ("There are \uff12\uff14 of them.", 1, "the numeral '\uff12\uff14' is typed"),
    ("Chapter Ⅳ.", 1, "the numeral 'Ⅳ' is typed"),
    ("The `aa` rises.", 1, "`aa` is no symbol of the glossary"),
    ("The `Δq` falls.", 1, "`Δq` is no symbol of the glossary"),
    ("$" + r"\frac{1}{" * 3_000 + "x" + "}" * 3_000 + "$", 1, "has more than 2,000 characters"),
    ("$" + "{ " * 400 + "x" + " }" * 400 + "$", 1, "this formula is nested too deeply"),
    ("{{ lr:1000000000f }}", 1, "the format '1000000000f' asks for too much"),
    ("{{ lr:.1000000000f }}", 1, "asks for too much; ask for 30 digits"),
    ("{{ hits(100) * 9**9**9 }}", 1, "a number grows too large"),
    ("{{ loss(ten) }}", 1, "no fact is called 'ten'"),
    ("{{ loss('ten') }}", 1, "'e' of loss(e, run='main') is a whole number, not 'ten'"),
    ("{{ loss }}", 1, "'loss' is a function; write loss(e, run='main')"),
]

IN_A_BLOCK = [
    (f"takeaway\ntext = {DEEP}", 2, "lists here are nested too deeply; mend them"),
    (f"takeaway\ntext = {LONG}", 2, "a number here has thousands of digits; mend it"),
    (f"takeaway\ntext = {HEXADECIMAL}", 2, "is a text in quotes, not a value too large to print"),
    ('takeaway\n\ntext = " "', 3, "'text' is empty; write it"),
    ('takeaway\ntext = "a\\u202eb"', 2, "the character U+202E is no text"),
    (
        f"{SIGMOID}z = {HEXADECIMAL}",
        4,
        "a value too large to print; the figure goes",
    ),
    (f'{SIGMOID}z = "{{{{"', 4, "'z' is a number, not '{{'"),
    (f'{SIGMOID}z = "{{{{ lr:.1% }}}}"', 4, "'z' is a number, not '120.0%'"),
    (f"{SIGMOID}z = \"{{{{ 'x' }}}}\"", 4, "'z' is a number, not 'x'"),
    ('live fig-a\nkind = "nudges"\nright = 0.5\ncaption = "."', 3, "is a whole number, not 0.5"),
    ('live fig-a\nkind = "nudges"\nright = 3\ncaption = "."', 3, "the shares go from 0 to 2"),
    (
        'live fig-a\nkind = "nudges"\nshares = [0.1, 0.2, 0.3, 0.4]\ncaption = "."',
        3,
        "'shares' lists 4, and the network has 3 outputs",
    ),
    ('source\nof = "../../etc/passwd"\ncaption = "."', 2, "no module is called"),
    (f"{SIGMOID}z = nan", 4, "'z' is nan; the figure goes from -6 to 6"),
    (f"{SIGMOID}z = inf", 4, "'z' is inf; the figure goes from -6 to 6"),
    (f"{SIGMOID}z = 2024-01-01", 4, "'z' is a number, not 2024-01-01"),
    (f'{SIGMOID}z = "{{{{ loss }}}}"', 4, "'loss' is a function"),
    ('live fig-a\nkind = "rates"\nruns = []\ncaption = "."', 3, "'runs' lists 1 to 6 of them"),
    ('live fig-a\nkind = "rates"\nruns = 3\ncaption = "."', 3, "'runs' is a list, not 3"),
    ('inspector\nstate = "epoch=0"\nparts = []\ncaption = "."', 1, "'' is no name for a block"),
    ('inspector fig-a\nstate = "epoch=0"\nparts = [[]]\ncaption = "."', 3, "no part of the"),
]

IN_THE_HEAD = [
    (HEAD.replace("A title", ""), 2, "'title' is empty; write it"),
    (HEAD.replace('"Title"', '" "'), 3, "'short' is empty; write it"),
    (HEAD.replace("Of pictures.", ""), 4, "'summary' is empty; write it"),
    (HEAD.replace("A title", "A\\u202e title"), 2, "the character U+202E is no text"),
    (HEAD.replace("A title", "{{ lr }}"), 2, "'title' is plain text; write its words"),
    (HEAD.replace('"Title"', '"[[loss]]"'), 3, "'short' is plain text; write its words"),
    (HEAD.replace("A title", "The २nd"), 2, "'title' holds a numeral; spell it out"),
    (HEAD.replace('"A title"', DEEP), 2, "lists here are nested too deeply"),
    (HEAD.replace('"A title"', LONG), 2, "a number here has thousands of digits"),
    (
        HEAD.replace('"A title"', HEXADECIMAL),
        2,
        "is a text in quotes, not a value too large",
    ),
]

IN_THE_GLOSSARY = [
    ('[a]\nterm = ""\nsays = "."', 2, "the text is empty"),
    ('[a]\nterm = "a"\nsays = " "', 3, "the text is empty"),
    ('[a]\nterm = "a\\u202e"\nsays = "."', 2, "the character U+202E is no text"),
    (f"[a]\nterm = {DEEP}", 1, "lists here are nested too deeply"),
    (f"[a]\nterm = {LONG}", 1, "a number here has thousands of digits"),
]


@pytest.mark.parametrize(("text", "line", "told"), IN_THE_TEXT, ids=range(len(IN_THE_TEXT)))
def test_a_mistake_in_the_text(text, line, told):
    at, said = fault_of(text)
    assert (at, told in said) == (line, True), said
    assert len(said) < 2_500


@pytest.mark.parametrize(("block", "line", "told"), IN_A_BLOCK, ids=range(len(IN_A_BLOCK)))
def test_a_mistake_in_a_block(block, line, told):
    at, said = fault_of(f"```{block}\n```")
    assert (at, told in said) == (line, True), said
    assert len(said) < 300


@pytest.mark.parametrize("kind", ["takeaway", "source"])
def test_a_figure_without_a_name_is_told_once_and_stops_no_block_that_needs_none(kind):
    text = '```inspector\nstate = "epoch=0"\nparts = []\ncaption = "."\n```\n\n'
    own = {"takeaway": 'text = "So."', "source": 'of = "builder.model.grid.snap"\ncaption = "."'}
    at, said = fault_of(f"{text}```{kind}\n{own[kind]}\n```")
    assert (at, said) == (1, "'' is no name for a block; write one such as fig-start")


def test_a_figure_whose_block_is_damaged_is_still_known_to_the_text():
    assert fault_of('See [[fig-a]].\n\n```live fig-a\nkind = sigmoid"\n```')[0] == 4


@pytest.mark.parametrize(("head", "line", "told"), IN_THE_HEAD, ids=range(len(IN_THE_HEAD)))
def test_a_mistake_in_the_head(tmp_path, head, line, told):
    (tmp_path / "index.md").write_text(head, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        read_chapters(tmp_path, ["index"], facts(), glossary_of(tmp_path))
    assert not isinstance(caught.value, Faults), caught.value
    assert (caught.value.line, told in caught.value.message) == (line, True), caught.value


@pytest.mark.parametrize(("text", "line", "told"), IN_THE_GLOSSARY, ids=range(len(IN_THE_GLOSSARY)))
def test_a_mistake_in_the_glossary(tmp_path, text, line, told):
    (tmp_path / "glossary.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        read_glossary(tmp_path / "glossary.toml")
    assert (caught.value.line, told in caught.value.message) == (line, True), caught.value


@pytest.mark.parametrize("says", ["[[nope]]", "[[nope|a b]]", "{{ nope }}"])
def test_a_line_of_the_glossary_that_is_nothing_but_a_fault_is_that_fault(tmp_path, says):
    (tmp_path / "index.md").write_text(HEAD, encoding="utf-8")
    glossary = glossary_of(tmp_path, f'[a]\nterm = "a"\nsays = "{says}"\n')
    with pytest.raises(BuildError, match="is called 'nope'") as caught:
        read_chapters(tmp_path, ["index"], facts(), glossary)
    assert caught.value.line == 3


def test_every_figure_of_every_script_counts_as_a_numeral():
    figures = [c for c in map(chr, range(0x80, sys.maxunicode + 1)) if category(c)[0] == "N"]
    assert len(figures) > 1_500
    assert [figure for figure in figures if not is_numeral(figure)] == []
    for figure in ("²", "½", "⑦", "٣", "〇", "Ⅳ"):
        assert "is typed" in fault_of(f"So {figure} here.")[1]


def test_a_fault_of_the_search_names_its_own_file_once_and_no_chapter(tmp_path):
    for name in ("index", "loss"):
        text = HEAD + "\n{{ searched }} and {{ found }}, {{ spread('loss_100', 0.5) }}."
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "search.json").write_text("{}", encoding="utf-8")
    (tmp_path / "spread.csv").write_text("seed,loss_100\n1,nan\n", encoding="utf-8")
    runs = {"main": project.run("main")}
    own = Facts(project.network(), project.data(), runs, tmp_path / "spread.csv")
    with pytest.raises(Faults) as caught:
        read_chapters(tmp_path, ["index", "loss"], own, glossary_of(tmp_path, GLOSSARY))
    told = sorted((str(fault.file), fault.line) for fault in caught.value.faults)
    assert told == [(str(tmp_path / "search.json"), None), (str(tmp_path / "spread.csv"), 2)]
    assert not any(str(tmp_path) in fault.message for fault in caught.value.faults)
