"""What a thousand other starts do, and how the start was found."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from tests import project
from tests.prose import facts


def spread_of(folder: Path, text: str) -> Facts:
    file = folder / "spread.csv"
    file.write_text(text, encoding="utf-8")
    return Facts(project.network(), project.data(), {"main": project.run("main")}, file)


SPREAD = "seed,loss_100,held_out_hits,first_perfect_epoch\n1,0.03,10,30\n2,0.04,12,\n3,0.02,9,25\n"


def test_a_quantile_over_other_starts_is_a_value_that_was_measured(tmp_path):
    other = spread_of(tmp_path, SPREAD)
    assert other.evaluate("spread('loss_100', 0.5)") == 0.03
    assert other.evaluate("spread('loss_100', 0)") == 0.02
    assert other.evaluate("spread('loss_100', 1)") == 0.04


def test_a_share_of_other_starts_counts_those_for_which_a_condition_holds(tmp_path):
    other = spread_of(tmp_path, SPREAD)
    assert other.evaluate("spread_share('held_out_hits >= 10')") == pytest.approx(2 / 3)


def test_what_never_happened_is_beyond_every_number(tmp_path):
    other = spread_of(tmp_path, SPREAD)
    assert other.evaluate("spread_share('first_perfect_epoch <= 1000')") == pytest.approx(2 / 3)
    assert other.evaluate("spread('first_perfect_epoch', 1)") == math.inf


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("spread('los_100', 0.5)", "no column of the spread is called 'los_100'; did you mean"),
        ("spread('loss_100', 2)", "2 is not a share"),
        ("spread_share('loss_100')", "'loss_100' is not a condition"),
        ("spread_share('loss > 1')", "no column of the spread is called 'loss'"),
    ],
)
def test_a_wrong_question_about_other_starts_is_refused(tmp_path, source, told):
    with pytest.raises(BuildError, match=re.escape(told)):
        spread_of(tmp_path, SPREAD).evaluate(source)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("4,0.1", "2 cells, not 4"),
        ("4,nan,9,25", "'nan' is no number"),
        ("4,inf,9,25", "'inf' is no number"),
        ("4,٣,9,25", "'٣' is no number"),
        ("4,0.0.1,9,25", "'0.0.1' is no number"),
        (SPREAD.splitlines()[1], "a start that stands above already"),
        ("4," + "9" * 2_000_000 + "x,9,25", "is no number"),
    ],
    ids=range(7),
)
def test_a_damaged_spread_names_its_file_and_line(tmp_path, row, told):
    with pytest.raises(BuildError) as caught:
        spread_of(tmp_path, SPREAD + row + "\n").evaluate("spread('loss_100', 0.5)")
    assert (caught.value.line, caught.value.file) == (5, tmp_path / "spread.csv")
    assert told in caught.value.message
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("text", ["", "\n\n\n", "seed,loss_100\n", "seed,,hits\n1,2,3\n"])
def test_a_spread_without_names_or_starts_says_how_to_measure_them(tmp_path, text):
    with pytest.raises(BuildError, match="no starts here; measure them") as caught:
        spread_of(tmp_path, text).evaluate("spread('loss_100', 0.5)")
    assert caught.value.file == tmp_path / "spread.csv"


@pytest.mark.parametrize(
    "outcome",
    [
        "",
        "[]",
        "{}",
        '{"searched": Infinity, "found": [], "met": {}}',
        '{"searched": 1.5, "found": [], "met": {}}',
        '{"searched": "many", "found": [], "met": {}}',
        '{"searched": 1, "found": 3, "met": {}}',
        '{"searched": 1, "found": [], "met": []}',
        '{"searched": 1, "found": [], "met": {"loss": NaN}}',
        '{"searched": ' + "[" * 100_000,
        '{"searched": ' + "9" * 5000 + "}",
    ],
    ids=range(11),
)
def test_a_damaged_search_names_its_file(tmp_path, outcome):
    (tmp_path / "search.json").write_text(outcome, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        spread_of(tmp_path, SPREAD).evaluate("searched")
    assert caught.value.file == tmp_path / "search.json"
    assert caught.value.message.endswith("run `build.py search` again")


def test_a_search_that_is_no_json_is_told_with_the_line(tmp_path):
    (tmp_path / "search.json").write_text('{\n  "searched": 1,\n  é\n}', encoding="utf-8")
    with pytest.raises(BuildError, match="this is not JSON") as caught:
        spread_of(tmp_path, SPREAD).evaluate("searched")
    assert caught.value.line == 3


def test_a_missing_spread_and_a_missing_search_are_said_to_be_missing(tmp_path):
    other = spread_of(tmp_path, SPREAD)
    (tmp_path / "spread.csv").unlink()
    for source in ("spread('loss_100', 0.5)", "searched"):
        with pytest.raises(BuildError, match="there is no such file"):
            other.evaluate(source)


def test_the_search_tells_how_many_seeds_it_tried_and_how_many_fit(tmp_path):
    other = spread_of(tmp_path, SPREAD)
    outcome = '{"searched": 1200000, "met": {"loss": 70}, "found": [5, 9], "rule": "all"}'
    (tmp_path / "search.json").write_text(outcome, encoding="utf-8")
    assert (other.evaluate("searched"), other.evaluate("found")) == (1_200_000, 2)
    assert other.evaluate("met('loss')") == 70
    with pytest.raises(BuildError, match="no condition that the search counted is called 'los'"):
        other.evaluate("met('los')")


def test_prose_may_name_what_the_start_was_searched_for():
    conditions = project.network().conditions()
    assert facts().evaluate("searched_for('slow_epoch')") == conditions.slow_epoch
    assert facts().evaluate("searched_for('fast_accuracy')") == conditions.fast_accuracy
    with pytest.raises(BuildError, match="did you mean 'slow_epoch'"):
        facts().evaluate("searched_for('slow_epoc')")
