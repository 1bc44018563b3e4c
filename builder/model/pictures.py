"""Pictures drawn as text: one character a pixel, under a line with the label and a name.

`picture_files` reads those that come as a table or as image files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.base.errors import BuildError, near_miss
from builder.base.files import read_text
from builder.model.dataset import Dataset, Picture, PictureFormat, Place, gather
from builder.model.picture_files import read_folder, read_table


def read_pictures(file: Path, form: PictureFormat) -> Dataset:
    """Read a text of pictures, a table (`.csv`), or a folder of PNG files.

    Raises BuildError with file, line and remedy.
    """
    if file.is_dir():
        return gather(read_folder(file, form), form, file)
    if file.suffix == ".csv":
        return gather(read_table(file, form), form, file)
    return parse_pictures(read_text(file), file, form)


def parse_pictures(text: str, file: Path, form: PictureFormat) -> Dataset:
    """Parse the text of `file` into pictures."""
    return gather(_drawn(text, file, form), form, file)


def _drawn(text: str, file: Path, form: PictureFormat) -> Iterator[Picture]:
    for (line, heading), *rows in _blocks(text):
        label, name = _heading(heading, file, line, form.classes)
        yield Picture(label, name, _pixels(rows, file, line, form), Place(file, line))


def _blocks(text: str) -> list[list[tuple[int, str]]]:
    """Runs of numbered lines between blank lines; '# ' starts a comment."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip()
        if line and not line.startswith("# "):
            blocks[-1].append((number, line))
        elif not line and blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _heading(line: str, file: Path, number: int, classes: tuple[str, ...]) -> tuple[int, str]:
    label, *name = line.split(maxsplit=1)
    if label not in classes:
        raise BuildError(
            f"{label!r} is not a label ({near_miss(label, classes)}); add it to `classes` "
            f"in network.toml, or start the picture with a label and a short name, such as "
            f"'{classes[0]} round', and a comment with '# '",
            file,
            number,
            1,
        )
    if not name:
        raise BuildError(
            f"the picture has no name; write one after the label {label}", file, number
        )
    return classes.index(label), name[0]


def _pixels(
    rows: list[tuple[int, str]], file: Path, heading: int, form: PictureFormat
) -> tuple[float, ...]:
    """The pixels of the rows under the heading at that line."""
    if len(rows) != form.rows:
        raise BuildError(
            f"{len(rows)} rows follow, not {form.rows}; write {form.rows} rows of "
            f"{form.columns} pixels, with a blank line after them",
            file,
            heading,
        )
    return tuple(value for number, row in rows for value in _row(row, file, number, form))


def _row(row: str, file: Path, number: int, form: PictureFormat) -> list[float]:
    for column, character in enumerate(row, start=1):
        if character not in form.levels:
            message = f"{character!r} is not a pixel; write {_choice(form.levels)}"
            raise BuildError(message, file, number, column)
    if len(row) != form.columns:
        message = f"the row has {len(row)} pixels, not {form.columns}; mend the row"
        raise BuildError(message, file, number)
    return [form.value(character) for character in row]


def _choice(levels: str) -> str:
    between = f", or one of '{levels[1:-1]}' between" if len(levels) > 2 else ""
    return f"'{levels[-1]}' for on and '{levels[0]}' for off{between}"
