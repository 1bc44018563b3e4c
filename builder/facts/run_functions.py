"""Functions for a run as a whole and for its parameters."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from builder.base.errors import BuildError
from builder.facts.function_group import FunctionGroup
from builder.facts.moments import MAIN, within
from builder.model.grid import to_float
from builder.record.run import Run


class RunFunctions(FunctionGroup):
    """What does not ask for a picture."""

    def loss(self, e: int, run: str = MAIN) -> float:
        """Mean loss of an epoch."""
        return float(to_float(self.moments.trained(run).loss[self.moments.row(e, run)]))

    def hits(self, e: int, run: str = MAIN) -> int:
        """Samples answered rightly."""
        return int(self.moments.trained(run).hits[self.moments.row(e, run)])

    def accuracy(self, e: int, run: str = MAIN) -> float:
        """Share of the samples answered rightly, 0 to 1."""
        return self.hits(e, run) / len(self.moments.trained(run).training)

    def learning_rate(self, run: str = MAIN) -> float:
        """The learning rate of a run."""
        return self.moments.trained(run).config.learning_rate

    def last_epoch(self, run: str = MAIN) -> int:
        """The last stored epoch."""
        return self.moments.stored(run)[-1]

    def first_epoch_below(self, bound: float, run: str = MAIN) -> int:
        """The first stored epoch whose loss is below a bound."""
        recorded = self.moments.trained(run)
        return _first(recorded, to_float(recorded.loss) < bound, f"has a loss below {bound}")

    def first_epoch_with(self, hits: int, run: str = MAIN) -> int:
        """The first stored epoch with at least that many hits."""
        recorded = self.moments.trained(run)
        return _first(recorded, recorded.hits >= hits, f"answers {hits} samples rightly")

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
        rows = self.moments.trained(run).q
        change = rows[self.moments.row(e1, run)] - rows[self.moments.row(e0, run)]
        return float(to_float(np.abs(change).max()))

    def step(self, e: int, run: str = MAIN) -> float:
        """The largest absolute change of any parameter in the step into an epoch."""
        self._row_after_step(e, run)
        return self.moved(e - 1, e, run)

    def stride(self, e: int, run: str = MAIN) -> float:
        """The length of the whole step into an epoch: the root of all summed squared changes."""
        row = self._row_after_step(e, run)
        rows = self.moments.trained(run).q
        change = to_float(rows[row] - rows[row - 1])
        return math.sqrt(math.fsum((change * change).tolist()))

    def _row_after_step(self, e: int, run: str) -> int:
        row = self.moments.row(e, run)
        if row == 0:
            raise BuildError(f"no step leads into epoch {e}; name a later epoch")
        return row

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

    def gradient(self, parameter: str, e: int, run: str = MAIN) -> float:
        """The averaged gradient along a parameter, named as in `w2[0][2]`."""
        return self.moments.gradient(parameter, e, run)


def _first(run: Run, holds: NDArray[np.bool_], what: str) -> int:
    """The first stored epoch at which a condition (E,) holds."""
    if not holds.any():
        raise BuildError(f"no stored epoch of run '{run.name}' {what}")
    return int(run.epoch[int(holds.argmax())])
