"""Tasks: a condition over what a place measures, met by the solution and not by the start."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.prose import INSPECTOR, fault_of, html_of, set_whole

SWITCHES = '```live fig-s\nkind = "switches"\ncaption = "S."\n```\n'
FOOL = '```live fig-f\nkind = "fool"\ncaption = "F."\n```\n'
PAINT = '```live fig-p\nkind = "paint"\ncaption = "P."\n```\n'
BEFORE = 7  # lines before the task in `task`


def task(place: str, done: str, solution: str, do: str = "Do it.", *, figure: str = "") -> str:
    """A chapter of seven lines with a figure, if need be, and a task."""
    lines = figure.split("\n") + [""] * (BEFORE - figure.count("\n") - 1)
    body = f"do = '''{do}'''\n{place}\ndone = '''{done}'''\nsolution = '{solution}'"
    return "\n".join([*lines, f"```task t-one\n{body}\n```"])


IN_LAB = 'lab = "main@0"'
IN_FIGURE = 'figure = "fig-start"'
LIT = "0010000001000000000000100"


@pytest.mark.parametrize(
    ("place", "figure", "done", "solution"),
    [
        (IN_FIGURE, INSPECTOR, "hits == samples", "epoch={{ first_epoch_with(24) }}"),
        (IN_FIGURE, INSPECTOR, "select == 'w2.1.6' and epoch == 10", "epoch=10&select=w2.1.6"),
        (IN_FIGURE, INSPECTOR, "right == 1 and answer == 0", "epoch=100&sample=0"),
        (IN_FIGURE, INSPECTOR, "dz2[2] < -0.5 and epoch == 0", "sample=2"),
        (IN_FIGURE, INSPECTOR, "w1[3][7] != w1(3, 7, 0) and run == 'lr-3'", "run=lr-3&epoch=9"),
        (IN_FIGURE, INSPECTOR, "on == 0 and a2[1] > 0.2", f"mode=inference&pixels={'0' * 25}"),
        (IN_FIGURE, INSPECTOR, "x[0] == 1 and on == 1", f"mode=inference&pixels=1{'0' * 24}"),
        (IN_LAB, "", "loss < 0.05 and epoch <= 60 and rate != lr", "main@0;lr:3"),
        (IN_LAB, "", "silent == 1 and hits == samples", "main@0;off:h3&epochs=200"),
        (IN_LAB, "", "held == 1 and left_out == 2", "main@0;hold:b2.0;leave:3,4"),
        (IN_LAB, "", "update == 'per-sample' and changes == 1", "main@5;update:per-sample"),
        ('figure = "fig-s"', SWITCHES, "a > 0.9 and on <= 3", f"pixels={LIT}"),
        ('figure = "fig-f"', FOOL, "sample == 3 and flips > 1", f"sample=3&pixels={'1' * 25}"),
        ('figure = "fig-p"', PAINT, "painted == 2", "weights=+-" + "0" * 23),
    ],
)  # fmt: skip
def test_a_task_is_proven_by_its_solution(place, figure, done, solution):
    html = html_of(task(place, done, solution, figure=figure))
    (condition,) = re.findall('data-done="([^"]*)"', html)
    names = [name for name, _, _ in json.loads(unescape(condition))]
    assert len(names) == done.count(" and ") + 1


def test_a_task_becomes_a_region_with_the_way_there_and_room_for_its_outcome():
    text = task('figure = "fig-s"', "a > 0.9 and on <= 3", f"pixels={LIT}", figure=SWITCHES)
    html = html_of(text.replace("Do it.", "Above 0.9, with 3 pixels."))
    assert 'class="task" data-done' in html
    assert 'data-figure="fig-s" data-task="chapter/t-one" id="t-one"' in html
    assert '<span class="goal">Above 0.9, with 3 pixels.</span>' in html
    assert '<a class="go" href="#fig-s">Try it in Figure 3.1</a>' in html
    assert '<span class="outcome" role="status"></span>' in html


def test_a_task_in_the_lab_stands_on_its_page_too_and_leads_back():
    text = task(IN_LAB, "hits == samples", "main@0", do="See [[fig-start]].", figure=INSPECTOR)
    text = text.replace('lab = "main@0"', 'lab = "main@90;lr:0.001;y0:1;y1:0"')
    (html,) = set_whole(text)[1].lab_tasks
    assert 'id="chapter-t-one"' in html
    assert 'data-task="chapter/t-one"' in html
    assert 'href="chapter.html#fig-start"' in html
    assert 'href="lab.html#fork=main@90;lr:0.001;y0:1;y1:0"' in html


@pytest.mark.parametrize(
    ("place", "done", "solution", "line", "told"),
    [
        (IN_LAB, "los < 1", "main@0", 11, "no measure of this place is called 'los'; did you mean"),
        (IN_LAB, "loss < lss(1)", "main@0", 11, "no fact is called 'lss'"),
        (IN_LAB, "loss", "main@0", 11, "'loss' is not one comparison"),
        (IN_LAB, "0 < loss < 1", "main@0", 11, "is not one comparison"),
        (IN_LAB, "loss < 1 or hits > 3", "main@0", 11, "uses 'or', which tasks do not have"),
        (IN_LAB, "loss in [1, 2]", "main@0", 11, "is not compared by"),
        (IN_LAB, "loss[1] < 1", "main@0", 11, "has 1 indices; give 0"),
        (IN_LAB, "loss < spread", "main@0", 11, "'spread' is a function"),
        (IN_LAB, "hits > 3", "main@0;lr:1", 10, "done before the reader begins"),
        (IN_LAB, "rate == 2", "main@0;lr:1", 12, "this does not solve the task: rate is 1.0, not"),
        (IN_LAB, "rate == 2", "main@0;lr:-1", 12, "a learning rate is a number above 0"),
        (IN_LAB, "rate == 2", "main@0;lr:2&epochs=x", 12, "'x' is no number of epochs"),
        (IN_FIGURE, "epoch == 2", "epoch=1", 12, "epoch is 1, not == 2"),
        (IN_FIGURE, "epoch == 2", "epok=2", 12, "did you mean 'epoch'?"),
        (IN_FIGURE, "a1[8] > 1", "epoch=2", 11, "8 is beyond 0 to 7"),
        (IN_FIGURE, "a1[epoch] > 1", "epoch=2", 11, "is not a whole number"),
        ('figure = "fig-sart"', "epoch == 2", "epoch=1", 10, "did you mean 'fig-start'?"),
        ('caption = "x"', "epoch == 2", "epoch=1", 10, "no key of 'task' is called 'caption'"),
        ('hint = "x"', "epoch == 2", "epoch=1", 8, "a task is done in one place"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_task_is_told_at_its_line(place, done, solution, line, told):
    at, said = fault_of(task(place, done, solution, figure=INSPECTOR))
    assert told in said
    assert at == line


@pytest.mark.parametrize(
    ("figure", "solution", "told"),
    [
        (SWITCHES, "pixels=01", "'01' is not 25 characters of 0 1"),
        (SWITCHES, "sample=3", "no move of this figure is called 'sample'"),
        (FOOL, "sample=24", "'24' is not a sample; give a whole number from 0 to 23"),
    ],
)
def test_a_move_that_a_figure_does_not_have_is_told(figure, solution, told):
    measure = "on" if figure == SWITCHES else "flips"
    name = figure.split()[1]
    text = task(f'figure = "{name}"', f"{measure} == 9", solution, figure=figure)
    assert told in fault_of(text)[1]


def test_a_figure_that_measures_nothing_takes_no_task():
    live = '```live fig-z\nkind = "sigmoid"\ncaption = "Z."\n```\n'
    said = fault_of(task('figure = "fig-z"', "z == 1", "z=1", figure=live))[1]
    assert "no task can be done in 'fig-z'" in said


def test_a_numeral_of_the_sentence_stands_in_the_condition():
    said = fault_of(task(IN_LAB, "rate == 2", "main@0;lr:2", do="Below 0.7."))[1]
    assert "the words say '0.7', but the condition does not" in said
