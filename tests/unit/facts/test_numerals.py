"""Numerals as readers see them."""

from __future__ import annotations

import pytest

from builder.base.errors import BuildError
from builder.facts.numerals import show, typeset, values_in
from tests.prose import facts


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.032949, "", "0.033"),
        (24, "", "24"),
        (3.0, "", "3.000"),
        ("round", "", "round"),
        (0.875, ".0%", "88\u202f%"),
        (0.7736258739286833, ".1%", "77.4\u202f%"),
        (-0.46, ".2f", "−0.46"),
        (0.5, "+.1f", "+0.5"),
        (125543, ",", "125,543"),
        (1.2, "g", "1.2"),
        (0.00001, ".1e", "1.0\u202f×\u202f10⁻⁵"),
    ],
)
def test_a_value_is_set_as_a_printer_sets_it(value, form, text):
    assert show(value, form) == text


@pytest.mark.parametrize(("value", "text"), [(0.3485, "0.349"), (-0.3485, "−0.349")])
def test_halves_are_rounded_away_from_zero_as_in_the_inspector(value, text):
    assert show(value, ".3f") == text


@pytest.mark.parametrize("form", [".3f", "+.3f", ".1%"])
def test_there_is_no_minus_before_zero(form):
    assert "−" not in show(-0.0000001, form)


@pytest.mark.parametrize(
    ("value", "form", "told"),
    [
        (True, "", "make it a claim"),
        ([1, 2], "", "pick one number of it"),
        (float("inf"), "", "cannot be printed"),
        (0.5, ".3q", "does not fit 0.5; write one such as"),
        (24, "x.", "does not fit"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_remedy(value, form, told):
    with pytest.raises(BuildError, match=told):
        show(value, form)


def test_a_hyphen_between_words_or_in_a_date_stays_a_hyphen():
    assert typeset("lr-3, 2015-06") == "lr-3, 2015-06"


def test_numerals_are_read_back_with_their_values():
    assert values_in("80 % of 1,234.5 and 3.14 in 2.") == [80.0, 1234.5, 3.14, 2.0]


def test_a_number_is_rounded_to_no_decimal_or_to_as_many_as_it_has():
    rounded = [facts().evaluate(f"round({of})") for of in ("2.6", "2.6, 0", "1 / 3, 15")]
    assert rounded == [3, 3, 0.333333333333333]
