"""Effects along a chain: factors to drag, and what reaches the end."""

from __future__ import annotations

import math
from dataclasses import dataclass

from builder.facts.facts import Facts
from builder.language.speaking import t
from builder.live.drawing import data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Slider, names, numbers

_DIGITS = 9  # to which a product of decimal steps is cleaned of binary dust


@dataclass(frozen=True)
class Chain(LiveFigure):
    """`parts` are the gears from first to last, `factors` how far each turns the next."""

    kind = "chain"
    room = Room(14)
    parts: tuple[str, ...] = names(("A", "B", "C", "loss"), count=(3, 4))
    factors: tuple[float, ...] = numbers((3.0, 0.5, 2.0), Slider(-3, 3), count=(2, 3))

    def still(self, _facts: Facts) -> str:
        written = " × ".join(map(plain, self.factors))
        effect = round(math.prod(self.factors), _DIGITS)
        first = self.parts[-len(self.factors) - 1]
        words = t(
            "One turn of {first} moves the {last} by {factors}, which is {effect}.",
            first=first,
            last=self.parts[-1],
            factors=written,
            effect=data(effect, "g"),
        )
        return line(words)
