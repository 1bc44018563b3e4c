"""A picture that the network gets right, and as few flipped pixels as it takes to fool it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from builder.facts.conditions import Value
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.language.speaking import classed, named, tn
from builder.live import limits
from builder.live.drawing import line, patch
from builder.live.figure import LiveFigure, Room
from builder.live.moves import PIXELS, cells, check_moves, whole
from builder.live.options import number
from builder.model.grid import Floats
from builder.model.network import Parameters, forward

MOST = 4  # flips tried in the search for the fewest


@dataclass(frozen=True)
class Fool(LiveFigure):
    """`sample` is the picture that the reader is given first."""

    kind = "fool"
    room = Room(18, narrow=17.5)
    measures = ("sample", "flips", "says", "fooled")  # fooled: 1 where it says what is not so
    sample: float = number(1, limits.samples)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the trained network, the pictures, and the fewest flips that fool it on each."""
        parameters, training = _trained(facts), facts.data.training
        return super().for_script(facts) | {
            "parameters": np.concatenate([block.ravel() for block in parameters]).tolist(),
            "pictures": [
                {"x": x.tolist(), "label": label, "fewest": _fewest(parameters, x, label)}
                for x, label in zip(training.x, training.labels, strict=True)
            ],
            "names": list(facts.config.pictures.classes),
            "columns": facts.config.pictures.columns,
        }

    def reached(self, facts: Facts, moves: Mapping[str, str]) -> Mapping[str, Value]:
        check_moves(moves, ("sample", "pixels"))
        training = facts.data.training
        sample = whole(moves.get("sample", f"{self.sample:g}"), len(training), "a sample")
        x = training.x[sample]
        if "pixels" in moves:
            x = np.array(cells(moves["pixels"], len(x), PIXELS))
        says = int(forward(_trained(facts), x[None]).a2[0].argmax())
        return {
            "sample": sample,
            "flips": int((x != training.x[sample]).sum()),
            "says": facts.functions.class_name(says),
            "fooled": int(says != training.labels[sample]),
        }

    def still(self, facts: Facts) -> str:
        sample = int(self.sample)
        x, label = facts.data.training.x[sample], facts.data.training.labels[sample]
        fewest = _fewest(_trained(facts), x, label)
        digit = facts.config.pictures.classes[label]
        return patch(x.tolist(), 1, named(facts.functions.name(sample))) + line(
            tn(
                "The network reads this picture as {digit}. It takes {n} flipped pixel to "
                "make it say something else. Which?",
                "The network reads this picture as {digit}. It takes {n} flipped pixels to "
                "make it say something else. Which?",
                fewest,
                digit=classed(digit),
            )
        )


def _trained(facts: Facts) -> Parameters:
    return facts.moments.parameters(facts.functions.last_epoch(), MAIN)


def _fewest(parameters: Parameters, x: Floats, label: int) -> int:
    """How many pixels of a picture (K,) must be flipped for another answer, at most `MOST`."""
    for count, flipped in enumerate(_flipped(x)):
        if (forward(parameters, flipped).a2.argmax(axis=-1) != label).any():
            return count
    return MOST


def _flipped(x: Floats) -> Iterator[Floats]:
    """All pictures (P, K) that differ from x (K,) in no pixel, in one, in two and so on."""
    for count in range(MOST):
        places = np.array(list(combinations(range(len(x)), count)), dtype=int)
        pictures = np.repeat(x[None], len(places), axis=0)
        rows = np.arange(len(places))[:, None]
        pictures[rows, places] = 1 - pictures[rows, places]
        yield pictures
