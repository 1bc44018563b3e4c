"""Pictures in the terminal."""

from __future__ import annotations

import numpy as np

from builder.model.dataset import Dataset, PictureFormat
from builder.tools.digits import draw_pictures

FORM = PictureFormat(rows=2, columns=2, classes=("A", "B"), levels=".+#")
PICTURES = Dataset(
    np.array([[1.0, 0.0, 0.5, 1.0], [0.0, 1.0, 0.0, 0.0]]), (0, 1), ("one", "two"), 2, 3
)


def test_pictures_stand_side_by_side_as_far_as_they_fit():
    assert draw_pictures(PICTURES, FORM, 40).splitlines() == [
        "0: A, one   1: B, two",
        "██··        ··██",
        "▒▒██        ····",
    ]


def test_on_a_narrow_terminal_they_stand_below_one_another():
    assert draw_pictures(PICTURES, FORM, 1).splitlines() == [
        "0: A, one", "██··", "▒▒██", "", "1: B, two", "··██", "····",
    ]  # fmt: skip
