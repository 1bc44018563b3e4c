"""The sigmoid, and below it its slope, under one point that can be dragged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import Drawing, data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, number
from builder.live.sigmoid import ACTIVATION, Z, sigmoid

SLOPE = Scale(0, 0.25, (0, 0.25))


@dataclass(frozen=True)
class Slope(LiveFigure):
    """`z` is where the point stands."""

    kind = "slope"
    room = Room(26.5)
    axes: ClassVar = {"above": ACTIVATION, "below": SLOPE}
    z: float = number(0.0, Z)

    def still(self, _facts: Facts) -> str:
        drawing = Drawing(Z, SLOPE)
        drawing.function(_slope)
        drawing.handle(self.z, _slope(self.z))
        z, slope = plain(self.z), data(_slope(self.z), format_of("slope"))
        words = t("At z = {z} the slope of the sigmoid is {slope}.", z=z, slope=slope)
        label = t("The slope of the sigmoid: a quarter at z = 0, next to nothing far out.")
        return line(words) + drawing.html(label)


def _slope(z: float) -> float:
    return sigmoid(z) * (1 - sigmoid(z))
