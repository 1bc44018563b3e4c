"""The loss along one weight, all others held still: a valley to walk in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.facts.numerals import format_of, show
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import Drawing, data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, Slider, number
from builder.model.grid import Floats
from builder.model.network import cross_entropy, forward

PLACE = Slider(-5, 3, tuple(range(-5, 4)), step=0.01)
TICK = 0.2  # of the loss
PLACES = np.linspace(PLACE.low, PLACE.high, 81)
NUDGE = 1e-4
DIGITS = 5


@dataclass(frozen=True)
class Valley(LiveFigure):
    """The weight is `w2[output][hidden]` at an epoch; `start` is where the walker stands."""

    kind = "valley"
    room = Room(18.75, narrow=20)
    output: float = number(0, limits.classes)
    hidden: float = number(0, limits.hidden_units)
    epoch: float = number(10, limits.epochs)
    start: float = number(2.0, PLACE)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the loss at even places, where the weight stands, and the learning rate."""
        losses = self._losses(facts, PLACES)
        return super().for_script(facts) | {
            "y": Scale.around(losses, TICK).for_script(),
            "loss": np.round(losses, DIGITS).tolist(),
            "weight": self._weight(facts),
            "rate": facts.evaluate("lr"),
        }

    def still(self, facts: Facts) -> str:
        losses = self._losses(facts, PLACES)
        drawing = Drawing(PLACE, Scale.around(losses, TICK))
        drawing.curve(zip(PLACES[::2].tolist(), losses[::2].tolist(), strict=True))
        weight = self._weight(facts)
        (ground,) = self._losses(facts, np.array([weight]))
        drawing.upright(weight, drawing.height(ground), "guide")
        drawing.dot(weight, ground)
        start = np.array([self.start])
        drawing.handle(self.start, *self._losses(facts, start))
        around = self._losses(facts, start + np.array([-NUDGE, NUDGE]))
        slope = float(around[1] - around[0]) / (2 * NUDGE)
        rise = data(slope, format_of("gradient", "+"))
        if slope > 0:
            words = t("Here the slope is {slope}: the ground rises to the right.", slope=rise)
        else:
            words = t("Here the slope is {slope}: the ground rises to the left.", slope=rise)
        label = t(
            "The loss along one weight: a valley with its floor near {floor}. The weight stands "
            "at {weight}.",
            floor=show(float(PLACES[losses.argmin()]), ".1f"),
            weight=show(weight, ".2f"),
        )
        return line(words) + drawing.html(label)

    def _weight(self, facts: Facts) -> float:
        return facts.functions.w2(int(self.output), int(self.hidden), int(self.epoch))

    def _losses(self, facts: Facts, places: Floats) -> Floats:
        """The mean loss (P,) where the weight has each of these values (P,)."""
        parameters = facts.moments.parameters(int(self.epoch), MAIN)
        training = facts.data.training
        w2 = np.repeat(parameters.w2[None], len(places), axis=0)
        w2[:, int(self.output), int(self.hidden)] = places
        passes = (forward(parameters._replace(w2=each), training.x) for each in w2)
        return np.array([cross_entropy(passed.z2, training.y).mean() for passed in passes])
