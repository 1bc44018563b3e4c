"""Three scores to nudge, one at a time, and what each nudge does to the loss."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import classed, t
from builder.live.drawing import data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Slider, number, numbers
from builder.model.network import softmax

NUDGE = Slider(-1, 1, (-1, 0, 1), step=0.01)


@dataclass(frozen=True)
class Nudges(LiveFigure):
    """`shares` are what the outputs say, `right` the place of the right answer."""

    kind = "nudges"
    room = Room(17.25)
    shares: tuple[float, ...] = numbers((0.15, 0.25, 0.6), Slider(0.01, 0.99), count=(2, 6))
    right: float = number(0, Slider(0, 5, step=1))
    nudge: float = number(0.01, NUDGE)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: what the outputs stand for, an output for each share."""
        count, most = len(self.shares), facts.config.shape.outputs
        if count > most:
            raise BuildError(f"'shares' lists {count}, and the network has {most} outputs")
        if self.right >= count:
            raise BuildError(f"'right' is {self.right:g}; the shares go from 0 to {count - 1}")
        return super().for_script(facts) | {"names": list(facts.config.pictures.classes)}

    def still(self, facts: Facts) -> str:
        lines = []
        for i, share in enumerate(self.shares):
            change = self._loss(i) - self._loss(i, by=0)
            digit = facts.config.pictures.classes[i]
            lines.append(
                t(
                    "The output for {digit} says {share}. Its score up by {nudge}: the loss "
                    "changes by {change}.",
                    digit=classed(digit),
                    share=plain(share),
                    nudge=plain(self.nudge),
                    change=data(change, format_of("gradient", "+")),
                )
            )
        return "".join(map(line, lines))

    def _loss(self, nudged: int, by: float | None = None) -> float:
        scores = np.log(np.array(self.shares))
        scores[nudged] += self.nudge if by is None else by
        return -math.log(softmax(scores)[int(self.right)])
