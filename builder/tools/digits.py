"""The pictures in the terminal, as large as it takes to judge a stroke."""

from __future__ import annotations

import shutil

from builder.model.config import NetworkConfig
from builder.model.dataset import Dataset, PictureFormat
from builder.model.grid import Floats
from builder.record.run import read_all_pictures

SHADES = "·░▒▓█"  # dark to bright
GAP = "   "


def draw_all(config: NetworkConfig) -> str:
    """The pictures of a network, for training and held out. Raises BuildError."""
    width = shutil.get_terminal_size().columns
    return "\n".join(
        f"{title}\n\n{draw_pictures(pictures, config.pictures, width)}\n"
        for title, pictures in zip(("Training", "Held out"), read_all_pictures(config), strict=True)
    )


def draw_pictures(dataset: Dataset, form: PictureFormat, width: int) -> str:
    """All pictures with number, label and name, side by side as far as `width` columns allow."""
    tiles = [
        _tile(f"{number}: {form.classes[label]}, {name}", pixels, form)
        for number, (label, name, pixels) in enumerate(
            zip(dataset.labels, dataset.names, dataset.x, strict=True)
        )
    ]
    widest = max((len(line) for tile in tiles for line in tile), default=0)
    across = max(1, (width + len(GAP)) // (widest + len(GAP)))
    bands = [tiles[first : first + across] for first in range(0, len(tiles), across)]
    return "\n\n".join(_beside(band, widest) for band in bands)


def _tile(title: str, pixels: Floats, form: PictureFormat) -> list[str]:
    shades = [SHADES[round(value * (len(SHADES) - 1))] for value in pixels.tolist()]
    rows = [shades[row * form.columns :][: form.columns] for row in range(form.rows)]
    return [title, *("".join(shade * 2 for shade in row) for row in rows)]


def _beside(tiles: list[list[str]], width: int) -> str:
    lines = zip(*tiles, strict=True)
    return "\n".join(GAP.join(part.ljust(width) for part in line).rstrip() for line in lines)
