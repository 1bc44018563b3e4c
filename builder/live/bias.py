"""A neuron as a judge: the same performance, and a bias that can be dragged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import show
from builder.language.speaking import t
from builder.live.drawing import line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, Slider, number


@dataclass(frozen=True)
class Bias(LiveFigure):
    """`bias` is the judge's."""

    kind = "bias"
    room = Room(14, narrow=15.75)
    axes: ClassVar = {"sum": Scale(-6, 6, (-6, -4, -2, 0, 2, 4, 6))}
    bias: float = number(0.0, Slider(-4, 4))

    def still(self, _facts: Facts) -> str:
        if self.bias == 0:
            return line(t("A judge with a bias of 0 looks at the performance alone."))
        bias = show(float(self.bias), "+g")
        if self.bias > 0:
            said = t("A judge with a bias of {bias} leans towards yes before it begins.", bias=bias)
        else:
            said = t("A judge with a bias of {bias} leans towards no before it begins.", bias=bias)
        return line(said)
