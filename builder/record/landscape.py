"""The landscape: the loss over the plane in which a run moves most.

The plane goes through the mean of the run's stored states along their two principal directions: the
right singular vectors of the states less their mean that belong to the two largest singular values.
Centre and directions are moved to the grid of millionths first, and all else is worked out from
what stands in the file, so that others can do it again. `docs/bundle-format.md` describes the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from builder.model.grid import SCALE, Floats, Integers, snap, to_float
from builder.model.network import cross_entropy, forward, unflatten
from builder.record.bundle import FORMAT, VERSION, Bundle, encode_array
from builder.record.contours import Point, contour
from builder.record.run import Run

NAME = "landscape"
COLUMNS, ROWS = 56, 34  # cells of the picture
MARGIN = 0.3  # of the path's width, to either side of it
LEAST = 1.0  # of the path's width: a run may not move at all
LEVELS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50)


@dataclass(frozen=True)
class Landscape:
    """A plane of the space of all P parameters, and the loss over a part of it."""

    run: Run
    centre: Integers  # (P,) millionths
    directions: Integers  # (2, P) millionths; lengths of 1, at right angles
    shares: tuple[float, float]  # of the path's variance that each direction holds
    x: tuple[float, float]  # ends of the part, along the first direction, as distances
    y: tuple[float, float]  # along the second, from the foot to the top
    loss: Integers  # (ROWS + 1, COLUMNS + 1) millionths, from the top down

    def places(self, q: Integers) -> tuple[Floats, Floats]:
        """Where states q (..., P) stand on the plane: (..., 2); and how far from it: (...)."""
        away = to_float(q - self.centre)
        directions = to_float(self.directions)
        on = away @ directions.T
        off: Floats = np.linalg.norm(away - on @ directions, axis=-1)
        return on, off

    def cells(self, places: Floats) -> Floats:
        """Places (..., 2) in cells of the picture, from its upper left corner."""
        across = (places[..., 0] - self.x[0]) / (self.x[1] - self.x[0]) * COLUMNS
        down = (self.y[1] - places[..., 1]) / (self.y[1] - self.y[0]) * ROWS
        return np.stack([across, down], axis=-1)

    def contours(self) -> dict[float, list[list[Point]]]:
        """The lines of equal loss by their loss, in cells of the picture."""
        heights = to_float(self.loss)
        levels = (level for level in LEVELS if heights.min() < level < heights.max())
        return {level: contour(heights, level) for level in levels}


def landscape_of(run: Run) -> Landscape:
    """The landscape around the path of a run."""
    states = to_float(run.q)
    centre = snap(states.mean(axis=0))
    directions, shares = _principal(states - to_float(centre))
    path = (states - to_float(centre)) @ to_float(directions).T
    x, y = _frame(path)
    across, down = np.meshgrid(np.linspace(*x, COLUMNS + 1), np.linspace(*y[::-1], ROWS + 1))
    loss = np.stack([
        _losses(run, to_float(centre) + np.stack(row, axis=-1) @ to_float(directions))
        for row in zip(across, down, strict=True)
    ])  # fmt: skip
    return Landscape(run, centre, directions, shares, x, y, snap(loss))


def _principal(path: Floats) -> tuple[Integers, tuple[float, float]]:
    """The two principal directions (2, P) of a path (E, P) in millionths, and their shares.

    Their signs are free: the path ends to the right of its start, and begins below its middle.
    """
    padded = np.vstack([path, np.zeros((2, path.shape[1]))])  # a run may hold one state
    _, sizes, directions = np.linalg.svd(padded, full_matrices=False)
    first, second = directions[:2]
    first = first if (path[-1] - path[0]) @ first >= 0 else -first
    second = second if path[0] @ second <= 0 else -second
    squares = sizes**2
    shares = squares[:2] / (squares.sum() or 1)
    return snap(np.stack([first, second])), (float(shares[0]), float(shares[1]))


def _frame(path: Floats) -> tuple[tuple[float, float], tuple[float, float]]:
    """The ends of the picture in both directions: the path in its middle, one scale for both."""
    low, high = path.min(axis=0), path.max(axis=0)
    middle = (low + high) / 2
    half = max(*(high - low) * (1, COLUMNS / ROWS), LEAST) * (0.5 + MARGIN)
    tall = half * ROWS / COLUMNS
    ends = np.round([middle[0] - half, middle[0] + half, middle[1] - tall, middle[1] + tall], 6)
    left, right, foot, top = ends.tolist()
    return (left, right), (foot, top)


def _losses(run: Run, states: Floats) -> Floats:
    """The mean loss over the training pictures at states (N, P): (N,)."""
    passed = forward(unflatten(states, run.shape), run.training.x)
    loss: Floats = cross_entropy(passed.z2, run.training.y).mean(axis=-1)
    return loss


def encode_landscape(landscape: Landscape) -> Bundle:
    """The landscape as a bundle: `data/landscape.json`."""
    run, shape = landscape.run, landscape.run.shape
    arrays = {
        "centre": (["parameter"], landscape.centre),
        "directions": (["direction", "parameter"], landscape.directions),
        "loss": (["row", "column"], landscape.loss),
    }
    bundle = {
        "format": FORMAT,
        "version": VERSION,
        "shape": {"inputs": shape.inputs, "hidden": shape.hidden, "outputs": shape.outputs},
        "samples": len(run.training),
        "run": run.name,
        "scale": SCALE,
        "order": "row by row, the last axis fastest",
        "shares": [round(share, 6) for share in landscape.shares],
        "x": list(landscape.x),
        "y": list(landscape.y),
        "contours": [
            {"loss": level, "path": path_text(lines, 2), "at": _label(lines[0])}
            for level, lines in landscape.contours().items()
        ],
        "arrays": {name: {"axes": axes, **encode_array(a)} for name, (axes, a) in arrays.items()},
    }
    return cast(Bundle, bundle)


def path_text(lines: list[list[Point]], decimals: int) -> str:
    """Lines as the `d` of an SVG path."""
    return "".join(
        "M" + "L".join(f"{round(x, decimals):g} {round(y, decimals):g}" for x, y in line)
        for line in lines
    )


def _label(line: list[Point]) -> list[float]:
    """Where the loss of a line is written: some way along it, and so beside the path."""
    x, y = line[len(line) // 6]
    return [round(x, 2), round(y, 2)]
