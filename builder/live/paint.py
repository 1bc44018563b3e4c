"""A neuron whose weights the reader paints, until it finds every one among the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from builder.facts.conditions import Value
from builder.facts.facts import Facts
from builder.language.speaking import classed, t
from builder.live import limits
from builder.live.drawing import line
from builder.live.figure import LiveFigure, Room
from builder.live.moves import cells, check_moves
from builder.live.options import number

WEIGHTS = {"+": 1, "0": 0, "-": -1}


@dataclass(frozen=True)
class Paint(LiveFigure):
    """`digit` is what the neuron is to find."""

    kind = "paint"
    room = Room(25, narrow=22.5)
    measures = ("found", "missed", "painted")  # pictures of the digit; weights that are not 0
    digit: float = number(1, limits.classes)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the pictures and their digits."""
        training = facts.data.training
        return super().for_script(facts) | {
            "pictures": [
                {"x": x.tolist(), "label": label, "name": name}
                for x, label, name in zip(training.x, training.labels, training.names, strict=True)
            ],
            "columns": facts.config.pictures.columns,
            "rows": facts.config.pictures.rows,
        }

    def reached(self, facts: Facts, moves: Mapping[str, str]) -> Mapping[str, Value]:
        check_moves(moves, ("weights",))
        training, count = facts.data.training, facts.config.shape.inputs
        weights = cells(moves.get("weights", "0" * count), count, WEIGHTS)
        sums = training.x @ np.array(weights)
        wanted = np.array(training.labels) == self.digit
        found = int((sums[wanted] > sums[~wanted].max()).sum())
        painted = sum(weight != 0 for weight in weights)
        return {"found": found, "missed": int(wanted.sum()) - found, "painted": painted}

    def still(self, facts: Facts) -> str:
        inputs, samples = facts.config.shape.inputs, len(facts.data.training)
        return line(
            t(
                "{inputs} weights, each +1, 0 or −1. Every picture gets the sum of the "
                "weights under its pixels, and the {samples} pictures are put in the order of "
                "their sums. The task: paint weights with which every {digit} comes before "
                "everything else.",
                inputs=inputs,
                samples=samples,
                digit=classed(facts.config.pictures.classes[int(self.digit)]),
            )
        )
