"""The drawn start and the file that keeps it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.base.errors import BuildError
from builder.model.initialisation import (
    constant,
    draw,
    draw_many,
    he_deviation,
    read_start,
    write_start,
)
from builder.model.network import Shape
from tests import project

SMALL = Shape(2, 2, 2)
GOOD = """# A start.

w1
0.1000 -0.2000
0.3000 0.4000

b1
0.0000 0.0000

w2
1.0000 -1.0000
0.5000 0.0001

b2
0.0000 0.0000
"""


def read(folder: Path, text: str):
    file = folder / "start.txt"
    file.write_text(text, encoding="utf-8")
    return read_start(file, SMALL)


def test_the_committed_start_is_what_the_committed_seed_draws():
    config = project.network()
    assert project.data().start.tolist() == draw(config.seed, config.shape).tolist()
    text = write_start(project.data().start, config.shape, config.seed)
    assert config.start is not None
    assert config.start.read_text(encoding="utf-8") == text


def test_he_gives_the_deviations_of_the_article():
    assert f"{he_deviation(25):.3f}" == "0.283"
    assert he_deviation(8) == 0.5


def test_weights_are_drawn_with_hes_deviation_and_biases_are_0():
    q = draw_many(range(400), Shape(25, 8, 3)) / 1_000_000
    assert q[:, :200].std() == pytest.approx(0.2828, abs=0.003)
    assert q[:, 208:232].std() == pytest.approx(0.5, abs=0.02)
    assert abs(q[:, :200].mean()) < 0.005
    assert not q[:, 200:208].any()
    assert not q[:, 232:].any()


def test_a_draw_has_four_decimals():
    assert not (draw(7, Shape(25, 8, 3)) % 100).any()


def test_many_draws_at_once_are_what_each_is_alone():
    together = draw_many([5, 3], SMALL)
    assert together.tolist() == [draw(5, SMALL).tolist(), draw(3, SMALL).tolist()]


def test_the_stream_of_the_seed_is_the_frozen_one():
    normal = np.random.RandomState(1).standard_normal(2)
    assert draw(1, Shape(2, 1, 2))[:2].tolist() == [round(float(v), 4) * 1e6 for v in normal]


def test_a_constant_start_has_no_biases():
    assert constant(0.1, Shape(1, 2, 1)).tolist() == [100_000, 100_000, 0, 0, 100_000, 100_000, 0]


def test_a_start_is_read_in_flat_order(tmp_path):
    assert read(tmp_path, GOOD).tolist() == [
        100_000, -200_000, 300_000, 400_000, 0, 0, 1_000_000, -1_000_000, 500_000, 100, 0, 0,
    ]  # fmt: skip


@given(st.lists(st.integers(-9_999_999, 9_999_999), min_size=12, max_size=12))
def test_a_written_start_is_read_back(tmp_path_factory, hundreds):
    q = np.array(hundreds) * 100
    assert read(tmp_path_factory.getbasetemp(), write_start(q, SMALL, 1)).tolist() == q.tolist()


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("w1\n", "", 3, "'0.1000' is not a block; write one of w1, b1, w2, b2"),
        ("w1\n", "w1 0.5\n", 3, "'w1' is not a block"),
        ("0.0001", "0.1", 12, "'0.1' is not a number below 1000 with 4 decimals"),
        ("0.0001", "nan", 12, "'nan' is not a number"),
        ("0.0001", "1000.0000", 12, "'1000.0000' is not a number below 1000"),
        ("0.0001", "", 12, "this row of w2 has 1 numbers, not 2"),
        ("0.3000 0.4000\n", "", 3, "the block w1 has 1 rows, not 2"),
        ("b1\n0.0000 0.0000\n", "", None, "the block b1 is missing; draw the start again"),
        ("b2\n", "b1\n", 14, "the block b1 stands here twice"),
    ],
)
def test_a_fault_in_the_start_is_told_with_its_line(tmp_path, old, new, line, message):
    with pytest.raises(BuildError) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert caught.value.line == line
    assert message in caught.value.message


@given(st.text(alphabet=st.sampled_from(list("w12b0.-\n #é")), max_size=60))
def test_no_text_leads_to_any_other_error(tmp_path_factory, text):
    with pytest.raises(BuildError):
        read(tmp_path_factory.getbasetemp(), text)
