"""Integers as Base64 VLQ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.record.vlq import from_vlq, to_vlq, whole_numbers

INTEGERS = st.integers(-(2**53), 2**53)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "A"), (1, "C"), (-1, "D"), (15, "e"), (16, "gB"), (-16, "hB"), (1000, "w+B")],
)
def test_numbers_are_written_as_in_source_maps(number, text):
    assert to_vlq(np.array([number])) == text
    assert from_vlq(text).tolist() == [number]


@given(st.lists(INTEGERS))
def test_any_integers_are_read_back(numbers):
    assert from_vlq(to_vlq(np.array(numbers, dtype=np.int64))).tolist() == numbers


@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, -(2**63)])
def test_a_number_that_does_not_fit_is_refused(number):
    with pytest.raises(ValueError, match="beyond 9007199254740992"):
        to_vlq(np.array([0, number]))


@pytest.mark.parametrize(
    ("text", "at"),
    [("A!", 1), ("Ag", 1), ("AC C", 2), ("é", 0), ("A" + "g" * 11 + "A", 1)],
    ids=["foreign", "cut off", "a space", "not ASCII", "longer than any number"],
)
def test_a_text_that_is_not_ours_is_refused_and_told_where(text, at):
    with pytest.raises(ValueError, match=f"at character {at}$"):
        from_vlq(text)


@given(st.lists(INTEGERS, min_size=1), st.data())
def test_a_cut_text_still_gives_its_whole_numbers(numbers, data):
    text = to_vlq(np.array(numbers))
    cut = data.draw(st.integers(0, len(text)))
    found = from_vlq(whole_numbers(text[:cut])).tolist()
    assert found == numbers[: len(found)]
    assert cut < len(text) or found == numbers
