"""One number nudged, all others held still: what it does to the loss, and the slope there."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import Drawing, data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, Slider, name, number
from builder.model.grid import Floats, to_float
from builder.model.network import cross_entropy, forward, unflatten
from builder.record.exports import parameter_names
from builder.record.run import Run

NUDGES = Slider(-2, 2, (-2, 0, 2), step=0.01)
NUDGE = 0.01
SAMPLES = 80  # of the still curve
LEAST_HEIGHT = 0.1  # of the drawing, in loss


@dataclass(frozen=True)
class LossAlong(LiveFigure):
    """`nudged` is a parameter such as `w2.1.6`, or of `sample` a score such as `z2.0`."""

    kind = "loss-along"
    room = Room(27, narrow=29)
    nudged: str = name("w2.1.6")
    epoch: float = number(10, limits.epochs)
    sample: float = number(0, limits.samples)

    def for_script(self, facts: Facts) -> dict[str, object]:
        self._loss(facts, np.zeros(1))
        return super().for_script(facts)

    def still(self, facts: Facts) -> str:
        xs = np.linspace(NUDGES.low, NUDGES.high, SAMPLES + 1)
        here, there = self._loss(facts, np.array([0.0, NUDGE]))
        losses = self._loss(facts, xs)
        drawing = Drawing(NUDGES, Scale(0, max(float(losses.max()), LEAST_HEIGHT), (0,)))
        drawing.curve(zip(xs.tolist(), losses.tolist(), strict=True))
        drawing.handle(0, float(here))
        symbol = re.sub(r"\.(\d+)", r"[\1]", self.nudged)
        moved = data(float(there - here), "+.6f")
        words = t(
            "{symbol} raised by {nudge}, all others held still, moves the loss by {moved}.",
            symbol=symbol,
            nudge=plain(NUDGE),
            moved=moved,
        )
        return line(words) + drawing.html(
            t("The loss as {symbol} is moved by up to two either way.", symbol=symbol)
        )

    def _loss(self, facts: Facts, nudges: Floats) -> Floats:
        """The loss after each nudge (N,). Raises BuildError for a number that is not there."""
        run, block = facts.moments.run(MAIN), self.nudged.partition(".")[0]
        if self.epoch not in run.epoch:
            raise BuildError(f"'epoch' is {self.epoch:g}, which the main run does not keep")
        index = int(np.searchsorted(run.epoch, self.epoch))
        names = [_dotted(name) for name in parameter_names(run.shape)]
        scores = [f"z2.{i}" for i in range(run.shape.outputs)]
        if self.nudged not in (scores if block == "z2" else names):
            remedy = f"write {names[0]} or {scores[0]}"
            raise BuildError(f"'{self.nudged}' is no parameter and no score; {remedy}")
        if block == "z2":
            return self._loss_of_scores(run, index, scores.index(self.nudged), nudges)
        q = np.tile(to_float(run.q[index]), (len(nudges), 1))
        q[:, names.index(self.nudged)] += nudges
        passed = forward(unflatten(q, run.shape), run.training.x)
        loss: Floats = cross_entropy(passed.z2, run.training.y).mean(axis=-1)
        return loss

    def _loss_of_scores(self, run: Run, index: int, output: int, nudges: Floats) -> Floats:
        """The loss of one picture alone, (N,)."""
        if self.sample not in range(len(run.training)):
            raise BuildError(f"'sample' is {self.sample:g}; there are {len(run.training)} pictures")
        sample = int(self.sample)
        parameters = run.parameters(index)
        z2 = np.tile(forward(parameters, run.training.x[[sample]]).z2[0], (len(nudges), 1))
        z2[:, output] += nudges
        return cross_entropy(z2, np.tile(run.training.y[sample], (len(nudges), 1)))


def _dotted(name: str) -> str:
    """`w1[3][7]` as an address writes it: `w1.3.7`."""
    return name.replace("[", ".").replace("]", "")
