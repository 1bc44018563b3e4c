"""The sigmoid under a point that can be dragged."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import Drawing, data, line, plain
from builder.live.figure import LiveFigure
from builder.live.options import Scale, Slider, number

Z = Slider(-6, 6, (-5, -2, 0, 2, 5))  # the ticks are the values of z in the chapter's table
ACTIVATION = Scale(0, 1, (0, 0.5, 1))


@dataclass(frozen=True)
class Sigmoid(LiveFigure):
    """`z` is where the point stands."""

    kind = "sigmoid"
    axes: ClassVar = {"y": ACTIVATION}
    z: float = number(0.0, Z)

    def still(self, _facts: Facts) -> str:
        drawing = Drawing(Z, ACTIVATION)
        drawing.function(sigmoid)
        for tick in Z.ticks:
            drawing.dot(tick, sigmoid(tick))
        drawing.handle(self.z, sigmoid(self.z))
        words = t(
            "At z = {z} the activation is {a}.",
            z=plain(self.z),
            a=data(sigmoid(self.z), format_of("activation")),
        )
        label = t("The sigmoid rises from 0 on the left to 1 on the right, most steeply at z = 0.")
        return line(words) + drawing.html(label)


def sigmoid(z: float) -> float:
    """The activation, 0 to 1, at a weighted sum z."""
    return 1 / (1 + math.exp(-z))
