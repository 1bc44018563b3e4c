"""The starting parameters: He's random draw, and the text file that keeps it.

The draw comes from `numpy.random.RandomState`, whose stream is frozen for ever; it is written down
with 4 decimals, so that the start is exact on the grid of millionths and a build draws nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from builder.dataset import read_text
from builder.errors import BuildError
from builder.grid import SCALE, Integers
from builder.network import Shape

DECIMALS = 4
_UNIT = SCALE // 10**DECIMALS
_NUMBER = re.compile(r"-?\d+\.\d{4}")


def he_deviation(inputs: int) -> float:
    """He's standard deviation for a unit with that many inputs: sqrt(2 / n)."""
    return float(np.sqrt(2.0 / inputs))


def draw(seed: int, shape: Shape) -> Integers:
    """He initialisation in millionths, flat order (P,): normal weights, biases 0."""
    random = np.random.RandomState(seed)
    blocks = []
    for name, block in shape.blocks.items():
        if name.startswith("w"):
            weights = random.standard_normal(block) * he_deviation(block[-1])
            blocks.append(np.rint(weights * 10**DECIMALS).astype(np.int64).ravel() * _UNIT)
        else:
            blocks.append(np.zeros(block, dtype=np.int64))
    return np.concatenate(blocks)


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
    position = 0
    for name, block in shape.blocks.items():
        rows = q[position : position + int(np.prod(block))].reshape(-1, block[-1])
        position += rows.size
        lines += ["", name, *(" ".join(f"{v / SCALE:.{DECIMALS}f}" for v in row) for row in rows)]
    return "\n".join(lines) + "\n"


def read_start(file: Path, shape: Shape) -> Integers:
    """Read a start file into millionths, flat order (P,). Raises BuildError with file and line."""
    rows: dict[str, list[list[int]]] = {name: [] for name in shape.blocks}
    current = ""
    for number, line in enumerate(read_text(file).splitlines(), start=1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if words[0] in rows:
            current = words[0]
        elif not current:
            known = ", ".join(rows)
            raise BuildError(f"'{words[0]}' is not a block; write one of {known}", file, number)
        else:
            rows[current].append([_millionths(word, file, number) for word in words])
    for name, block in shape.blocks.items():
        _check_block(name, rows[name], block, file)
    return np.array([v for name in rows for row in rows[name] for v in row], dtype=np.int64)


def _millionths(word: str, file: Path, number: int) -> int:
    if not _NUMBER.fullmatch(word):
        raise BuildError(
            f"'{word}' is not a number with 4 decimals; write it as in 0.1234", file, number
        )
    return round(float(word) * SCALE)


def _check_block(name: str, rows: list[list[int]], block: tuple[int, ...], file: Path) -> None:
    height, width = (block[0], block[1]) if len(block) == 2 else (1, block[0])
    found = f"{len(rows)} rows of {sorted({len(row) for row in rows})} numbers"
    if len(rows) != height or any(len(row) != width for row in rows):
        raise BuildError(
            f"the block {name} has {found}, not {height} rows of {width}; "
            "draw it again with `python build.py search --write-start`",
            file,
        )
