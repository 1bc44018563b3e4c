"""Facts of the pictures that the network never learns from."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from tests import project
from tests.prose import facts


def value(source: str) -> object:
    return facts().evaluate(source)


def test_held_out_pictures_are_answered_by_the_same_parameters():
    answers = [value(f"held_out_prediction({n}, 100)") for n in range(12)]
    labels = [value(f"held_out_label({n})") for n in range(12)]
    right = sum(a == label for a, label in zip(answers, labels, strict=True))
    assert value("held_out_hits(100)") == right
    assert value("held_out_accuracy(100)") == right / 12
    assert sum(facts().evaluate(f"held_out_a2({i}, 3, 100)") for i in range(3)) == pytest.approx(1)
    assert value("held_out_name(0)") == project.data().held_out.names[0]


def test_the_held_out_loss_is_the_mean_surprise():
    right = [f"held_out_a2(held_out_label({n}), {n}, 40)" for n in range(12)]
    surprise = [-math.log(float(str(value(share)))) for share in right]
    assert value("held_out_loss(40)") == pytest.approx(sum(surprise) / 12, abs=1e-5)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "source",
    [
        "held_out_loss(0)", "held_out_accuracy(0)", "held_out_hits(0)", "held_out_a2(0, 0, 0)",
        "held_out_label(0)", "held_out_name(0)", "held_out_prediction(0, 0)",
    ],
)  # fmt: skip
def test_where_no_picture_is_held_out_a_fact_of_one_says_so(source):
    data = project.data()
    own = Facts(
        project.network(), replace(data, held_out=data.held_out.part([])),
        {"main": project.run("main")}, project.CONTENT / "spread.csv",
    )  # fmt: skip
    assert own.evaluate("held_out_samples") == 0
    with pytest.raises(BuildError, match="no picture is held out; name a file"):
        own.evaluate(source)
