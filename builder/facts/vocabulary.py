"""The words of facts: functions over the recorded runs, as `docs/authoring.md` lists them.

e is an epoch, s a sample, n a held-out picture, i an output, j a hidden unit, k a pixel. Each
answers with a plain number or text. Every refusal is a BuildError without a place.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import numpy as np

from builder.base.errors import BuildError
from builder.facts.expressions import unknown
from builder.facts.maths import MATHS
from builder.facts.moments import MAIN, Moments, within
from builder.facts.other_starts import Spread
from builder.model.grid import snap, to_float
from builder.record.run import Run


class Vocabulary:
    """The functions, bound to one record."""

    def __init__(self, moments: Moments, starts: Spread) -> None:
        self.moments = moments
        self.starts = starts
        self._shape = moments.config.shape
        self._training = moments.data.training
        self._held_out_pictures = moments.data.held_out

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """Every function by the name that prose gives it."""
        own = [name for name in vars(Vocabulary) if not name.startswith("_")]
        return MATHS | {name: getattr(self, name) for name in own if name != "functions"}

    # The run as a whole --------------------------------------------------------------------

    def loss(self, e: int, run: str = MAIN) -> float:
        """Mean loss of an epoch."""
        return float(to_float(self.moments.run(run).loss[self.moments.row(e, run)]))

    def hits(self, e: int, run: str = MAIN) -> int:
        """Samples answered rightly."""
        return int(self.moments.run(run).hits[self.moments.row(e, run)])

    def accuracy(self, e: int, run: str = MAIN) -> float:
        """Share of the samples answered rightly, 0 to 1."""
        return self.hits(e, run) / len(self._training)

    def learning_rate(self, run: str = MAIN) -> float:
        """The learning rate of a run."""
        return self.moments.run(run).config.learning_rate

    def last_epoch(self, run: str = MAIN) -> int:
        """The last stored epoch."""
        return self.moments.stored(run)[-1]

    def first_epoch_below(self, bound: float, run: str = MAIN) -> int:
        """The first stored epoch whose loss is below a bound."""
        recorded = self.moments.run(run)
        return _first(recorded, to_float(recorded.loss) < bound, f"has a loss below {bound}")

    def first_epoch_with(self, hits: int, run: str = MAIN) -> int:
        """The first stored epoch with at least that many hits."""
        recorded = self.moments.run(run)
        return _first(recorded, recorded.hits >= hits, f"answers {hits} samples rightly")

    # Parameters ----------------------------------------------------------------------------

    def w1(self, j: int, k: int, e: int, run: str = MAIN) -> float:
        """The weight to hidden unit j from pixel k."""
        return self.moments.parameter("w1", (j, k), e, run)

    def b1(self, j: int, e: int, run: str = MAIN) -> float:
        """The bias of hidden unit j."""
        return self.moments.parameter("b1", (j,), e, run)

    def w2(self, i: int, j: int, e: int, run: str = MAIN) -> float:
        """The weight to output i from hidden unit j."""
        return self.moments.parameter("w2", (i, j), e, run)

    def b2(self, i: int, e: int, run: str = MAIN) -> float:
        """The bias of output i."""
        return self.moments.parameter("b2", (i,), e, run)

    def norm1(self, j: int, e: int, run: str = MAIN) -> float:
        """The length of hidden unit j's weights: the root of their summed squares."""
        within(j, self._shape.hidden, "a hidden unit")
        return math.sqrt(math.fsum(w * w for w in self.moments.parameters(e, run).w1[j].tolist()))

    def largest_bias(self, e: int, run: str = MAIN) -> float:
        """The largest absolute bias of an epoch."""
        parameters = self.moments.parameters(e, run)
        return float(np.abs(np.concatenate([parameters.b1, parameters.b2])).max())

    def moved(self, e0: int, e1: int, run: str = MAIN) -> float:
        """The largest absolute change of any parameter between two epochs."""
        rows = self.moments.run(run).q
        change = rows[self.moments.row(e1, run)] - rows[self.moments.row(e0, run)]
        return float(to_float(np.abs(change).max()))

    def step(self, e: int, run: str = MAIN) -> float:
        """The largest absolute change of any parameter in the step into an epoch."""
        self.moments.row(e, run)
        if e == 0:
            raise BuildError("no step leads into epoch 0; name a later epoch")
        return self.moved(e - 1, e, run)

    def stride(self, e: int, run: str = MAIN) -> float:
        """The length of the whole step into an epoch: the root of all summed squared changes."""
        row = self.moments.row(e, run)
        if e == 0:
            raise BuildError("no step leads into epoch 0; name a later epoch")
        rows = self.moments.run(run).q
        change = to_float(rows[row] - rows[row - 1])
        return math.sqrt(math.fsum((change * change).tolist()))

    def gradient(self, parameter: str, e: int, run: str = MAIN) -> float:
        """The averaged gradient along a parameter, named as in `w2[0][2]`."""
        return self.moments.gradient(parameter, e, run)

    # One sample ----------------------------------------------------------------------------

    def x(self, k: int, s: int) -> float | int:
        """Pixel k of sample s, 0 to 1."""
        within(k, self._shape.inputs, "a pixel")
        value = float(self._training.x[self._sample(s), k])
        return int(value) if value.is_integer() else value

    def label(self, s: int) -> str | int:
        """The right digit of sample s."""
        return self._class(
            self.moments.data.training.labels[within(s, len(self._training), "a sample")]
        )

    def name(self, s: int) -> str:
        """What the picture of sample s is called."""
        return self._training.names[self._sample(s)]

    def z1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The weighted sum of hidden unit j."""
        return self.moments.sample_value("z1", e, s, run, j)

    def a1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The activation of hidden unit j, 0 to 1."""
        return self.moments.sample_value("a1", e, s, run, j)

    def z2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        """The score of output i."""
        return self.moments.sample_value("z2", e, s, run, i)

    def a2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        """The share of output i, 0 to 1."""
        return self.moments.sample_value("a2", e, s, run, i)

    def dz2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        """The blame of output i."""
        return self.moments.sample_value("dz2", e, s, run, i)

    def da1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The blame that reaches hidden unit j."""
        return self.moments.sample_value("da1", e, s, run, j)

    def dz1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The blame behind hidden unit j's sigmoid."""
        return self.moments.sample_value("dz1", e, s, run, j)

    def sample_loss(self, e: int, s: int, run: str = MAIN) -> float:
        """The loss of one sample."""
        return self.moments.sample_value("sample_loss", e, s, run, None)

    def prediction(self, e: int, s: int, run: str = MAIN) -> str | int:
        """The digit answered."""
        outputs = self.moments.passed(e, run).a2[self._sample(s)]
        return self._class(int(outputs.argmax()))

    def confidence(self, e: int, s: int, run: str = MAIN) -> float:
        """The share of the digit answered, 0 to 1."""
        return max(self.a2(i, e, s, run) for i in range(self._shape.outputs))

    # Pictures never trained on --------------------------------------------------------------

    def held_out_hits(self, e: int, run: str = MAIN) -> int:
        """Held-out pictures answered rightly."""
        answers = self.moments.passed(e, run, held_out=True).a2.argmax(axis=-1)
        return int((answers == np.array(self._held_out_pictures.labels)).sum())

    def held_out_accuracy(self, e: int, run: str = MAIN) -> float:
        """Share of the held-out pictures answered rightly, 0 to 1."""
        return self.held_out_hits(e, run) / len(self._held_out_pictures)

    def held_out_label(self, n: int) -> str | int:
        """The right digit of held-out picture n."""
        return self._class(self._held_out_pictures.labels[self._held_out(n)])

    def held_out_name(self, n: int) -> str:
        """What held-out picture n is called."""
        return self._held_out_pictures.names[self._held_out(n)]

    def held_out_prediction(self, n: int, e: int, run: str = MAIN) -> str | int:
        """The digit answered to held-out picture n."""
        outputs = self.moments.passed(e, run, held_out=True).a2[self._held_out(n)]
        return self._class(int(outputs.argmax()))

    def held_out_a2(self, i: int, n: int, e: int, run: str = MAIN) -> float:
        """The share of output i for held-out picture n, 0 to 1."""
        within(i, self._shape.outputs, "an output")
        outputs = self.moments.passed(e, run, held_out=True).a2[self._held_out(n)]
        return float(to_float(snap(outputs[i])))

    def answer(self, picture: str, e: int, run: str = MAIN) -> list[float]:
        """The outputs for any picture, written as `#` and `.` row by row."""
        form = self.moments.config.pictures
        if len(picture) != form.rows * form.columns or set(picture) - set(form.levels):
            raise BuildError(
                f"'{picture}' is not a picture; write {form.rows * form.columns} characters "
                f"of '{form.levels}', row by row"
            )
        pixels = np.array([form.value(character) for character in picture])
        outputs: list[float] = to_float(snap(self.moments.answer(pixels, e, run))).tolist()
        return outputs

    # The start, and others -----------------------------------------------------------------

    def searched_for(self, key: str) -> float:
        """A number under [search] in network.toml: what the start had to lead to."""
        conditions = asdict(self.moments.config.conditions())
        numbers = {
            name: value for name, value in conditions.items() if not isinstance(value, tuple)
        }
        if key not in numbers:
            raise unknown(key, list(numbers), "condition of the search")
        number: float = numbers[key]
        return number

    def met(self, condition: str) -> int:
        """How many of the searched seeds met a condition of the search and all before it."""
        counts = self.starts.search.met
        if condition not in counts:
            raise unknown(condition, list(counts), "condition that the search counted")
        return counts[condition]

    def likeness(self, j0: int, j1: int, e: int) -> float:
        """The correlation of two hidden units' weights: 1 the same picture, -1 its negative."""
        w1 = self.moments.parameters(e, MAIN).w1
        pair = [w1[within(j, self._shape.hidden, "a hidden unit")] for j in (j0, j1)]
        return float(np.corrcoef(pair)[0, 1])

    def kept1(self, j: int, e0: int, e1: int) -> float:
        """How much of hidden unit j's weights points the old way after e0 to e1, -1 to 1."""
        before, after = (self.moments.parameters(e, MAIN).w1 for e in (e0, e1))
        within(j, self._shape.hidden, "a hidden unit")
        length = self.norm1(j, e0) * self.norm1(j, e1)
        return float(before[j] @ after[j]) / length

    def mean_a1(self, j: int, e: int, digit: str | int) -> float:
        """The mean activation of hidden unit j over the samples of a digit, 0 to 1."""
        of_digit = [s for s in range(len(self._training)) if self.label(s) == digit]
        if not of_digit:
            raise BuildError(f"{digit!r} is no digit of the samples")
        return math.fsum(self.a1(j, e, s) for s in of_digit) / len(of_digit)

    def held_out_loss(self, e: int, run: str = MAIN) -> float:
        """Mean loss on the held-out pictures."""
        outputs = self.moments.passed(e, run, held_out=True).a2
        right = outputs[np.arange(len(outputs)), list(self._held_out_pictures.labels)]
        return float(-np.log(right).mean())

    def spread(self, column: str, share: float) -> float:
        """A quantile of a column over the other starts; 0.5 is the middle one."""
        return self.starts.quantile(column, share)

    def spread_share(self, condition: str) -> float:
        """The share of the other starts for which a condition over the columns holds."""
        return self.starts.share(condition)

    def _sample(self, s: int) -> int:
        return within(s, len(self._training), "a sample")

    def _held_out(self, n: int) -> int:
        return within(n, len(self._held_out_pictures), "a held-out picture")

    def _class(self, index: int) -> str | int:
        """The digit of a class: a number where its label is one."""
        label = self.moments.config.pictures.classes[index]
        return int(label) if label.isdecimal() else label


def _first(run: Run, holds: Any, what: str) -> int:
    """The first stored epoch at which a condition (E,) holds."""
    if not holds.any():
        raise BuildError(f"no stored epoch of run '{run.name}' {what}")
    return int(run.epoch[int(holds.argmax())])
