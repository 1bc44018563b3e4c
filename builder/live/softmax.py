"""Scores to drag, their exponentials, and each one's share of the sum."""

from __future__ import annotations

import math
from dataclasses import dataclass

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Slider, numbers


@dataclass(frozen=True)
class Softmax(LiveFigure):
    """`z` are the scores."""

    kind = "softmax"
    room = Room(18.75, narrow=22.5)
    z: tuple[float, ...] = numbers((2.0, 1.0, 0.0), Slider(-4, 4), count=(2, 3))

    def still(self, _facts: Facts) -> str:
        powers = [math.exp(z) for z in self.z]
        rows = [
            f"<tr><td>{plain(z)}</td><td>{data(power, format_of('power'))}</td>"
            f"<td>{data(power / sum(powers), format_of('percent'))}</td></tr>"
            for z, power in zip(self.z, powers, strict=True)
        ]
        head = "<tr><th>score z</th><th>e<sup>z</sup></th><th>share</th></tr>"
        total = line(
            t("The exponentials add up to {sum}.", sum=data(sum(powers), format_of("power")))
        )
        return f"<table>{head}{''.join(rows)}</table>{total}"
