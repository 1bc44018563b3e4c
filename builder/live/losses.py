"""What each picture costs at an epoch, sorted, and their mean."""

from __future__ import annotations

from dataclasses import dataclass

from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import Drawing, data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, number

TICK = 0.5  # of the loss


@dataclass(frozen=True)
class Losses(LiveFigure):
    """`epoch` is where the reader begins."""

    kind = "losses"
    room = Room(15.75, narrow=17.5)
    epoch: float = number(0, limits.epochs)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: an axis on which every picture's loss has room, at every epoch."""
        return super().for_script(facts) | {"y": _scale(facts).for_script()}

    def still(self, facts: Facts) -> str:
        epoch = int(self.epoch)
        costs = sorted(_costs(facts, epoch), reverse=True)
        drawing = Drawing(Scale(0, len(costs)), _scale(facts))
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


def _scale(facts: Facts) -> Scale:
    stored = facts.moments.stored(MAIN)
    return Scale.around([0, *(cost for epoch in stored for cost in _costs(facts, epoch))], TICK)


def _costs(facts: Facts, epoch: int) -> list[float]:
    """The loss of each training picture, in their order."""
    return [facts.functions.sample_loss(epoch, s) for s in range(len(facts.data.training))]
