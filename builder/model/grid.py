"""The grid of millionths: the one place where rounding is decided.

Every parameter is an integer count of millionths, so the numbers in a bundle are the parameters and
not roundings of them. Updates and intermediates are computed in float64 and snapped to the grid.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SCALE = 1_000_000
DECIMALS = 6

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


def snap(values: Floats) -> Integers:
    """The nearest grid point, in millionths: floor(v * 10^6 + 0.5), so that halves go up.

    Any shape. JavaScript computes `Math.floor(v * 1e6 + 0.5)`, the same integer.
    """
    return np.floor(np.asarray(values) * SCALE + 0.5).astype(np.int64)


def to_float(q: Integers) -> Floats:
    """Integer millionths as float64. Any shape."""
    return q / SCALE
