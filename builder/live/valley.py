"""The loss along one weight, all others held still: a valley to walk in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import Drawing, data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, Slider, number
from builder.model.grid import Floats
from builder.model.network import cross_entropy, forward

OUTPUT, HIDDEN, EPOCH = 1, 6, 10  # w2[1][6], whose slope is the steepest at that epoch
PLACE = Slider(-5, 3, tuple(range(-5, 4)), step=0.01)
LOSS = Scale(0.7, 1.5, (0.7, 0.9, 1.1, 1.3, 1.5))
POINTS = 81
NUDGE = 1e-4
DIGITS = 5


@dataclass(frozen=True)
class Valley(LiveFigure):
    """`start` is where the walker stands."""

    kind = "valley"
    room = Room(18.75)
    axes: ClassVar = {"y": LOSS}
    start: float = number(2.0, PLACE)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the loss at places an even way apart, and the learning rate."""
        places = np.linspace(PLACE.low, PLACE.high, POINTS)
        return super().for_script(facts) | {
            "loss": np.round(_losses(facts, places), DIGITS).tolist(),
            "rate": facts.evaluate("lr"),
        }

    def still(self, facts: Facts) -> str:
        drawing = Drawing(PLACE, LOSS)
        places = np.linspace(PLACE.low, PLACE.high, POINTS // 2 + 1)
        drawing.curve(zip(places.tolist(), _losses(facts, places).tolist(), strict=True))
        start = np.array([self.start])
        drawing.handle(self.start, float(_losses(facts, start)[0]))
        around = _losses(facts, start + np.array([-NUDGE, NUDGE]))
        slope = float(around[1] - around[0]) / (2 * NUDGE)
        rise = data(slope, format_of("gradient", "+"))
        if slope > 0:
            words = t("Here the slope is {slope}: the ground rises to the right.", slope=rise)
        else:
            words = t("Here the slope is {slope}: the ground rises to the left.", slope=rise)
        label = t("The loss along one weight: a valley with its floor near −2.")
        return line(words) + drawing.html(label)


def _losses(facts: Facts, places: Floats) -> Floats:
    """The mean loss (P,) where the weight has each of these values (P,)."""
    parameters, training = facts.moments.parameters(EPOCH, MAIN), facts.data.training
    w2 = np.repeat(parameters.w2[None], len(places), axis=0)
    w2[:, OUTPUT, HIDDEN] = places
    passes = (forward(parameters._replace(w2=each), training.x) for each in w2)
    return np.array([cross_entropy(passed.z2, training.y).mean() for passed in passes])
