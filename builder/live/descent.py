"""A walker in the valley w², whose slope at w is 2w, with a learning rate to drag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import format_of, show
from builder.language.speaking import t
from builder.live.drawing import Drawing, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, Slider, number

W = Slider(-3, 3, (-3, -2, -1, 0, 1, 2, 3))
HEIGHT = Scale(0, 9, (0, 3, 6, 9))
STEPS = 6  # of the still walk


@dataclass(frozen=True)
class Descent(LiveFigure):
    """`rate` is the learning rate, `start` where the walk begins."""

    kind = "descent"
    room = Room(26.5, narrow=27.5)
    axes: ClassVar = {"y": HEIGHT}
    rate: float = number(0.3, Slider(0.01, 1.1, step=0.01))
    start: float = number(-2.0, W)

    def still(self, _facts: Facts) -> str:
        walk = [float(self.start)]
        for _ in range(STEPS):
            walk.append(walk[-1] - self.rate * 2 * walk[-1])
        drawing = Drawing(W, HEIGHT)
        drawing.function(lambda w: w * w)
        drawing.curve(((w, w * w) for w in walk), "walk")
        for w in walk:
            drawing.dot(w, w * w)
        rate, start, end = plain(self.rate), plain(self.start), show(walk[-1], format_of("weight"))
        words = t(
            "{count} steps with a learning rate of {rate}, from {start}.",
            count=STEPS,
            rate=rate,
            start=start,
        )
        return line(words) + drawing.html(
            t("A walk in the valley w², from {start} to {end}.", start=start, end=end)
        )
