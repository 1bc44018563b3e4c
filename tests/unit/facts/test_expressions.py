"""Expressions in prose: what they may hold, what they refuse, and what a false condition tells."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.base.errors import BuildError, unknown
from builder.facts.expressions import evaluate, measured, parse
from tests import project

NAMES: dict[str, Any] = {
    "samples": 24,
    "loss": lambda epoch: 1.0 / (epoch + 1),
    "max": max,
    "range": range,
}


def lookup(name: str) -> Any:
    if name not in NAMES:
        raise unknown(name, list(NAMES), "fact")
    return NAMES[name]


def value(source: str) -> Any:
    return evaluate(parse(source), lookup)


def refusal(action: Callable[[], Any]) -> str:
    with pytest.raises(BuildError) as caught:
        action()
    return caught.value.message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("samples", 24),
        ("2 * loss(3) + 1", 1.5),
        ("max(loss(e) for e in range(3))", 1.0),
        ("[e for e in range(samples) if e > 21]", [22, 23]),
        ("1 if samples == 24 else 0", 1),
        ("0 < loss(1) <= 0.5", True),
        ("not samples in (1, 2) and samples != 3", True),
        ("  7 // 2  ", 3),
    ],
)
def test_arithmetic_comparisons_and_comprehensions_over_facts_are_worked_out(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "samples.real",
        "__import__('os')",
        "(lambda: 1)()",
        "[].append(1)",
        "f'{samples}'",
        "samples := 3",
        "loss(*[1])",
        "max(**{})",
        "{1: 2}",
        "loss(1)(2)",
        "().__class__.__mro__",
        "import os",
        "1 +",
        "",
    ],
)
def test_everything_else_of_python_is_refused(source):
    assert refusal(lambda: value(source))


def test_only_a_named_function_is_called():
    assert "calls something that is not a named function" in refusal(lambda: value("loss(1)(2)"))


def test_what_python_says_of_a_text_that_is_none_is_cut_to_its_first_sentence():
    told = "'samples samples' is not an expression (invalid syntax); mend it"
    assert refusal(lambda: value("samples samples")) == told
    assert "(invalid syntax);" in refusal(lambda: value("max(samples samples)"))


@pytest.mark.parametrize("source", ["~samples", "samples is 24", "{1: 2}", "samples @ 2"])
def test_what_is_refused_is_named_in_the_words_of_expressions(source):
    told = f"'{source}' holds more than facts, arithmetic, comparisons, "
    assert refusal(lambda: value(source)).startswith(told)


@given(st.text(max_size=30))
def test_any_text_is_worked_out_or_refused_with_a_sentence(source):
    found = project.outcome(lambda: value(source))
    assert not isinstance(found, BuildError) or found.message


def test_an_unknown_name_is_refused_with_the_nearest_known_one():
    assert "did you mean 'loss'?" in refusal(lambda: value("los(3)"))


def test_a_name_bound_by_a_comprehension_is_no_fact():
    assert parse("max(loss(e) for e in range(3))").names == {"max", "loss", "range"}


def test_a_division_by_zero_says_so():
    assert refusal(lambda: value("1 / 0")) == "'1 / 0' cannot be worked out: division by zero"


def test_the_numbers_written_in_a_condition_are_known_those_in_its_texts_too():
    written = parse("loss(10, run='lr-0.1') > -0.8 and loss(2) < 1e-3").numbers
    assert written == {10.0, 0.1, 0.8, 2.0, 0.001}


def test_a_condition_tells_what_was_measured():
    told = measured(parse("loss(1) > 0.8 and samples == 24"), lookup)
    assert told == "loss(1) is 0.5, samples is 24"


def test_what_a_comprehension_binds_is_not_told_as_measured():
    assert measured(parse("max(loss(e) for e in range(3)) > 2"), lookup).endswith(" is 1")


# Far more than a sentence needs, in every way that Python has of asking for it.
ENDLESS = [
    "9**9**9",
    "9**400",
    "9**300 * 9**300",
    "2 * " * 400 + "9**300",
    "max(1 for a in range(10**6) for b in range(10**6))",
    "max(range(10**9))",
    "[max(range(10**5)) for e in range(10**5)]",
    "0.5 in range(10**9)",
    "['a' * 10**5 for e in range(10**5)]",
    "[0] * 10**9",
    "10**9 * 'a'",
    "'%1000000000d' % 3",
    "loss(" * 900 + "1" + ")" * 900,
    "1" + "+1" * 5000,
    "-" * 1500 + "1",
    "9" * 5000,
    "9" * 400,
]


@pytest.mark.parametrize("source", ENDLESS, ids=lambda source: source[:20])
def test_no_expression_takes_long(source):
    started = time.process_time()
    assert len(refusal(lambda: value(source))) < 3_000
    assert time.process_time() - started < 5


def test_a_loop_over_every_weight_of_every_epoch_is_no_endless_one():
    source = "max(loss(e) for j in range(8) for k in range(25) for e in range(101))"
    assert value(source) == 1.0


def test_a_round_of_a_loop_is_one_step():
    assert value("max(e for e in range(900 * 1000))") == 899_999


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("loss", "'loss' is a function; write loss(epoch)"),
        ("max(loss)", "'loss' is a function; write loss(epoch)"),
        ("samples + 'a'", "its values do not go together"),
        ("samples < 'a'", "its values do not go together"),
        ("[1][3]", "an index lies beyond the end of its list"),
        ("2.0 ** 5000", "a number grows too large"),
        ("samples[0]", "its values do not go together"),
    ],
)
def test_what_python_would_say_is_said_in_plain_words(source, told):
    assert told in refusal(lambda: value(source))
