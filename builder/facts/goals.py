"""Where a task can be done, and what is measured there: the moments of an inspector, experiments.

A place reads the moves of a reader (an address, an experiment) and says what they lead to. What the
page measures is the same, in site_assets/js/reading/goals.js. A live figure measures for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np

from builder.facts.address import Address, parse_address
from builder.facts.conditions import Comparison, Measure, Sizes, Value
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.model.config import DIGITS
from builder.model.grid import to_float
from builder.model.network import BLOCKS, Parameters, forward
from builder.model.quantities import RECORDED, Layers
from builder.record.experiment import read_address

_OF_MOMENT = (
    "run", "epoch", "sample", "select", "loss", "hits", "accuracy", "sample_loss", "on", "answer",
    "confidence", "right",
)  # fmt: skip
_OF_EXPERIMENT = (
    "epoch", "loss", "hits", "rate", "update", "start", "changes", "silent", "left_out", "held",
)  # fmt: skip


class Place(Protocol):
    """Where a task is done."""

    @property
    def sizes(self) -> Sizes:
        """What a condition may name here."""

    def after(self, moves: str) -> Iterator[Measure]:
        """What a reader has reached who made these moves; one of several moments is enough.

        Raises BuildError (without a place) for moves that cannot be made.
        """


def is_done(condition: tuple[Comparison, ...], place: Place, moves: str) -> bool:
    """Whether the moves meet the condition."""
    return any(all(each.holds(at) for each in condition) for at in place.after(moves))


class Moment:
    """An inspector, set to a moment by an address on top of another."""

    def __init__(self, facts: Facts, start: str) -> None:
        self.facts = facts
        self.start = start

    @property
    def sizes(self) -> Sizes:
        """What it measures: what a moment has one of, and every quantity with indices."""
        shape = self.facts.config.shape
        layers: Layers = {"x": ("inputs",), **RECORDED, **BLOCKS}
        return {
            **{name: shape.sizes(of) for name, of in layers.items()},
            **dict.fromkeys(_OF_MOMENT, ()),
        }

    def after(self, moves: str) -> Iterator[Measure]:
        """The one moment that the address names."""
        said = parse_address(moves, self.facts.moments) if moves else {}
        address = {**parse_address(self.start, self.facts.moments), **said}
        yield lambda name: self._measured(name, address)

    def _measured(self, name: str, address: Address) -> Value:
        word, *texts = name.split(".")
        indices = tuple(map(int, texts))
        run, epoch = str(address.get("run", MAIN)), int(address.get("epoch", 0))
        functions = self.facts.functions
        of_run: dict[str, Callable[[], Value]] = {
            "run": lambda: run,
            "epoch": lambda: epoch,
            "select": lambda: address.get("select", ""),
            "loss": lambda: functions.loss(epoch, run),
            "hits": lambda: functions.hits(epoch, run),
            "accuracy": lambda: functions.accuracy(epoch, run),
        }
        if word in of_run:
            return of_run[word]()
        if word in BLOCKS:
            return self.facts.moments.parameter(word, indices, epoch, run)
        if address.get("mode") == "inference":
            pixels = str(address.get("pixels", "0" * self.facts.config.shape.inputs))
            return self._of_drawing(word, indices, pixels, self._parameters(epoch, run))
        return self._of_sample(word, indices, int(address.get("sample", 0)), epoch, run)

    def _parameters(self, epoch: int, run: str) -> Parameters:
        return self.facts.moments.parameters(epoch, run)

    def _of_sample(
        self, word: str, indices: tuple[int, ...], sample: int, epoch: int, run: str
    ) -> Value:
        functions, inputs = self.facts.functions, range(self.facts.config.shape.inputs)
        known: dict[str, Callable[[], Value]] = {
            "sample": lambda: sample,
            "on": lambda: sum(functions.x(k, sample) > 0 for k in inputs),
            "answer": lambda: functions.prediction(epoch, sample, run),
            "confidence": lambda: functions.confidence(epoch, sample, run),
            "right": lambda: int(
                functions.prediction(epoch, sample, run) == functions.label(sample)
            ),
            "x": lambda: functions.x(indices[0], sample),
        }
        if word in known:
            return known[word]()
        unit = indices[0] if indices else None
        return self.facts.moments.sample_value(word, epoch, sample, run, unit)

    def _of_drawing(
        self, word: str, indices: tuple[int, ...], pixels: str, parameters: Parameters
    ) -> Value:
        """What a drawing has: no label, and so neither loss nor blame."""
        x = np.array([DIGITS.index(digit) for digit in pixels], dtype=float)
        x /= len(self.facts.config.pictures.levels) - 1
        passed = forward(parameters, x[None])
        known: dict[str, Callable[[], Value]] = {
            "x": lambda: float(x[indices[0]]),
            "on": lambda: int((x > 0).sum()),
            "answer": lambda: self.facts.functions.class_name(int(passed.a2[0].argmax())),
            "confidence": lambda: float(passed.a2[0].max()),
        }
        if word in known:
            return known[word]()
        values = passed._asdict().get(word)
        return None if values is None else float(values[0][indices[0]])


class Lab:
    """Experiments: the task is done where one of its epochs meets the condition."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.sizes: Sizes = dict.fromkeys(_OF_EXPERIMENT, ())

    def after(self, moves: str) -> Iterator[Measure]:
        """Every epoch of the experiment `main@0;lr:3`, trained to `&epochs=` or its run's end."""
        experiment, count = read_address(moves, self.facts.moments.run)
        run, restraint = experiment.run(count), experiment.restraint
        fixed: dict[str, Value] = {
            "rate": experiment.config.learning_rate,
            "update": experiment.config.update,
            "start": experiment.epoch,
            "changes": experiment.text.count(";"),
            "silent": len(restraint.silent),
            "left_out": len(self.facts.data.training) - len(experiment.pictures),
            "held": int((np.asarray(restraint.free) == 0).sum()),
        }
        for epoch, loss, hits in zip(run.epoch, to_float(run.loss), run.hits, strict=True):
            moving = {"epoch": int(epoch), "loss": float(loss), "hits": int(hits)}
            yield {**fixed, **moving}.__getitem__
