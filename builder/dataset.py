"""Pictures drawn as text: one character a pixel, under a line with the label and a name.

Which character stands for which brightness is configured: of `.#`, the first is 0 and the last is 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builder.errors import BuildError, near_miss
from builder.grid import Floats


@dataclass(frozen=True)
class PictureFormat:
    """How pictures are written: their size, the labels, and the characters from dark to bright."""

    rows: int
    columns: int
    classes: tuple[str, ...]
    levels: str

    def value(self, character: str) -> float:
        """The brightness of a pixel, 0..1; ValueError if the character is not a level."""
        return self.levels.index(character) / (len(self.levels) - 1)

    def draw(self, pixels: Floats) -> str:
        """A picture (K values of 0..1) as rows of characters."""
        top = len(self.levels) - 1
        text = "".join(self.levels[round(value * top)] for value in pixels.tolist())
        return "\n".join(text[row * self.columns :][: self.columns] for row in range(self.rows))


@dataclass(frozen=True)
class Dataset:
    """Labelled pictures, in file order."""

    x: Floats  # (S, K), each value in 0..1
    labels: tuple[int, ...]  # S class indices
    names: tuple[str, ...]  # S short descriptions
    classes: int

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def y(self) -> Floats:
        """Labels as rows with one 1: (S, C)."""
        return np.eye(self.classes)[list(self.labels)]


def read_pictures(file: Path, form: PictureFormat) -> Dataset:
    """Read a file of pictures. Raises BuildError with file, line and remedy."""
    return parse_pictures(read_text(file), file, form)


def read_text(file: Path) -> str:
    """A text file of ours, as UTF-8. Raises BuildError when it is missing or is not text."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BuildError("there is no such file; create it or correct the name", file) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BuildError("this is not UTF-8 text; save the file as UTF-8", file, line) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(f"cannot be read ({reason}); check it and its permissions", file) from None


def parse_pictures(text: str, file: Path, form: PictureFormat) -> Dataset:
    """Parse the text of `file` into pictures."""
    pictures: list[tuple[float, ...]] = []
    labels: list[int] = []
    names: list[str] = []
    drawn_at: dict[tuple[float, ...], int] = {}
    for first, block in _blocks(text):
        label, name = _heading(block[0], file, first, form.classes)
        picture = _pixels(block[1:], file, first + 1, form)
        if picture in drawn_at:
            raise BuildError(
                f"this picture equals the one at line {drawn_at[picture]}; change a pixel",
                file,
                first,
            )
        drawn_at[picture] = first
        pictures.append(picture)
        labels.append(label)
        names.append(name)
    if not pictures:
        raise BuildError("no pictures here; add a label line and rows of pixels under it", file)
    return Dataset(np.array(pictures), tuple(labels), tuple(names), len(form.classes))


def refuse_shared(training: Dataset, held_out: Dataset, file: Path) -> None:
    """Raise BuildError if a held-out picture is also a training picture."""
    seen = {tuple(row): index for index, row in enumerate(training.x.tolist())}
    for index, row in enumerate(held_out.x.tolist()):
        if tuple(row) in seen:
            raise BuildError(
                f"held-out picture {index} ('{held_out.names[index]}') equals training picture "
                f"{seen[tuple(row)]}; change a pixel of one of them",
                file,
            )


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    """Runs of lines between blank lines, each with its first line number; '# ' starts a comment."""
    blocks: list[tuple[int, list[str]]] = []
    open_block = False
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.rstrip()
        if line.startswith("# "):
            continue
        if not line:
            open_block = False
        elif open_block:
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
            open_block = True
    return blocks


def _heading(line: str, file: Path, number: int, classes: tuple[str, ...]) -> tuple[int, str]:
    label, _, name = line.partition(" ")
    if label not in classes:
        raise BuildError(
            f"'{label}' is not a label ({near_miss(label, classes)}); "
            "a picture starts with its label and a short name, such as '0 round'",
            file,
            number,
            1,
        )
    if not name.strip():
        raise BuildError(f"the picture has no name; write one after the label {label}", file, number)
    return classes.index(label), name.strip()


def _pixels(lines: list[str], file: Path, number: int, form: PictureFormat) -> tuple[float, ...]:
    if len(lines) != form.rows:
        raise BuildError(
            f"the picture has {len(lines)} rows, not {form.rows}; write {form.rows} rows of "
            f"{form.columns} pixels and a blank line after them",
            file,
            number,
        )
    pixels: list[float] = []
    for row, line in enumerate(lines, start=number):
        if len(line) != form.columns:
            raise BuildError(
                f"the row has {len(line)} pixels, not {form.columns}; mend the row", file, row
            )
        for column, character in enumerate(line, start=1):
            if character not in form.levels:
                raise BuildError(
                    f"'{character}' is not a pixel; write '{form.levels[-1]}' for on and "
                    f"'{form.levels[0]}' for off",
                    file,
                    row,
                    column,
                )
            pixels.append(form.value(character))
    return tuple(pixels)
