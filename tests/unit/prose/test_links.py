"""Terms, symbols, formulas, notes and links: what each becomes, and the line of each fault."""

from __future__ import annotations

import re

import pytest

from tests.prose import fault_of, faults_of, html_of, set_whole


def test_a_term_shows_its_line_on_first_use_in_reading_order():
    html, outcome = set_whole("- [[sigmoid|squash]]\n\nThe [[sigmoid]].")
    assert html.count("gloss-sigmoid") == 2  # the id and what points at it
    assert 'class="term first" data-term="sigmoid" href="glossary.html#sigmoid">squash</a>' in html
    assert '<span class="gloss" id="gloss-sigmoid" role="tooltip">' in html
    assert outcome.terms == ["sigmoid"]


def test_a_term_is_shown_by_its_words_not_by_its_anchor():
    assert ">learning rate</a>" in html_of("The [[learning-rate]].")


def test_a_heading_is_no_place_for_a_tooltip():
    html = html_of("## The [[sigmoid]]\n\nThe [[sigmoid]].")
    assert html.index("</h2>") < html.index("gloss-sigmoid")


def test_a_symbol_in_code_opens_its_entry_and_names_its_number():
    assert html_of("`w1[3][7]`") == (
        '<p><code class="symbol"><a data-quantity="w1.3.7" data-symbol="w1[3][7]" '
        'href="glossary.html#w1">w1[3][7]</a></code></p>'
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[sigmoyd]]", "no term or figure is called 'sigmoyd'; did you mean 'sigmoid'?"),
        ("[[sigmoyd|squash]]", "did you mean 'sigmoid'?"),
        ("`w3[0][1]`", "`w3[0][1]` is no symbol of the glossary; did you mean"),
        ("`w1[8][7]`", "the index 8 of w1[j][k] is beyond 0 to 7"),
        ("`w1[3][25]`", "the index 25 of w1[j][k] is beyond 0 to 24"),
        ("[x](nowhere.html)", "no page is called 'nowhere.html'; did you mean"),
        ("[x](inspector.html#epoch=500)", "not 500"),
        ("[x]()", "leads nowhere"),
        ("[x](#)", "leads nowhere"),
        ("[x](http://)", "no page is called 'http://'"),
        ("[words][nothing]", "the reference '[nothing]' is not defined"),
        ("[words]", "the reference '[words]' is not defined"),
        ("[words [5]](loss.html)", "the reference '[5]' is not defined"),
        ("[open", "nothing closes this '['; add ']'"),
        ("[[sigmoid|open", "nothing closes this '['; add ']]'"),
        ("close]", "no '[' opens this ']'"),
        ("[a [[sigmoid]]](loss.html)", "a link stands inside this link"),
        ("[x]{clame: hits(0) == 8}", "'{clame: …}' means nothing; write '{claim: …}'"),
        ("`code", "nothing closes this '`'"),
        ("$x", "nothing closes this '$'"),
        ("$$x$$", "'$$' alone on the line"),
        (r"$\foo$", "Unknown command"),
        (r"$\frac{1$", "Expected closing token"),
        ("**bold", "a '**' here has no partner in its paragraph"),
        ("**two** and half**", "a '**' here has no partner in its paragraph"),
        ("<b>bold", "HTML is no part of the notation"),
        ("<!-- hidden -->", "HTML is no part of the notation"),
        ("![a](b.png)", "a picture is a block of its own"),
        ("see[^note]", "no side note is called 'note'"),
        ("# Title", "begin with '##'"),
    ],
)
def test_what_markdown_would_pass_in_silence_fails_at_its_line(text, told):
    found = faults_of(f"Fine.\n\nFine,\n\n{text}")
    assert any((at, True) == (5, told in said) for at, said in found), found


@pytest.mark.parametrize(
    "text",
    ["**a** b **c**", "***both***", "***", r"\*\*plain", "a ** b", "`a**b`", "*one* **two**"],
)
def test_stars_that_mean_something_else_are_no_fault(text):
    assert faults_of(f"Fine.\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- [one\n- two](loss.html)", 2),
        ("## [One\ntwo](loss.html)", 2),
        ("| a | b |\n|---|---|\n| [c | d](loss.html) |", 3),
    ],
)
def test_a_link_that_goes_from_one_block_into_the_next_fails(text, line):
    at, told = fault_of(text)
    assert (at, told) == (line, "a link or claim goes from one item, cell or heading into the next")


def test_a_displayed_formula_fails_at_the_line_within_it():
    line, told = fault_of("One.\n\n$$\na = b\n+ \\foo\n$$")
    assert (line, "Unknown command" in told) == (5, True)


def test_a_display_that_nothing_closes_fails_where_it_opens():
    assert fault_of("One.\n\n$$\na = b\n")[0] == 3


def test_a_formula_is_set_as_mathml_with_a_spoken_form():
    html = html_of("$$\na_1[0] = {{ a1(0, 50, 1) }}\n$$")
    assert re.search(
        r'<div class="formula" tabindex="0"><math alttext="a1\[0\] = 0\.\d{3}" display="b', html
    )
    assert re.search(r'<mn class="fact" data-value="0\.\d{6}">0\.\d{3}</mn>', html)


def test_a_side_note_stands_behind_its_number_and_holds_the_whole_notation():
    html = html_of(
        "One[^a], two[^b].\n\n[^b]: Second.\n\n[^a]: A [link](loss.html), *em*,\n{{ lr:g }}."
    )
    first, second = html.split("two")
    assert first.startswith('<p>One<span class="sidenote-ref">1</span><span class="sidenote" role')
    assert '<a href="loss.html">link</a>, <em>em</em>' in first
    assert '<span class="sidenote-number">2</span>Second.' in second


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("Text.\n\n[^a]: Unused.", 3, "nothing refers to the side note 'a'"),
        ("A[^a].\n\nB[^a].\n\n[^a]: N.", 3, "is referred to twice"),
        ("A[^a].\n\n[^a]: N.\n\n[^a]: M.", 5, "is written twice"),
    ],
)
def test_a_side_note_is_written_once_and_referred_to_once(text, line, told):
    at, said = fault_of(text)
    assert (at, told in said) == (line, True)


def test_an_experiment_is_a_link_whose_words_may_hold_its_numbers():
    html = html_of("[learning rate 12 from epoch 10](lab.html#fork=main@10;lr:12)")
    assert '<a href="lab.html#fork=main@10;lr:12">learning rate 12 from epoch 10</a>' in html


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[it](lab.html#fork=main@10;lr:1e9)", "'lr:1e9' cannot be done: a learning rate is"),
        ("[it](lab.html#fork=main@101)", "the run main ends at epoch 100"),
        ("[it](lab.html#fork=mian@10)", "no run is called 'mian'; did you mean 'main'?"),
        ("[rate 13](lab.html#fork=main@10;lr:12)", "the words say '13', but the address does not"),
    ],
)
def test_an_experiment_that_cannot_be_done_fails_at_its_line(text, told):
    line, message = fault_of(f"A paragraph.\n\n{text}")
    assert told in message
    assert line == 3


def test_links_lead_to_pages_other_sites_and_moments():
    html = html_of(
        "[a](loss.html) [b](https://example.org/x_(y)) [c](inspector.html#epoch=3) "
        "[d][e] <https://example.org/>\n\n[e]: loss.html"
    )
    assert '<a href="loss.html">a</a>' in html
    assert '<a class="external" href="https://example.org/x_(y)">b</a>' in html
    assert '<a href="inspector.html#epoch=3">c</a>' in html
    assert '<a href="loss.html">d</a>' in html
    assert '<a class="external" href="https://example.org/">example.org</a>' in html
