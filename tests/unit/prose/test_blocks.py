"""Figures, controls, questions, listings: what each becomes, and the line of each fault."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from builder.live.kinds import KINDS
from builder.prose.figure_blocks import SECTIONS
from tests import project
from tests.prose import INSPECTOR, fault_of, faults_of, html_of, set_whole

# Figures and controls ----------------------------------------------------------------------------


def test_an_inspector_is_a_numbered_region_named_by_its_caption():
    html, outcome = set_whole(INSPECTOR)
    assert '<section aria-label="Figure 3.1: Before training." class="figure inspector"' in html
    assert 'data-state="epoch=0&amp;sample=1"' in html
    assert 'data-parts="picture graph"' in html
    assert '<div class="stage" data-still="fig-start"></div>' in html
    assert '<span class="number">Figure 3.1</span> <span class="caption">Before' in html
    (figure,) = outcome.figures
    assert (figure.id, figure.number, figure.caption_text) == (
        "fig-start",
        "3.1",
        "Before training.",
    )


def test_figures_of_an_unnumbered_chapter_count_from_one():
    assert set_whole(INSPECTOR, number=None)[1].figures[0].number == "1"


def test_a_live_figure_carries_its_options_with_facts_filled_in():
    html = html_of('```live fig-s\nkind = "sigmoid"\nz = "{{ ln(1) }}"\ncaption = "S."\n```')
    assert 'data-kind="sigmoid"' in html
    (options,) = re.findall('data-options="([^"]*)"', html)
    assert json.loads(unescape(options))["z"]["value"] == 0


def test_a_state_and_an_address_may_name_facts():
    html = html_of(
        INSPECTOR.replace("epoch=0", "epoch={{ first_epoch_with(24) }}")
        + "\n[epoch {{ first_epoch_with(24) }}](#epoch={{ first_epoch_with(24) }})"
    )
    epochs = re.findall(r"epoch=(\d+)", html)
    assert epochs == [epochs[0], epochs[0]]
    assert int(epochs[0]) > 0


def test_a_control_moves_the_page_s_inspector_or_the_named_one():
    html = html_of(f'{INSPECTOR}\n[at epoch 50](#epoch=50) [sample 9](#sample=9 "fig-start")')
    assert '<a class="control" href="#epoch=50">at epoch 50</a>' in html
    assert '<a class="control" data-figure="fig-start" href="#sample=9">sample 9</a>' in html


@pytest.mark.parametrize(
    ("control", "told"),
    [
        ("[at epoch 40](#epoch=50)", "the words say '40', but the address does not"),
        ("[there](#epoch=101)", "run 'main' has the epochs 0 to 100, not 101"),
        ("[there](#epok=10)", "did you mean 'epoch'?"),
        ('[there](#epoch=1 "fig-stat")', "did you mean 'fig-start'?"),
        ('[there](loss.html "fig-start")', "only behind a control's address"),
        ("[[fig-stert]]", "did you mean 'fig-start'?"),
    ],
)
def test_a_wrong_control_fails_at_its_line(control, told):
    line, said = fault_of(f"{INSPECTOR}\n\n{control}")
    assert line == 8
    assert told in said


def test_a_control_without_an_inspector_fails():
    assert "moves nothing" in fault_of("[there](#epoch=1)")[1]


def test_a_figure_is_referred_to_by_its_number():
    html = html_of(f"See [[fig-start]].\n\n{INSPECTOR}")
    assert '<a class="figure-reference" href="#fig-start">Figure 3.1</a>' in html


@pytest.mark.parametrize(
    ("block", "line", "told"),
    [
        ('inspektor fig-a\nstate = ""', 1, "did you mean 'inspector'?"),
        ('inspector fig-a\nstate = "epoch=0"\nparts = ["graph"]', 1, "has no 'caption'"),
        ('takeaway\ntext = "a"\ntxt = "b"', 3, "did you mean 'text'?"),
        ("takeaway\ntext = 3", 2, "'text' is a text in quotes, not 3"),
        ('takeaway\ntext = "a', 2, "is not TOML"),
        ('takeaway\n\ntext = "no 5"', 3, "the numeral '5' is typed"),
        ('takeaway\ntext = """\nOne.\n\nNo 5."""', 5, "the numeral '5' is typed"),
        ("takeaway\n# text = 'a'\ntext = 'no 5'", 3, "the numeral '5' is typed"),
        ('live fig-a\nkind = "sigmoyd"\ncaption = "."', 2, "did you mean 'sigmoid'?"),
        (
            'live fig-a\nkind = "bias"\nz = 3\ncaption = "."',
            3,
            "no key of the live figure 'bias' is called 'z'",
        ),
        ('live fig-a\nkind = "rates"\nruns = ["lr-4"]\ncaption = "."', 3, "did you mean 'lr-3'?"),
        ('live fig-a\nkind = "bias"\nbias = 9\ncaption = "."', 3, "the figure goes from -4 to 4"),
        ('live fig-a\nkind = "spread"\ncolumn = "los_1"\ncaption = "."', 3, "did you mean 'loss_1"),
        ('live 4\nkind = "bias"\ncaption = "."', 1, "'4' is no name for a block"),
        ('live\nkind = "bias"\ncaption = "."', 1, "'' is no name for a block"),
        ('inspector fig-a\nstate = "epoch=500"\nparts = []\ncaption = "."', 2, "not 500"),
        ('inspector fig-a\nstate = "epoch=0"\nparts = ["grahp"]\ncaption = "."', 3, "'graph'"),
        (
            'source\nof = "builder.model.network.sigmoyd"\ncaption = "."',
            2,
            "did you mean 'sigmoid'?",
        ),
    ],
)
def test_a_wrong_block_fails_at_its_line(block, line, told):
    at, said = fault_of(f"```{block}\n```")
    assert (at, told in said) == (line, True), said


@pytest.mark.parametrize("closing", ["", "``", "```x"])
def test_a_fence_that_nothing_closes_fails_where_it_opens(closing):
    line, told = fault_of(f'One.\n\n```takeaway\ntext = "a"\n{closing}\n\nOne.')
    assert (line, told) == (3, "nothing closes this '```'; add a line '```'")


def test_a_fence_within_a_line_s_indent_fails():
    assert "begins at the start of its line" in faults_of('  ```takeaway\ntext = "a"\n```')[0][1]


def test_ids_are_used_once():
    line, told = fault_of(f"{INSPECTOR}\n{INSPECTOR}")
    assert (line, told) == (7, "the id 'fig-start' is taken at line 1; change one of them")
    assert fault_of("## Same\n\n## Same")[0] == 3
    heading = fault_of(f"## Fig start\n\n{INSPECTOR}")
    assert heading == (1, "the id 'fig-start' is taken at line 3; change one of them")


# Questions, listings, takeaways ------------------------------------------------------------------

QUESTION = """```question q-one
ask = "How many of the {{ samples }}?"
answers = [
  { text = "None", when = 'hits(0) == 0', says = "No." },
  { text = "Some", when = 'hits(0) > 0', says = "Yes, {{ hits(0) }}." },
]
state = "epoch=0"
```"""


def test_a_question_knows_its_right_answer_from_the_record():
    html = html_of(QUESTION)
    assert re.findall(r'data-right="(\w+)"', html) == ["false", "true"]
    assert html.count('<input name="q-one" type="radio"') == 2
    assert '<p class="reply" hidden>No.</p>' in html
    assert "<details><summary>Answer</summary><p><strong>Some</strong></p>" in html
    assert '<a href="inspector.html#epoch=0">' in html


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("hits(0) > 0", "hits(0) > 9"), 1, "0 of the 2 answers are true; exactly one must be"),
        (("hits(0) == 0", "hits(0) == 8"), 1, "2 of the 2 answers are true"),
        (("hits(0) > 0", "hitz(0) > 0"), 5, "did you mean 'hits'?"),
        (("hits(0) > 0", "hits(0)"), 5, "'hits(0)' is not a condition"),
        (("says", "say"), 4, "an answer is { text = …, when = …, says = … }"),
        (('"No."', "3"), 4, "the values of an answer are texts"),
        (('"No."', '"No 5."'), 4, "the numeral '5' is typed"),
        (("epoch=0", "epoch=101"), 7, "not 101"),
    ],
)
def test_a_wrong_question_fails_at_its_line(change, line, told):
    found = faults_of(QUESTION.replace(*change))
    assert any((at, True) == (line, told in said) for at, said in found), found


def test_a_listing_shows_the_project_s_own_lines_and_where_they_stand():
    body = 'of = "builder.model.network.sigmoid"\ncaption = "The sigmoid."'
    html = html_of(f"```source\n{body}\n```")
    assert '<figure class="figure listing"><details><summary class="figcaption">' in html
    assert '</summary><pre><code class="python">' in html
    assert (
        '<span class="where"><code>sigmoid</code> in <code>builder/model/network.py</code>' in html
    )


def test_a_takeaway_may_have_two_paragraphs():
    html = html_of('```takeaway\ntext = """\nOne.\n\n*Two*."""\n```')
    assert html == '<div class="takeaway" role="note"><p>One.</p><p><em>Two</em>.</p></div>'


def test_the_manual_names_every_part_and_every_live_figure_with_its_keys():
    manual = (project.ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    (parts,) = re.findall(r"`parts`: any of (.*?);", manual)
    assert re.findall(r"`([\w-]+)`", parts) == list(SECTIONS)
    rows = dict(re.findall(r"^\| (`[`\w, -]+`) \| (.*) \|$", manual, re.MULTILINE))
    for kind, figure in KINDS.items():
        told = next(row for names, row in rows.items() if f"`{kind}`" in names)
        assert set(figure.options()) <= set(re.findall(r"`(\w+)`", told)), kind
