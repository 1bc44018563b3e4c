"""Blame on its way back through the real graph, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import data
from builder.live.figure import LiveFigure, Room
from builder.live.options import Slider, number

EPOCH, SAMPLE = 10, 9  # a zero that is taken for a two


@dataclass(frozen=True)
class Backward(LiveFigure):
    """`stage` is where the reader begins: 0 before, 4 at the weights."""

    kind = "backward"
    room = Room(21.25, narrow=23)
    stage: float = number(0, Slider(0, 4, (0, 1, 2, 3, 4), step=1))

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the picture, and what every neuron and every line holds."""
        functions, shape = facts.functions, facts.config.shape
        inputs, hidden, outputs = range(shape.inputs), range(shape.hidden), range(shape.outputs)
        return super().for_script(facts) | {
            "label": facts.data.training.labels[SAMPLE],
            "names": list(facts.config.pictures.classes),
            "columns": facts.config.pictures.columns,
            "x": [functions.x(k, SAMPLE) for k in inputs],
            "a1": [functions.a1(j, EPOCH, SAMPLE) for j in hidden],
            "a2": [functions.a2(i, EPOCH, SAMPLE) for i in outputs],
            "dz2": [functions.dz2(i, EPOCH, SAMPLE) for i in outputs],
            "da1": [functions.da1(j, EPOCH, SAMPLE) for j in hidden],
            "dz1": [functions.dz1(j, EPOCH, SAMPLE) for j in hidden],
            "w2": [[functions.w2(i, j, EPOCH) for j in hidden] for i in outputs],
        }

    def still(self, facts: Facts) -> str:
        functions, shape = facts.functions, facts.config.shape
        hidden, outputs = range(shape.hidden), range(shape.outputs)
        blame = format_of("blame")
        stages = (
            (t("The outputs say"), functions.a2, outputs, format_of("probability")),
            (t("Blame at the outputs"), functions.dz2, outputs, blame),
            (t("Blame at the hidden neurons"), functions.da1, hidden, blame),
            (t("What the sigmoid lets through"), functions.dz1, hidden, blame),
        )
        rows = "".join(
            f"<li>{said}: {', '.join(data(of(n, EPOCH, SAMPLE), form) for n in units)}.</li>"
            for said, of, units, form in stages
        )
        last = t("At each line: the blame of the listener times the activation of the speaker.")
        return f"<ol>{rows}<li>{last}</li></ol>"
