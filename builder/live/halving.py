"""The loss as a ruler: every halving of the trust is one mark further."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import format_of, show
from builder.language.speaking import t
from builder.live.drawing import Drawing, data, line
from builder.live.figure import LiveFigure
from builder.live.options import Scale, Slider, number

MOST = 7
TRUST = Scale(0, 1, (0, 0.5, 1))


@dataclass(frozen=True)
class Halving(LiveFigure):
    """`count` is how often the trust has been halved."""

    kind = "halving"
    axes: ClassVar = {"y": TRUST}
    count: float = number(2, Slider(0, MOST, tuple(range(MOST + 1)), step=1))

    def still(self, _facts: Facts) -> str:
        marks = Scale(0, MOST, tuple(range(MOST + 1)))
        drawing = Drawing(marks, TRUST, write=lambda n: show(n * math.log(2), ".1f"))
        for n in range(MOST + 1):
            drawing.dot(n, 0.5**n)
        trust, loss = data(0.5**self.count, "g"), data(self.count * math.log(2), format_of("loss"))
        words = t(
            "{count} halvings: trust {trust}, loss {loss}.",
            count=f"{self.count:g}",
            trust=trust,
            loss=loss,
        )
        label = t(
            "The trust halves from mark to mark; each mark costs {more} more.",
            more=show(math.log(2), format_of("loss")),
        )
        return line(words) + drawing.html(label)
