"""This run, this epoch, this sample: every value of a recorded run, checked at each index.

Recorded quantities come from the record; those of runs that record parameters only, and of pictures
that were never trained on, are computed from the recorded parameters and snapped to the same grid.
Every refusal is a BuildError without a place: whoever asks knows the file and line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from builder.base.errors import BuildError, unknown
from builder.model.config import NetworkConfig
from builder.model.grid import Floats, Integers, snap, to_float
from builder.model.network import (
    Forward,
    Parameters,
    backward,
    cross_entropy,
    forward,
    summed_gradients,
    unflatten,
)
from builder.record.experiment import read_address
from builder.record.run import Data, Run, pixel_sums

MAIN = "main"  # the run that facts are about, unless they name another

_AT = "@"  # in the name of an experiment, and in no run's
_PARAMETER = re.compile(r"([wb][12])((?:\[\d+\])+)")


class Moments:
    """The recorded runs, by name, and what experiments with them lead to."""

    def __init__(self, config: NetworkConfig, data: Data, runs: Mapping[str, Run]) -> None:
        self.config = config
        self.data = data
        self.runs = runs
        self.shape = config.shape
        self._forked: dict[str, Run] = {}  # by the address of its experiment
        self._epochs: dict[str, list[int]] = {n: run.epoch.tolist() for n, run in runs.items()}
        self._cached_parameters = cache(self._read_parameters)
        self._cached_pass = cache(self._compute_pass)

    def run(self, name: str) -> Run:
        """The run of that name."""
        if name not in self.runs:
            raise unknown(name, self.runs, "run")
        return self.runs[name]

    def trained(self, name: str) -> Run:
        """The run of that name, or of an experiment such as `main@10;lr:12`."""
        return self.forked(name) if _AT in name else self.run(name)

    def forked(self, address: str) -> Run:
        """What comes of the experiment of an address."""
        if address not in self._forked:
            experiment, epochs = read_address(address, self.run)
            run = experiment.run(epochs)
            self._forked[address] = replace(run, config=replace(run.config, name=address))
        return self._forked[address]

    def stored(self, run: str) -> Sequence[int]:
        """The epochs a run stores, in order."""
        if run not in self._epochs:
            self._epochs[run] = self.trained(run).epoch.tolist()
        return self._epochs[run]

    def row(self, epoch: int, run: str) -> int:
        """Where an epoch stands among the stored ones."""
        epochs = self.stored(run)
        row = bisect_left(epochs, epoch)
        if row < len(epochs) and epochs[row] == epoch:
            return row
        if not epochs[0] <= epoch <= epochs[-1]:
            ends = f"{epochs[0]} to {epochs[-1]}"
            raise BuildError(f"run '{run}' has the epochs {ends}, not {epoch}")
        below, above = epochs[row - 1], epochs[row]
        raise BuildError(
            f"run '{run}' does not store epoch {epoch}; the nearest that it stores are "
            f"{below} and {above}"
        )

    def parameters(self, epoch: int, run: str) -> Parameters:
        """All parameters at an epoch."""
        return self._cached_parameters(self.row(epoch, run), run)

    def parameter(self, block: str, indices: Sequence[int], epoch: int, run: str) -> float:
        """One parameter: block `w1`, `b1`, `w2` or `b2`."""
        for index, size in zip(indices, self.shape.blocks[block], strict=True):
            within(index, size, f"an index of {block}")
        return float(getattr(self.parameters(epoch, run), block)[tuple(indices)])

    def sample_value(self, name: str, epoch: int, sample: int, run: str, unit: int | None) -> float:
        """A recorded quantity of one sample (of `QUANTITIES`), as recorded."""
        within(sample, len(self.data.training), "a sample")
        recorded = self._recorded(run).samples
        row = self.row(epoch, run)
        values = recorded[name][row] if name in recorded else self._computed(name, epoch, run)
        if unit is None:
            return float(to_float(values[sample]))
        within(unit, values.shape[1], f"a unit of {name}")
        return float(to_float(values[sample, unit]))

    def passed(self, epoch: int, run: str, held_out: bool = False) -> Forward:
        """The forward pass of all training (or held-out) pictures."""
        self._recorded(run)
        return self._cached_pass(self.row(epoch, run), run, held_out)

    def answer(self, picture: Floats, epoch: int, run: str) -> Floats:
        """The outputs (C,) for any picture (K,)."""
        self._recorded(run)
        outputs: Floats = forward(self.parameters(epoch, run), picture[None, :]).a2[0]
        return outputs

    def gradient(self, name: str, epoch: int, run: str) -> float:
        """The gradient of the mean loss by one parameter, named as in `w2[0][2]`."""
        match = _PARAMETER.fullmatch(name)
        sizes = self.shape.blocks.get(match[1]) if match else None
        indices = [int(index) for index in re.findall(r"\[(\d+)\]", name)]
        if sizes is None or len(sizes) != len(indices):
            raise BuildError(f"'{name}' is not a parameter; write one such as w1[3][7] or b2[0]")
        for index, size in zip(indices, sizes, strict=True):
            within(index, size, f"an index of {name}")
        y = self.data.training.y
        passed = self.passed(epoch, run)
        blame = backward(self.parameters(epoch, run), y, passed)
        summed = unflatten(summed_gradients(self.data.training.x, passed, blame), self.shape)
        return float(getattr(summed, name[:2])[tuple(indices)] / len(y))

    def _recorded(self, run: str) -> Run:
        """The run, for what is worked out from pictures: an experiment may have changed those."""
        if _AT in run:
            raise BuildError(
                f"'{run}' is an experiment: of one, prose names loss, hits, accuracy and "
                "parameters, not what a picture gets; name a recorded run"
            )
        return self.run(run)

    def _computed(self, name: str, epoch: int, run: str) -> Integers:
        """A quantity of all samples in millionths, (S,) or (S, units)."""
        passed, training = self.passed(epoch, run), self.data.training
        if name == "z1":
            return pixel_sums(self.run(run).q[self.row(epoch, run)], self.shape, training)
        if name == "sample_loss":
            return snap(cross_entropy(passed.z2, training.y))
        if name in Forward._fields:
            return snap(getattr(passed, name))
        return snap(getattr(backward(self.parameters(epoch, run), training.y, passed), name))

    def _read_parameters(self, row: int, run: str) -> Parameters:
        return self.trained(run).parameters(row)

    def _compute_pass(self, row: int, run: str, held_out: bool) -> Forward:
        pictures = self.data.held_out if held_out else self.data.training
        return forward(self._cached_parameters(row, run), pictures.x)


def within(index: int, size: int, what: str) -> int:
    """The index, if it is from 0 to size - 1. Raises BuildError."""
    if not 0 <= index < size:
        raise BuildError(f"{index!r} is not {what}; give a whole number from 0 to {size - 1}")
    return index
