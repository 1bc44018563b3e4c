"""The powers of e, under a point to drag."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import Drawing, data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, Slider, number

Z = Slider(-3, 3, (-3, -2, -1, 0, 1, 2, 3))
POWER = Scale(0, 20, (0, 1, 5, 10, 15, 20))


@dataclass(frozen=True)
class Powers(LiveFigure):
    """`z` is where the point stands."""

    kind = "powers"
    room = Room(16.5)
    axes: ClassVar = {"y": POWER}
    z: float = number(0.0, Z)

    def still(self, _facts: Facts) -> str:
        drawing = Drawing(Z, POWER)
        drawing.function(math.exp)
        for tick in Z.ticks:
            drawing.dot(tick, math.exp(tick))
        drawing.handle(self.z, math.exp(self.z))
        words = t(
            "e to the power of {exponent} is {power}.",
            exponent=plain(self.z),
            power=data(math.exp(self.z), format_of("power")),
        )
        label = t(
            "The powers of e: next to nothing on the left, 1 at 0, and ever steeper after that."
        )
        return line(words) + drawing.html(label)
