"""Rounding to millionths."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.grid import snap, to_float


@pytest.mark.parametrize(
    ("value", "millionths"),
    [
        (0.0, 0),
        (-0.0, 0),
        (0.1234564, 123456),
        (0.1234566, 123457),
        (-0.1234564, -123456),
        (-0.1234566, -123457),
        (0.5e-6, 1),  # a half goes up ...
        (-0.5e-6, 0),  # ... and so does a negative one
        (12.0, 12_000_000),
    ],
)
def test_a_value_snaps_to_the_nearest_millionth_and_a_half_goes_up(value, millionths):
    assert snap(np.array(value)) == millionths


@given(st.integers(-(2**49), 2**49))
def test_a_grid_point_survives_the_way_to_a_float_and_back(q):
    assert snap(to_float(np.array([q]))).tolist() == [q]


@given(st.floats(-1e6, 1e6))
def test_plain_python_arithmetic_gives_the_same_integer(value):
    assert snap(np.array([value])).tolist() == [math.floor(value * 1e6 + 0.5)]


def test_any_shape_is_kept():
    assert snap(np.zeros((2, 0, 3))).shape == (2, 0, 3)
