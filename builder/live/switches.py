"""One trained neuron and its pixels, to switch on and off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from builder.facts.conditions import Value
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.facts.numerals import format_of
from builder.language.speaking import classed, named, t
from builder.live import limits
from builder.live.drawing import data, line, patch
from builder.live.figure import LiveFigure, Room
from builder.live.moves import PIXELS, cells, check_moves
from builder.live.options import number
from builder.model.network import sigmoid


@dataclass(frozen=True)
class Switches(LiveFigure):
    """`neuron` is a hidden one, at the last epoch of the main run."""

    kind = "switches"
    room = Room(18, narrow=16)
    measures = ("a", "on")  # the activation, and how many pixels are on
    neuron: float = number(6, limits.hidden_units)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the neuron's weights and bias, and a picture of each digit to begin with."""
        weights, bias = self._listens(facts)
        return super().for_script(facts) | {
            "weights": weights,
            "bias": bias,
            "pictures": [
                {
                    "name": str(facts.functions.label(s)),
                    "x": facts.data.training.x[s].tolist(),
                }
                for s in _first_of_each(facts)
            ],
            "columns": facts.config.pictures.columns,
        }

    def still(self, facts: Facts) -> str:
        weights, bias = self._listens(facts)
        pictures, lines = [], []
        for s in _first_of_each(facts):
            x = facts.data.training.x[s]
            a = data(float(sigmoid(x @ weights + bias)), format_of("activation"))
            pictures.append(patch(x.tolist(), 1, named(facts.functions.name(s))))
            lines.append(
                line(
                    t(
                        "For {digit} the neuron holds {a}.",
                        digit=classed(facts.functions.label(s)),
                        a=a,
                    )
                )
            )
        return "".join(pictures + lines)

    def reached(self, facts: Facts, moves: Mapping[str, str]) -> Mapping[str, Value]:
        check_moves(moves, ("pixels",))
        weights, bias = self._listens(facts)
        x = facts.data.training.x[_first_of_each(facts)[0]].tolist()
        if "pixels" in moves:
            x = cells(moves["pixels"], len(weights), PIXELS)
        total = sum(w * pixel for w, pixel in zip(weights, x, strict=True)) + bias
        return {"a": float(sigmoid(np.array(total))), "on": sum(pixel > 0 for pixel in x)}

    def _listens(self, facts: Facts) -> tuple[list[float], float]:
        parameters = facts.moments.parameters(facts.functions.last_epoch(), MAIN)
        j = int(self.neuron)
        return parameters.w1[j].tolist(), float(parameters.b1[j])


def _first_of_each(facts: Facts) -> list[int]:
    labels = list(facts.data.training.labels)
    return [labels.index(digit) for digit in sorted(set(labels))]
