"""What a search leaves in the content folder: the start, how it was found, what other starts do."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import count, islice
from pathlib import Path

from builder.base.errors import BuildError
from builder.model.config import NetworkConfig
from builder.model.grid import DECIMALS, SCALE
from builder.model.initialisation import draw, draw_many, write_start
from builder.record.run import Data
from builder.tools.search import SearchResult, follow


def found_files(
    config: NetworkConfig, data: Data, result: SearchResult, others: int, content: Path
) -> dict[Path, str]:
    """The texts to write, by file. Raises BuildError when nothing was found."""
    seed = result.chosen
    if seed is None:
        message = "no seed met every condition; try more, or ask for less"
        raise BuildError(message, content / "network.toml")
    rows = rows_of(config, data, other_seeds(seed, others))
    start = config.start or content / "start.txt"
    return {
        start: write_start(draw(seed, config.shape), config.shape, seed),
        content / "search.json": result.to_json(),
        content / "spread.csv": to_csv(rows),
    }


def other_seeds(chosen: int, tries: int) -> list[int]:
    """The first seeds from 0 on that are not the chosen one."""
    return list(islice((seed for seed in count() if seed != chosen), tries))


def rows_of(config: NetworkConfig, data: Data, seeds: Sequence[int]) -> list[dict[str, str]]:
    """How the main run goes from these seeds, a row each. Losses and steps have six decimals."""
    history = follow(config, data, draw_many(seeds, config.shape))
    last = len(history.loss) - 1
    perfect = history.hits == len(data.training)
    rows = []
    for index, seed in enumerate(seeds):
        row = {"seed": str(seed)}
        for epoch in config.conditions().spread_epochs:
            row[f"loss_{epoch}"] = f"{history.loss[epoch, index]:.{DECIMALS}f}"
            row[f"hits_{epoch}"] = str(history.hits[epoch, index])
        row["held_out_hits"] = str(history.held_out_hits[index])
        row[f"largest_step_{last}"] = f"{history.step[last, index] / SCALE:.{DECIMALS}f}"
        ever = perfect[:, index].any()
        row["first_perfect_epoch"] = str(perfect[:, index].argmax()) if ever else ""
        rows.append(row)
    return rows


def to_csv(rows: Sequence[Mapping[str, str]]) -> str:
    """The rows, at least one, as the text of `content/spread.csv`."""
    file = io.StringIO()
    table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return file.getvalue()
