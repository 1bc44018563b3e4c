"""Lines of equal height: they lie at their level, and none is missing."""

from __future__ import annotations

import numpy as np
import pytest

from builder.record.contours import contour

ROWS, COLUMNS = 21, 31
DOWN, ACROSS = np.mgrid[0:ROWS, 0:COLUMNS].astype(float)
HILL = -((ACROSS - 15) ** 2) - (DOWN - 10) ** 2


def height(heights: np.ndarray, x: float, y: float) -> float:
    """The height between the corners of an edge."""
    column, row = min(int(x), COLUMNS - 2), min(int(y), ROWS - 2)
    right, down = x - column, y - row
    upper = heights[row, column] * (1 - right) + heights[row, column + 1] * right
    lower = heights[row + 1, column] * (1 - right) + heights[row + 1, column + 1] * right
    return float(upper * (1 - down) + lower * down)


def test_a_hill_has_one_closed_line_at_each_height():
    (line,) = contour(HILL, -36.5)
    assert line[0] == line[-1]
    distances = [np.hypot(x - 15, y - 10) for x, y in line]
    assert np.allclose(distances, 36.5**0.5, atol=0.05)


def test_a_line_that_meets_the_edge_is_open_and_goes_from_edge_to_edge():
    (line,) = contour(ACROSS, 7.25)
    assert sorted((line[0], line[-1])) == [(7.25, 0), (7.25, ROWS - 1)]
    assert {x for x, _ in line} == {7.25}


@pytest.mark.parametrize("seed", range(5))
def test_every_edge_that_a_level_crosses_has_its_point_at_that_level(seed: int):
    heights = np.random.default_rng(seed).normal(size=(ROWS, COLUMNS))
    lines = contour(heights, 0.3)
    points = [point for line in lines for point in (line[:-1] if line[0] == line[-1] else line)]
    assert all(height(heights, x, y) == pytest.approx(0.3) for x, y in points)
    high = heights > 0.3
    crossed = (high[:, 1:] != high[:, :-1]).sum() + (high[1:] != high[:-1]).sum()
    assert len(points) == len(set(points)) == crossed


def test_a_level_beyond_all_heights_has_no_line():
    assert contour(HILL, 1.0) == []


def test_at_a_saddle_the_middle_decides_what_hangs_together():
    corners = np.array([[1.0, 0.0], [0.0, 1.0]])
    apart, together = contour(corners, 0.6), contour(corners, 0.4)
    assert len(apart) == len(together) == 2
    assert all(abs(x - y) > 0.5 for x, y in (np.mean(line, axis=0) for line in together))
    assert all(abs(x - y) < 0.5 for x, y in (np.mean(line, axis=0) for line in apart))
