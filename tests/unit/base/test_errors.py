"""Errors as sentences with a place."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from builder.base.errors import BuildError, Faults, near_miss, raise_all, shortened


def test_an_error_says_file_line_and_message():
    assert str(BuildError("mend it", Path("a.txt"), 3)) == "a.txt:3: mend it"


def test_an_error_without_a_line_says_file_and_message():
    assert str(BuildError("mend it", "a.txt")) == "a.txt: mend it"


def test_an_error_without_a_place_is_its_message():
    assert str(BuildError("mend it")) == "mend it"


def test_no_faults_raise_nothing():
    raise_all([])


def test_one_fault_is_raised_as_it_is():
    fault = BuildError("mend it", "a.txt", 3)
    with pytest.raises(BuildError) as caught:
        raise_all([fault])
    assert caught.value is fault


def test_several_faults_are_listed_together():
    with pytest.raises(Faults) as caught:
        raise_all([BuildError("first", "a.txt", 3), BuildError("second", "b.txt")])
    assert str(caught.value) == "a.txt:3: first\nb.txt: second"


def test_a_mistyped_name_is_answered_with_the_closest_one():
    assert near_miss("leraning_rate", ["learning_rate", "epochs"]) == (
        "did you mean 'learning_rate'?"
    )


def test_a_strange_name_is_answered_with_all_that_are_known():
    assert near_miss("x", ["learning_rate", "epochs"]) == "known here: epochs, learning_rate"


def test_of_many_known_names_the_first_are_told():
    known = [f"n{number:02}" for number in range(14)]
    assert near_miss("x", known[:12]) == "known here: " + ", ".join(known[:12])
    assert near_miss("x", known) == "known here: " + ", ".join(known[:8]) + " and 6 more"


def test_a_message_keeps_its_ends_and_no_word_without_end():
    assert BuildError("9" * 5000 + " is no number; mend it").message.endswith(
        "… is no number; mend it"
    )
    told = BuildError("this " + "and that " * 500 + "; mend it").message
    assert told.startswith("this and that")
    assert told.endswith("; mend it")
    assert len(told) < 620


def test_a_date_is_quoted_as_it_was_written():
    assert [shortened(date(2024, 1, 1)), shortened(time(12, 0))] == ["2024-01-01", "12:00:00"]
