"""Pictures drawn as text: one character a pixel, under a line with the label and a name.

Which character stands for which brightness is configured: of `.#`, the first is 0, the last is 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from builder.base.errors import BuildError, near_miss
from builder.base.files import read_text
from builder.model.grid import Floats, Integers


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
    levels: int = 2  # the brightnesses a pixel can have, evenly spread from 0 to 1
    lines: tuple[int, ...] = field(default=(), compare=False)  # where each stands in its file

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def counts(self) -> Integers:
        """Every pixel as a whole number of steps of brightness, 0 to levels - 1: (S, K)."""
        return np.rint(self.x * (self.levels - 1)).astype(np.int64)

    def part(self, samples: Sequence[int]) -> Dataset:
        """Some of the pictures, in that order."""
        return replace(
            self,
            x=self.x[list(samples)],
            labels=tuple(self.labels[sample] for sample in samples),
            names=tuple(self.names[sample] for sample in samples),
            lines=tuple(self.lines[sample] for sample in samples if sample < len(self.lines)),
        )

    @property
    def y(self) -> Floats:
        """Labels as rows with one 1: (S, C)."""
        return np.eye(self.classes)[list(self.labels)]


def read_pictures(file: Path, form: PictureFormat) -> Dataset:
    """Read a file of pictures. Raises BuildError with file, line and remedy."""
    return parse_pictures(read_text(file), file, form)


def parse_pictures(text: str, file: Path, form: PictureFormat) -> Dataset:
    """Parse the text of `file` into pictures."""
    pictures: list[tuple[float, ...]] = []
    labels, names, lines = [], [], []
    drawn_at: dict[tuple[float, ...], int] = {}
    for (line, heading), *rows in _blocks(text):
        label, name = _heading(heading, file, line, form.classes)
        picture = _pixels(rows, file, line, form)
        if picture in drawn_at:
            message = f"this picture equals the one at line {drawn_at[picture]}; change a pixel"
            raise BuildError(message, file, line)
        drawn_at[picture] = line
        pictures.append(picture)
        labels.append(label)
        names.append(name)
        lines.append(line)
    if not pictures:
        raise BuildError("no pictures here; add a label line and rows of pixels under it", file)
    return Dataset(
        np.array(pictures),
        tuple(labels),
        tuple(names),
        len(form.classes),
        len(form.levels),
        tuple(lines),
    )


def refuse_shared(training: Dataset, held_out: Dataset, file: Path) -> None:
    """Raise BuildError if a held-out picture, of `file`, is also a training picture."""
    seen = {tuple(row): index for index, row in enumerate(training.x.tolist())}
    for row, name, line in zip(held_out.x.tolist(), held_out.names, held_out.lines, strict=True):
        if tuple(row) in seen:
            twin = training.names[seen[tuple(row)]]
            raise BuildError(
                f"the held-out picture '{name}' equals the training picture '{twin}' "
                f"(sample {seen[tuple(row)]}); change a pixel of one of them",
                file,
                line,
            )


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
            f"{label!r} is not a label ({near_miss(label, classes)}); a picture starts with its "
            "label and a short name, such as '0 round', and a comment with '# '",
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
