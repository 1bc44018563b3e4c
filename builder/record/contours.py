"""Lines of equal height on a grid of heights, by marching squares."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from builder.model.grid import Floats

Point = tuple[float, float]  # column and row, in cells of the grid
Edge = tuple[int, int, int]  # row and column of its first corner; 0: it goes right, 1: it goes down


def contour(heights: Floats, level: float) -> list[list[Point]]:
    """The lines at a level through heights (rows, columns), longest first; closed ones end where
    they begin. Where a cell is a saddle, its middle decides which corners hang together.
    """
    neighbours: dict[Edge, list[Edge]] = {}
    for one, other in _segments(heights, level):
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    lines = []
    for start in sorted(neighbours, key=lambda edge: (len(neighbours[edge]), edge)):
        if neighbours[start]:  # open lines first, from an end
            lines.append([_crossing(heights, level, edge) for edge in _walk(neighbours, start)])
    return sorted(lines, key=len, reverse=True)


def _segments(heights: Floats, level: float) -> Iterator[tuple[Edge, Edge]]:
    """The pieces of the lines within each cell, from one of its edges to another."""
    high = heights > level
    count = high[:-1, :-1] * 1 + high[:-1, 1:] + high[1:, :-1] + high[1:, 1:]
    for row, column in np.argwhere((count > 0) & (count < 4)).tolist():
        top, left = (row, column, 0), (row, column, 1)
        bottom, right = (row + 1, column, 0), (row, column + 1, 1)
        edges = [edge for edge in (top, right, bottom, left) if _is_crossed(high, edge)]
        if len(edges) == 4:
            middle = heights[row : row + 2, column : column + 2].mean() > level
            hangs_together = middle == high[row, column]
            yield (top, right) if hangs_together else (top, left)
            yield (bottom, left) if hangs_together else (bottom, right)
        else:
            yield edges[0], edges[1]


def _ends(edge: Edge) -> tuple[tuple[int, int], tuple[int, int]]:
    row, column, down = edge
    return (row, column), (row + down, column + 1 - down)


def _is_crossed(high: np.ndarray, edge: Edge) -> bool:
    first, second = _ends(edge)
    return bool(high[first] != high[second])


def _crossing(heights: Floats, level: float, edge: Edge) -> Point:
    """Where a line crosses an edge, in proportion to the heights at its ends."""
    first, second = _ends(edge)
    share = (level - heights[first]) / (heights[second] - heights[first])
    row, column, down = edge
    return (column + (0 if down else float(share)), row + (float(share) if down else 0))


def _walk(neighbours: dict[Edge, list[Edge]], start: Edge) -> Iterator[Edge]:
    """From piece to piece until the line ends, or is where it began; what is walked is used up."""
    edge = start
    yield edge
    while neighbours[edge]:
        following = neighbours[edge].pop()
        neighbours[following].remove(edge)
        edge = following
        yield edge
