"""Facts, claims and numerals in prose: what each becomes, and the line of each fault."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.prose.converter import Prose
from tests.prose import INSPECTOR, document, fault_of, faults_of, html_of, set_whole

# Facts and claims --------------------------------------------------------------------------------


def test_a_fact_prints_its_value_and_keeps_the_unrounded_one():
    assert html_of("It is {{ sigmoid(2) }}.") == (
        '<p>It is <data class="fact" value="0.8807970779778823">0.881</data>.</p>'
    )


def test_a_fact_takes_a_format_behind_a_colon():
    html = html_of("{{ [0.5, 0.25][1:][0]:.0% }} and {{ name(1) }}")
    assert '<data class="fact" value="0.25">25\u202f%</data>' in html
    assert '<span class="fact">column</span>' in html


def test_text_on_purpose_is_marked_as_such():
    assert html_of("in {{plain: 2015}}") == '<p>in <span class="plain">2015</span></p>'


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a\n\nb {{ los(3) }}", 3, "no fact is called 'los'; did you mean 'loss'?"),
        ("a\nb\n{{ loss(3):.2q }}", 3, "the format '.2q' does not fit"),
        ("a\n{{\nloss(101) }}", 2, "run 'main' has the epochs 0 to 100, not 101"),
        ("{{ loss(3) > 1 }}", 1, "make it a claim"),
        ("{{plain:}}", 1, "nothing stands behind 'plain:'"),
        ("a\n\n{{ loss(3)\n\n}}", 3, "nothing closes this '{{' in its paragraph; add '}}'"),
    ],
)
def test_a_wrong_fact_fails_at_its_line(text, line, told):
    assert (line, True) == next((at, told in said) for at, said in faults_of(text) if told in said)


def test_a_true_claim_is_marked():
    html = html_of("[passes 80 % by epoch 10]{claim: accuracy(10) >= 0.8}")
    assert html == '<p><span class="claim">passes 80 % by epoch 10</span></p>'


def test_a_false_claim_fails_at_its_line_with_its_sentence_and_what_was_measured():
    text = "One.\n\nTwo. It is\n[*all* right]{claim: hits(0) == samples} with {{ hits(0) }}. Three."
    line, told = fault_of(text)
    assert line == 4
    assert told == (
        "this claim is false: “It is all right with 8.” The run says hits(0) is 8, samples is 24, "
        "so `hits(0) == samples` does not hold; mend the sentence or its condition"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- One.\n- It {}? Two.", "It is so?"),
        ("| a | b |\n|---|---|\n| one | {} |", "is so"),
        ("## One {}\n\nTwo.", "One is so"),
        ("One.[^n] Two.\n\n[^n]: Aside. It {}.", "It is so."),
        ("He said: “It {}.” Then he left.", "He said: “It is so.”"),
    ],
    ids=["item", "cell", "heading", "side note", "quotation"],
)
def test_the_sentence_of_a_false_claim_is_found_wherever_it_stands(text, sentence):
    told = [said for _, said in faults_of(text.format("[is so]{claim: hits(0) == samples}"))]
    assert [said.partition(" The run")[0] for said in told] == [
        f"this claim is false: “{sentence}”"
    ]


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("passes 85 % by epoch 10", "accuracy(10) >= 0.8"),
        ("half of *25*", "hits(0) == 8"),
        ("1,001 steps", "epochs < 1000"),
    ],
)
def test_a_numeral_that_a_claim_does_not_make_fails(words, condition):
    (_, told), *others = faults_of(f"[{words}]{{claim: {condition}}}")
    assert "but the condition does not" in told
    assert others == []


def test_a_claim_may_hold_facts_terms_and_controls():
    html = html_of(INSPECTOR + "\n[{{ hits(0) }} at [epoch 0](#epoch=0), *by* [[sigmoid]]]{claim: "
                   "hits(0) < max(x for x in {9, 10})}")  # fmt: skip
    assert '<span class="claim"><data class="fact" value="8">8</data> at <a class="control"' in html
    assert '<em>by</em> <a aria-describedby="gloss-sigmoid" class="term first"' in html


# Numerals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "5", "*5*", "**5**", "3Blue1Brown", "½", "10²", "1,000", "&#53;", "[[sigmoid|5]]",
        "[5](loss.html)", "a\\* 5", "\u0665",
    ],
)  # fmt: skip
def test_a_typed_numeral_fails_wherever_it_hides(typed):
    line, told = fault_of(f"Fine.\n\nNot fine: {typed} here.")
    assert line == 3
    assert "is typed; write a fact" in told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- one\n- two\n- 3", 3),
        ("| a | b |\n|---|---|\n| c | d |\n| 4 | e |", 4),
        ("> a\n> 5", 2),
        ("## Chapter 5", 1),
        ("text\n1. no list without a blank line before it", 2),
        ("1. one\n\nIt was in\n1986. Then", 4),
        ("Text[^n].\n\n[^n]: A note of\n4 lines", 4),
        ("`x = 3`", 1),
    ],
)
def test_a_typed_numeral_fails_in_every_kind_of_block(text, line):
    assert [at for at, told in faults_of(text) if "typed" in told] == [line]


def test_the_same_fault_of_a_line_is_told_once():
    assert len(faults_of("5 and 5 and 5")) == 1


def test_numbered_lists_are_free():
    html = html_of("1. one\n2. two\n\ntext\n\n1. again")
    assert html.count("<ol>") == 2


@pytest.mark.parametrize(
    ("decimal", "line"), [("$0.5 x$", 1), ("a\n\n$$\nx\n= 0.5\n$$", 5), ("$.5$", 1)]
)
def test_a_decimal_in_a_formula_must_be_a_fact(decimal, line):
    at, told = fault_of(decimal)
    assert (at, "is typed in a formula" in told) == (line, True)


# The rest ----------------------------------------------------------------------------------------


def test_quotes_are_curled_and_a_backslash_keeps_them_straight():
    html = html_of('"Quoted", it\'s (\'so\') \\"plain\\" *"em"* \\[b\\] \\$ \\<')
    assert html == '<p>“Quoted”, it’s (‘so’) "plain" <em>“em”</em> [b] $ &lt;</p>'


def test_tables_have_a_frame_headings_with_scope_and_no_styles():
    html = html_of("| a |  |\n|--:|---|\n| {{ loss(1) }} | [[sigmoid|b]] |")
    assert (
        '<div class="table"><table><thead><tr><th class="right" scope="col">a</th><td></td>' in html
    )
    assert " style=" not in html


def test_headings_get_anchors_and_sections_their_plain_text():
    html, outcome = set_whole(
        "Lead $a_1$.\n\n## Why *not*?\n\nText[^n] of `code`.\n\n[^n]: A note."
    )
    assert '<h2 id="why-not">Why <em>not</em>?</h2>' in html
    assert [(s.anchor, s.heading, s.text) for s in outcome.sections] == [
        ("", "", "Lead a1."),
        ("why-not", "Why not?", "Text of code. 1A note."),
    ]


def test_a_paragraph_right_above_a_block_stays_a_paragraph():
    assert html_of(f"Text.\n{INSPECTOR}More.").count("<p>") == 2


@pytest.mark.parametrize("character", ["\x02", "\ue000", "\U000f0001", "\U00108000"])
def test_characters_that_are_no_text_fail_at_their_line(character):
    line, told = fault_of(f"a\n\nb{character}")
    assert (line, told) == (3, f"the character U+{ord(character):04X} is no text; delete it")


def test_an_entity_is_the_character_it_names_and_nothing_more():
    assert html_of("&#35; a &amp; &lt;b&gt; &nbsp;&#42;c&#42;") == (
        "<p># a &amp; &lt;b&gt; \u00a0*c*</p>"
    )


_PIECES = [
    "[", "](", "](#epoch=1)", "]]", "[[", "[[sigmoid", "|", "{{", "}}", "{{ loss(1) }}", "`", "``",
    "$", "$$", "\n", "\n\n", "- ", "1. ", "> ", "## ", "*", "**", "_", "a", "5", "word ", "[^a]",
    "\n[^a]: note\n", "\n[x]: loss.html\n", "][x]", "]{claim: ", "hits(0) == 8", "}", "```",
    '\n```takeaway\ntext = "a"\n```\n', "\\", "\\frac", "{", "<", "<b", "&amp;", "&#5;", '"', "![",
    "|---|---|\n", "    ", "\t", "---\n", "===\n", INSPECTOR,
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_any_text_is_set_or_refused_at_a_line_of_its_own_and_leaves_no_mark(text):
    own = document()
    html, _ = Prose(own, {entry.name: entry.says for entry in own.glossary}).set(text, 1)
    assert all(1 <= (fault.line or 0) <= text.count("\n") + 1 for fault in own.faults)
    assert own.faults or not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", html)
