"""What the functions of prose stand on: the recorded runs, and what every group of them needs.

e is an epoch, s a sample, n a held-out picture, i an output, j a hidden unit, k a pixel. Each
function answers with a plain number or text. Every refusal is a BuildError without a place.
"""

from __future__ import annotations

from builder.base.errors import BuildError
from builder.facts.moments import Moments, within
from builder.facts.other_starts import OtherStarts
from builder.model.dataset import Dataset


class FunctionGroup:
    """A group of functions, bound to one record."""

    def __init__(self, moments: Moments, starts: OtherStarts) -> None:
        self.moments = moments
        self.starts = starts
        self._shape = moments.config.shape
        self._training = moments.data.training

    @property
    def _held_out_pictures(self) -> Dataset:
        if not len(self.moments.data.held_out):
            raise BuildError("no picture is held out; name a file of some in network.toml")
        return self.moments.data.held_out

    def _sample(self, s: int) -> int:
        return within(s, len(self._training), "a sample")

    def _held_out(self, n: int) -> int:
        return within(n, len(self._held_out_pictures), "a held-out picture")

    def class_name(self, index: int) -> str | int:
        """The digit of a class: a number where its label is one."""
        label = self.moments.config.pictures.classes[index]
        return int(label) if label.isdecimal() else label
