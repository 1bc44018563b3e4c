"""What prose may name: the vocabulary of facts over the recorded runs.

`Facts.evaluate` works out an expression such as `loss(100) - loss(99)`. The functions here are the
contract with `docs/authoring.md`; each takes plain numbers and answers with a plain number or text.
"""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from builder.config import NetworkConfig
from builder.errors import BuildError
from builder.expressions import evaluate, measured, parse, unknown
from builder.grid import snap, to_float
from builder.moments import Moments, within
from builder.network import sigmoid, softmax
from builder.record import Data, Run
from builder.spread import Spread

MAIN = "main"


class Facts:
    """The vocabulary, bound to one record. Every refusal is a BuildError without a place."""

    def __init__(
        self, config: NetworkConfig, data: Data, runs: Mapping[str, Run], spread_file: Path
    ) -> None:
        self.moments = Moments(config, data, runs)
        self.config = config
        self.data = data
        self.spread_of_starts = Spread(spread_file)
        self._values: dict[str, Any] = {}
        self._functions = {
            name: _checked(name, function) for name, function in self._vocabulary().items()
        }
        self._constants = self._named_numbers()

    @property
    def names(self) -> list[str]:
        """Every name an expression may use."""
        return [*self._constants, *self._functions]

    def lookup(self, name: str) -> Any:
        """What a name means: a number or a function. Raises BuildError with a near miss."""
        if name in self._functions:
            return self._functions[name]
        if name in self._constants:
            return self._constants[name]()
        raise unknown(name, self.names, "fact")

    def evaluate(self, source: str) -> Any:
        """The value of an expression. Raises BuildError."""
        if source not in self._values:
            self._values[source] = evaluate(parse(source), self.lookup)
        return self._values[source]

    def check(self, condition: str) -> None:
        """Nothing, if a condition holds. Raises BuildError with what was measured."""
        holds = self.evaluate(condition)
        if not isinstance(holds, bool):
            raise BuildError(f"'{condition}' is not a condition; compare a fact with a number")
        if not parse(condition).names:
            raise BuildError(f"'{condition}' names no fact, so it claims nothing; name one")
        if not holds:
            found = measured(parse(condition), self.lookup)
            because = f" ({found})" if found else ""
            raise BuildError(
                f"this claim is false: {condition}{because}; mend the sentence or its condition"
            )

    # Names ---------------------------------------------------------------------------------

    def _named_numbers(self) -> dict[str, Callable[[], Any]]:
        shape, runs = self.config.shape, self.moments.runs
        weights = shape.inputs * shape.hidden + shape.hidden * shape.outputs
        search = self.spread_of_starts
        return {
            "inputs": lambda: shape.inputs,
            "hidden": lambda: shape.hidden,
            "outputs": lambda: shape.outputs,
            "parameters": lambda: shape.parameters,
            "weights": lambda: weights,
            "biases": lambda: shape.parameters - weights,
            "samples": lambda: len(self.data.training),
            "held_out_samples": lambda: len(self.data.held_out),
            "lr": lambda: runs[MAIN].config.learning_rate,
            "epochs": lambda: self.last_epoch(),
            "values": lambda: runs[MAIN].values,
            "seed": lambda: self.config.seed,
            "searched": lambda: search.search["searched"],
            "found": lambda: search.search["found"],
        }

    def _vocabulary(self) -> dict[str, Callable[..., Any]]:
        own: list[Callable[..., Any]] = [
            self.loss, self.hits, self.accuracy, self.w1, self.b1, self.w2, self.b2, self.step,
            self.last_epoch, self.first_epoch_below, self.first_epoch_with, self.norm1, self.moved,
            self.largest_bias, self.x, self.label, self.name, self.z1, self.a1, self.z2, self.a2,
            self.sample_loss, self.dz2, self.da1, self.dz1, self.prediction, self.confidence,
            self.gradient, self.held_out_hits, self.held_out_accuracy, self.held_out_label,
            self.held_out_name, self.held_out_prediction, self.held_out_a2, self.answer,
            self.spread, self.spread_share, self.learning_rate,
        ]  # fmt: skip
        return _MATHS | {function.__name__: function for function in own}

    # The run as a whole --------------------------------------------------------------------

    def loss(self, e: int, run: str = MAIN) -> float:
        return float(to_float(self.moments.run(run).loss[self.moments.row(e, run)]))

    def hits(self, e: int, run: str = MAIN) -> int:
        return int(self.moments.run(run).hits[self.moments.row(e, run)])

    def accuracy(self, e: int, run: str = MAIN) -> float:
        return self.hits(e, run) / len(self.data.training)

    def learning_rate(self, run: str = MAIN) -> float:
        return self.moments.run(run).config.learning_rate

    def last_epoch(self, run: str = MAIN) -> int:
        return self.moments.stored(run)[-1]

    def first_epoch_below(self, bound: float, run: str = MAIN) -> int:
        recorded = self.moments.run(run)
        return _first(recorded, to_float(recorded.loss) < bound, f"has a loss below {bound}")

    def first_epoch_with(self, hits: int, run: str = MAIN) -> int:
        recorded = self.moments.run(run)
        return _first(recorded, recorded.hits >= hits, f"answers {hits} samples rightly")

    # Parameters ----------------------------------------------------------------------------

    def w1(self, j: int, k: int, e: int, run: str = MAIN) -> float:
        return self.moments.parameter("w1", (j, k), e, run)

    def b1(self, j: int, e: int, run: str = MAIN) -> float:
        return self.moments.parameter("b1", (j,), e, run)

    def w2(self, i: int, j: int, e: int, run: str = MAIN) -> float:
        return self.moments.parameter("w2", (i, j), e, run)

    def b2(self, i: int, e: int, run: str = MAIN) -> float:
        return self.moments.parameter("b2", (i,), e, run)

    def norm1(self, j: int, e: int, run: str = MAIN) -> float:
        within(j, self.config.shape.hidden, "a hidden unit")
        return math.sqrt(math.fsum(w * w for w in self.moments.parameters(e, run).w1[j].tolist()))

    def largest_bias(self, e: int, run: str = MAIN) -> float:
        parameters = self.moments.parameters(e, run)
        return float(np.abs(np.concatenate([parameters.b1, parameters.b2])).max())

    def moved(self, e0: int, e1: int, run: str = MAIN) -> float:
        rows = self.moments.run(run).q
        change = rows[self.moments.row(e1, run)] - rows[self.moments.row(e0, run)]
        return float(to_float(np.abs(change).max()))

    def step(self, e: int, run: str = MAIN) -> float:
        self.moments.row(e, run)
        if e == 0:
            raise BuildError("no step leads into epoch 0; name a later epoch")
        return self.moved(e - 1, e, run)

    def gradient(self, parameter: str, e: int, run: str = MAIN) -> float:
        return self.moments.gradient(parameter, e, run)

    # One sample ----------------------------------------------------------------------------

    def x(self, k: int, s: int) -> float | int:
        within(k, self.config.shape.inputs, "a pixel")
        value = float(self.data.training.x[within(s, len(self.data.training), "a sample"), k])
        return int(value) if value.is_integer() else value

    def label(self, s: int) -> str | int:
        return self._class(
            self.data.training.labels[within(s, len(self.data.training), "a sample")]
        )

    def name(self, s: int) -> str:
        return self.data.training.names[within(s, len(self.data.training), "a sample")]

    def z1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("z1", e, s, run, j)

    def a1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("a1", e, s, run, j)

    def z2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("z2", e, s, run, i)

    def a2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("a2", e, s, run, i)

    def dz2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("dz2", e, s, run, i)

    def da1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("da1", e, s, run, j)

    def dz1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("dz1", e, s, run, j)

    def sample_loss(self, e: int, s: int, run: str = MAIN) -> float:
        return self.moments.sample_value("sample_loss", e, s, run, None)

    def prediction(self, e: int, s: int, run: str = MAIN) -> str | int:
        within(s, len(self.data.training), "a sample")
        return self._class(int(self.moments.passed(e, run).a2[s].argmax()))

    def confidence(self, e: int, s: int, run: str = MAIN) -> float:
        return max(self.a2(i, e, s, run) for i in range(self.config.shape.outputs))

    # Pictures never trained on --------------------------------------------------------------

    def held_out_hits(self, e: int, run: str = MAIN) -> int:
        answers = self.moments.passed(e, run, held_out=True).a2.argmax(axis=-1)
        return int((answers == np.array(self.data.held_out.labels)).sum())

    def held_out_accuracy(self, e: int, run: str = MAIN) -> float:
        return self.held_out_hits(e, run) / len(self.data.held_out)

    def held_out_label(self, n: int) -> str | int:
        return self._class(self.data.held_out.labels[self._held_out(n)])

    def held_out_name(self, n: int) -> str:
        return self.data.held_out.names[self._held_out(n)]

    def held_out_prediction(self, n: int, e: int, run: str = MAIN) -> str | int:
        outputs = self.moments.passed(e, run, held_out=True).a2[self._held_out(n)]
        return self._class(int(outputs.argmax()))

    def held_out_a2(self, i: int, n: int, e: int, run: str = MAIN) -> float:
        within(i, self.config.shape.outputs, "an output")
        outputs = self.moments.passed(e, run, held_out=True).a2[self._held_out(n)]
        return float(to_float(snap(outputs[i])))

    def answer(self, picture: str, e: int, run: str = MAIN) -> list[float]:
        form = self.config.pictures
        if len(picture) != form.rows * form.columns or set(picture) - set(form.levels):
            raise BuildError(
                f"'{picture}' is not a picture; write {form.rows * form.columns} characters "
                f"of '{form.levels}', row by row"
            )
        pixels = np.array([form.value(character) for character in picture])
        outputs: list[float] = to_float(snap(self.moments.answer(pixels, e, run))).tolist()
        return outputs

    # Other starts --------------------------------------------------------------------------

    def spread(self, column: str, share: float) -> float:
        return self.spread_of_starts.quantile(column, share)

    def spread_share(self, condition: str) -> float:
        return self.spread_of_starts.share(condition)

    def _held_out(self, n: int) -> int:
        return within(n, len(self.data.held_out), "a held-out picture")

    def _class(self, index: int) -> str | int:
        """The digit of a class: a number where its label is one."""
        label = self.config.pictures.classes[index]
        return int(label) if label.isdecimal() else label


def _first(run: Run, holds: Any, what: str) -> int:
    """The first stored epoch at which a condition (E,) holds."""
    if not holds.any():
        raise BuildError(f"no stored epoch of run '{run.name}' {what}")
    return int(run.epoch[int(holds.argmax())])


def _softmax(*z: float) -> list[float]:
    """The shares of any numbers: e^z over the sum of all e^z."""
    shares: list[float] = softmax(np.array(z, dtype=float)).tolist()
    return shares


def _sigmoid(z: float) -> float:
    return float(sigmoid(np.array(z)))


def _slope(z: float) -> float:
    """The sigmoid's slope at z: a(1 - a)."""
    return _sigmoid(z) * (1.0 - _sigmoid(z))


def _argmax(*values: Any) -> int:
    """The index of the largest of several numbers, or of one list of them."""
    numbers = values[0] if len(values) == 1 else values
    return int(np.argmax(numbers))


_MATHS: dict[str, Callable[..., Any]] = {
    "abs": abs, "min": min, "max": max, "sum": sum, "round": round, "len": len, "range": range,
    "all": all, "any": any, "exp": math.exp, "ln": math.log, "sqrt": math.sqrt,
    "sigmoid": _sigmoid, "slope": _slope, "softmax": _softmax, "argmax": _argmax,
}  # fmt: skip


def _checked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with arguments that do not fit refused in the vocabulary's own words."""
    if inspect.isbuiltin(function) or isinstance(function, type):
        return function
    signature = inspect.signature(function)
    form = str(signature.replace(parameters=[_bare(p) for p in signature.parameters.values()]))
    form = form.partition(" ->")[0]

    @functools.wraps(function)
    def checked(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except TypeError:
            _check_arguments(f"{name}{form}", signature, arguments, named)
            raise

    return checked


def _check_arguments(
    form: str, signature: inspect.Signature, arguments: Any, named: Mapping[str, Any]
) -> None:
    try:
        signature.bind(*arguments, **named)
    except TypeError as error:
        raise BuildError(f"{error}; write {form}") from None


def _bare(parameter: inspect.Parameter) -> inspect.Parameter:
    return parameter.replace(annotation=inspect.Parameter.empty)
