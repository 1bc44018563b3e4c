"""Pictures that were not drawn as text: rows of a table, or small image files in a folder.

Their greys are taken to the nearest level of the format; white is on, black is off.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from builder.base.files import read_text
from builder.model.dataset import Picture, PictureFormat, Place, class_of

HEADING = "label"  # what the first cell of a heading says
WHITE = 255  # the brightest pixel of an image file
PNG = ".png"
IMAGES = frozenset((PNG, ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"))


def read_table(file: Path, form: PictureFormat) -> Iterator[Picture]:
    """Each row of a CSV file: label, name, then the pixels from 0 to 1, row by row.

    Raises BuildError with the line of a row that does not fit.
    """
    rows = csv.reader(read_text(file).splitlines())
    for line, row in enumerate(rows, start=1):
        if not row or (line == 1 and row[0] == HEADING):
            continue
        place, count = Place(file, line), form.rows * form.columns
        if len(row) != count + 2:
            raise place.fault(
                f"{len(row)} cells stand here, not {count + 2}: a label, a name and {count} pixels"
            )
        pixels = tuple(_brightness(cell, place, form) for cell in row[2:])
        yield Picture(class_of(row[0], form, place), row[1], pixels, place)


def _brightness(cell: str, place: Place, form: PictureFormat) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise place.fault(f"{cell!r} is not a pixel; write a number from 0 (off) to 1 (on)")
    return _nearest_level(value, form)


def image_files(folder: Path) -> list[Path]:
    """The image files of a folder, by name. Others may lie beside them."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in IMAGES)


def read_folder(folder: Path, form: PictureFormat) -> Iterator[Picture]:
    """Each PNG file of a folder, by name: `A plain.png` is an A that is called plain.

    Raises BuildError for a name without a label, a file that is no picture or a picture of another
    kind, and a wrong size.
    """
    for file in image_files(folder):
        label, _, name = file.stem.partition(" ")
        place = Place(file)
        if not name:
            raise place.fault(f"a label and a name make the file's name, as in '{label} plain.png'")
        yield Picture(class_of(label, form, place), name, _pixels_of(place, form), place)


def _pixels_of(place: Place, form: PictureFormat) -> tuple[float, ...]:
    if place.file.suffix.lower() != PNG:
        raise place.fault("only PNG keeps every pixel as it is; save this picture as PNG")
    try:
        with Image.open(place.file) as image:
            size, greys = image.size, image.convert("L")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise place.fault("this is no PNG picture; save it again as PNG") from None
    if size != (form.columns, form.rows):
        raise place.fault(
            f"this picture has {size[0]}×{size[1]} pixels, not {form.columns}×{form.rows}; "
            "make it that size"
        )
    return tuple(_nearest_level(grey / WHITE, form) for grey in np.asarray(greys).ravel().tolist())


def _nearest_level(value: float, form: PictureFormat) -> float:
    top = len(form.levels) - 1
    return round(value * top) / top
