"""The loss of one picture against the trust in its right answer, under a point to drag."""

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

TRUST = Slider(0, 1, (0, 0.1, 0.5, 0.95), step=0.01)
LEAST = 0.01  # at a trust of 0 the loss would be infinite
LOSS = Scale(0, 5, (0, 1, 2, 3, 4, 5))


@dataclass(frozen=True)
class LogLoss(LiveFigure):
    """`p` is where the point stands."""

    kind = "log-loss"
    axes: ClassVar = {"y": LOSS}
    p: float = number(0.5, TRUST, least=LEAST)

    def still(self, _facts: Facts) -> str:
        drawing = Drawing(TRUST, LOSS)
        drawing.function(_loss, math.exp(-LOSS.high))
        for tick in TRUST.ticks:
            drawing.dot(max(LEAST, tick), _loss(max(LEAST, tick)))
        drawing.handle(self.p, _loss(self.p))
        trust, loss = plain(self.p), data(_loss(self.p), format_of("loss"))
        words = t("A trust of {trust} costs {loss}.", trust=trust, loss=loss)
        label = t("The loss falls from above 4 where the trust is near 0, ever gentler, to 0 at 1.")
        return line(words) + drawing.html(label)


def _loss(trust: float) -> float:
    return -math.log(trust)
