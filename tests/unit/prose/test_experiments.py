"""Experiments in chapters: links, figures, tasks and facts; a false one fails at its line."""

from __future__ import annotations

import json

import pytest

from tests.experiments import REFUSED
from tests.prose import facts, fault_of, faults_of, html_of

FIGURE = '```live fig-a\nkind = "experiment"\ncaption = "."\nfork = {fork}\n```'
TASK = '```task t-a\ndo = "Do."\nlab = {lab}\ndone = "epoch >= 0"\nsolution = {solution}\n```'
FALSE = [
    (text, "no run is called" if "no run" in sentence else sentence)
    for text, sentence in REFUSED
    if text
]
OF_AN_ADDRESS = [
    ("main@10;lr:2&epochs=-1", "'-1' is no number of epochs; give 0 to 10000"),
    ("main@10;lr:2&epochs=10001", "'10001' is no number of epochs; give 0 to 10000"),
    ("main@10;lr:2&epochs=ten", "'ten' is no number of epochs; give 0 to 10000"),
]


@pytest.mark.parametrize(("text", "sentence"), FALSE + OF_AN_ADDRESS)
def test_a_figure_of_a_false_experiment_fails_at_its_line(text: str, sentence: str):
    line, told = fault_of(FIGURE.format(fork=json.dumps(text, ensure_ascii=False)))
    assert (line, sentence in told) == (4, True), told


def test_a_figure_of_an_experiment_that_changes_nothing_fails_at_its_line():
    line, told = fault_of(FIGURE.format(fork='"main@10"'))
    assert (line, told) == (4, "'main@10' changes nothing; add a change, as in main@10;lr:12")


@pytest.mark.parametrize(("text", "sentence"), [case for case in FALSE if "@" in case[0]])
def test_a_fact_about_a_false_experiment_fails_at_its_line(text: str, sentence: str):
    line, told = fault_of(f"One.\n\n{{{{ loss(20, run={text!r}) }}}}")
    assert (line, sentence in told) == (3, True), told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        *OF_AN_ADDRESS,
        ("main@10;lr:0", "a learning rate is a number above 0"),
        ("main@10;w1.8.7:1", "the last parameter of w1 is w1.7.24"),
        ("main@101", "the run main ends at epoch 100"),
        ("main@10;lr:2&epoch=9", "9 is not an epoch of this experiment; give 10 to 100"),
        ("main@10&epochs=5&epoch=16", "16 is not an epoch of this experiment; give 10 to 15"),
        ("main@10&sample=24", "24 is not a picture of this experiment; give 0 to 23"),
        ("main@10&select=h8", "'h8' does not exist: 8 is beyond 0 to 7"),
        ("main@10&epok=9", "no key of an address is called 'epok'"),
        ("main@10&run=lr-3", "'run' is set by the experiment; leave it out"),
    ],
)
def test_a_link_to_what_the_lab_cannot_open_fails_at_its_line(text: str, sentence: str):
    line, told = fault_of(f"One.\n\n[it](lab.html#fork={text})")
    assert (line, sentence in told) == (3, True), told


def test_a_link_may_name_the_moment_and_how_long_it_trains():
    address = f"main@10;add:2.{'0' * 25}&epochs=150&epoch=160&sample=24&select=loss"
    assert f'href="lab.html#fork={address.replace("&", "&amp;")}"' in html_of(
        f"[it](lab.html#fork={address})"
    )


@pytest.mark.parametrize(
    ("lab", "solution", "line"), [("main@101", "main@0", 3), ("main@0", "main@0;lr:0", 5)]
)
def test_a_task_with_a_false_experiment_fails_at_its_line(lab: str, solution: str, line: int):
    faults = faults_of(TASK.format(lab=f'"{lab}"', solution=f'"{solution}"').replace(
        '"epoch >= 0"', '"epoch == 3 and rate == 5"'
    ))  # fmt: skip
    assert [at for at, told in faults if "cannot be done" in told] == [line]


def test_prose_names_what_an_experiment_comes_to():
    html = html_of('{{ hits(100, run="main@10;lr:12") }} of {{ samples }}')
    assert f'value="{facts().moments.trained("main@10;lr:12").hits[-1]}"' in html
