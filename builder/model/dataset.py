"""Labelled pictures as arrays, and how they are written in characters.

Which character stands for which brightness is configured: of `.#`, the first is 0, the last is 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from builder.base.errors import BuildError, near_miss
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


class Place(NamedTuple):
    """Where a picture was read: a file, and a line of it (1-based) unless it is all of the file."""

    file: Path
    line: int | None = None

    def __str__(self) -> str:
        return f"at line {self.line}" if self.line else f"in {self.file.name}"

    def fault(self, message: str) -> BuildError:
        """A fault of the picture that stands here."""
        return BuildError(message, self.file, self.line)


class Picture(NamedTuple):
    """One labelled picture as it was read."""

    label: int  # the index of its class
    name: str
    pixels: tuple[float, ...]  # K values of 0..1, row by row
    place: Place


@dataclass(frozen=True)
class Dataset:
    """Labelled pictures, in file order."""

    x: Floats  # (S, K), each value in 0..1
    labels: tuple[int, ...]  # S class indices
    names: tuple[str, ...]  # S short descriptions
    classes: int
    levels: int = 2  # the brightnesses a pixel can have, evenly spread from 0 to 1
    places: tuple[Place, ...] = field(default=(), compare=False)  # where each was read

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
            places=tuple(self.places[sample] for sample in samples if sample < len(self.places)),
        )

    @property
    def y(self) -> Floats:
        """Labels as rows with one 1: (S, C)."""
        return np.eye(self.classes)[list(self.labels)]


def class_of(label: str, form: PictureFormat, place: Place) -> int:
    """The index of a label among the classes. Raises BuildError with a near miss."""
    if label not in form.classes:
        raise place.fault(f"{label!r} is not a label; {near_miss(label, form.classes)}")
    return form.classes.index(label)


def gather(pictures: Iterable[Picture], form: PictureFormat, file: Path) -> Dataset:
    """Pictures as a dataset, in order.

    Raises BuildError for none, for two that are equal, and for two of one label and name.
    """
    read_at: dict[tuple[float, ...], Picture] = {}
    named_at: dict[tuple[int, str], Picture] = {}
    for picture in pictures:
        twin = read_at.setdefault(picture.pixels, picture)
        if twin is not picture:
            raise picture.place.fault(f"this picture equals the one {twin.place}; change a pixel")
        namesake = named_at.setdefault(picture[:2], picture)
        if namesake is not picture:
            name = f"{form.classes[picture.label]} {picture.name}"
            raise picture.place.fault(
                f"the picture {namesake.place} is called '{name}' too; give this one another name"
            )
    if not read_at:
        remedy = "PNG files named 'A plain.png'" if file.is_dir() else "a label line and its pixels"
        raise BuildError(f"no pictures here; add {remedy}", file)
    labels, names, pixels, places = zip(*read_at.values(), strict=True)
    return Dataset(np.array(pixels), labels, names, len(form.classes), len(form.levels), places)


def refuse_empty_class(training: Dataset, form: PictureFormat, file: Path) -> None:
    """Raise BuildError if nothing would teach the network one of its answers."""
    for index, name in enumerate(form.classes):
        if index not in training.labels:
            remedy = f"draw one, or take '{name}' out of `classes` in network.toml"
            raise BuildError(f"there is no picture of '{name}'; {remedy}", file)


def refuse_shared(training: Dataset, held_out: Dataset) -> None:
    """Raise BuildError if a held-out picture is also a training picture."""
    seen = {tuple(row): index for index, row in enumerate(training.x.tolist())}
    for row, name, place in zip(held_out.x.tolist(), held_out.names, held_out.places, strict=True):
        if tuple(row) in seen:
            twin = training.names[seen[tuple(row)]]
            raise place.fault(
                f"the held-out picture '{name}' equals the training picture '{twin}' "
                f"(sample {seen[tuple(row)]}); change a pixel of one of them"
            )
