"""Errors as sentences with a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError, Faults, near_miss, raise_all


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
