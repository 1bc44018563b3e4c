"""The faces of the hidden neurons, growing out of noise as the epochs pass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import line, patch
from builder.live.figure import LiveFigure, Room
from builder.live.options import number


@dataclass(frozen=True)
class Growth(LiveFigure):
    """`epoch` is where the reader begins."""

    kind = "growth"
    room = Room(9.5, narrow=18)
    epoch: float = number(0, limits.epochs)

    def still(self, facts: Facts) -> str:
        w1 = facts.moments.parameters(facts.functions.last_epoch(), MAIN).w1
        largest = float(np.abs(w1).max())
        faces = (
            patch(w.tolist(), largest, t("Weights of neuron {j}", j=j)) for j, w in enumerate(w1)
        )
        return line(t("The faces at the last epoch:")) + "".join(faces)
