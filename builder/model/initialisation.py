"""The starting parameters: He's random draw, and the text file that keeps it.

The draw comes from `numpy.random.RandomState`, whose stream is frozen for ever; it is written down
with 4 decimals, so that the start is exact on the grid of millionths and a build draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.model.grid import SCALE, Integers
from builder.model.network import Shape

DECIMALS = 4
_UNIT: int = SCALE // 10**DECIMALS
_NUMBER = re.compile(r"-?\d{1,3}\.\d{4}", re.ASCII)


def he_deviation(inputs: int) -> float:
    """He's standard deviation for a unit with that many inputs: sqrt(2 / n)."""
    return float(np.sqrt(2.0 / inputs))


def draw(seed: int, shape: Shape) -> Integers:
    """He initialisation in millionths, flat order (P,): normal weights, biases 0."""
    return draw_many([seed], shape).reshape(-1)


def draw_many(seeds: Sequence[int], shape: Shape) -> Integers:
    """The draws of several seeds at once: (len(seeds), P)."""
    deviations = [
        np.full(int(np.prod(block)), he_deviation(block[-1]) if name.startswith("w") else 0.0)
        for name, block in shape.blocks.items()
    ]
    deviation = np.concatenate(deviations)  # (P,), 0 for the biases, which are not drawn
    weights = np.flatnonzero(deviation)
    drawn = np.zeros((len(seeds), len(deviation)))
    random = np.random.RandomState()
    for row, seed in enumerate(seeds):
        random.seed(seed)
        drawn[row, weights] = random.standard_normal(len(weights))
    q: Integers = np.rint(drawn * deviation * 10**DECIMALS).astype(np.int64) * _UNIT
    return q


def constant(value: float, shape: Shape) -> Integers:
    """All weights the same and biases 0, in millionths, flat order (P,)."""
    blocks = [
        np.full(block, round(value * SCALE) if name.startswith("w") else 0, dtype=np.int64).ravel()
        for name, block in shape.blocks.items()
    ]
    return np.concatenate(blocks)


def write_start(q: Integers, shape: Shape, seed: int) -> str:
    """The text of a start file: a heading for each block, then its rows."""
    lines = [
        f"# The starting parameters: He initialisation from numpy.random.RandomState({seed}),",
        "# rounded to 4 decimals. Each block is written row by row.",
    ]
    for name, block in shape.blocks.items():
        rows = q[shape.spans[name]].reshape(-1, block[-1])
        lines += ["", name, *(" ".join(f"{v / SCALE:.{DECIMALS}f}" for v in row) for row in rows)]
    return "\n".join(lines) + "\n"


def read_start(file: Path, shape: Shape) -> Integers:
    """Read a start file into millionths, flat order (P,). Raises BuildError with file and line."""
    blocks = _read_blocks(file, list(shape.blocks))
    numbers: list[int] = []
    for name, size in shape.blocks.items():
        if name not in blocks:
            raise BuildError(f"the block {name} is missing; {_REDRAW}", file)
        heading, rows = blocks[name]
        _check_block(name, rows, size, file, heading)
        numbers += [number for _, row in rows for number in row]
    return np.array(numbers, dtype=np.int64)


_REDRAW = "draw the start again with `python build.py search --write`"

Rows = list[tuple[int, list[int]]]  # line number and numbers


def _read_blocks(file: Path, names: list[str]) -> dict[str, tuple[int, Rows]]:
    """Each block's line and rows, by name."""
    blocks: dict[str, tuple[int, Rows]] = {}
    rows: Rows | None = None
    for number, line in enumerate(read_text(file).split("\n"), start=1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if len(words) == 1 and words[0] in names:
            if words[0] in blocks:
                raise BuildError(f"the block {words[0]} stands here twice; drop one", file, number)
            rows = []
            blocks[words[0]] = (number, rows)
        elif rows is None:
            known = ", ".join(names)
            raise BuildError(f"{words[0]!r} is not a block; write one of {known}", file, number)
        else:
            rows.append((number, [_millionths(word, file, number) for word in words]))
    return blocks


def _millionths(word: str, file: Path, number: int) -> int:
    if not _NUMBER.fullmatch(word):
        message = f"{word!r} is not a number below 1000 with 4 decimals; write it as in 0.1234"
        raise BuildError(message, file, number)
    return int(word.replace(".", "")) * _UNIT


def _check_block(name: str, rows: Rows, size: tuple[int, ...], file: Path, heading: int) -> None:
    height, width = size if len(size) == 2 else (1, size[0])
    if len(rows) != height:
        message = f"the block {name} has {len(rows)} rows, not {height}; {_REDRAW}"
        raise BuildError(message, file, heading)
    for number, row in rows:
        if len(row) != width:
            message = f"this row of {name} has {len(row)} numbers, not {width}; {_REDRAW}"
            raise BuildError(message, file, number)
