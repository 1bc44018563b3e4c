"""What each picture costs at an epoch, sorted, and their mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import Drawing, data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, number

LOSS = Scale(0, 1.5, (0, 0.5, 1, 1.5))


@dataclass(frozen=True)
class Losses(LiveFigure):
    """`epoch` is where the reader begins."""

    kind = "losses"
    room = Room(15.75, narrow=17.5)
    axes: ClassVar = {"y": LOSS}
    epoch: float = number(0, limits.epochs)

    def still(self, facts: Facts) -> str:
        samples, epoch = range(len(facts.data.training)), int(self.epoch)
        costs = sorted((facts.functions.sample_loss(epoch, s) for s in samples), reverse=True)
        drawing = Drawing(Scale(0, len(samples)), LOSS)
        for place, cost in enumerate(costs):
            drawing.upright(place + 0.5, drawing.height(cost), "bar")
        mean = data(facts.functions.loss(epoch), format_of("loss"))
        words = t(
            "Epoch {epoch}: from {least} to {most}, mean {mean}.",
            epoch=epoch,
            least=data(costs[-1], format_of("loss")),
            most=data(costs[0], format_of("loss")),
            mean=mean,
        )
        return line(words) + drawing.html(t("The loss of each picture, the costliest first."))
