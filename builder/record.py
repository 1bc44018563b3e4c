"""The record of a run: every stored epoch's parameters, loss and accuracy, and the intermediates."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from builder.config import NetworkConfig, RunConfig
from builder.dataset import Dataset, read_pictures, refuse_shared
from builder.grid import Integers, snap
from builder.network import Shape, backward, cross_entropy
from builder.start import constant, read_start
from builder.training import State, evenly_spaced, train

# The quantities recorded of every sample, in the order in which they are computed.
QUANTITIES = ("z1", "a1", "z2", "a2", "sample_loss", "dz2", "da1", "dz1")


@dataclass(frozen=True)
class Run:
    """One recorded run: E stored epochs, P parameters, S samples. All integers are millionths."""

    config: RunConfig
    shape: Shape
    training: Dataset
    epoch: Integers  # (E,) the stored epochs
    q: Integers  # (E, P) the parameters
    loss: Integers  # (E,) mean cross-entropy
    hits: Integers  # (E,) samples answered rightly
    samples: Mapping[str, Integers] = field(default_factory=dict)  # each (E, S) or (E, S, units)

    @property
    def name(self) -> str:
        """The run's name, as in file names and addresses."""
        return self.config.name

    @property
    def values(self) -> int:
        """How many numbers the record holds: parameters and intermediates."""
        return self.q.size + sum(array.size for array in self.samples.values())

    @property
    def digest(self) -> str:
        """SHA-256 of all parameters and intermediates, as little-endian 64-bit integers."""
        return digest(self.q, *(self.samples[name] for name in self.samples))


def digest(*arrays: Integers) -> str:
    """SHA-256 of integers in C order, little-endian, 64 bits each."""
    whole = hashlib.sha256()
    for array in arrays:
        whole.update(np.ascontiguousarray(array, dtype="<i8").tobytes())
    return whole.hexdigest()


@dataclass(frozen=True)
class Data:
    """The pictures and the drawn start that all runs share."""

    training: Dataset
    held_out: Dataset
    start: Integers  # (P,) millionths


def read_data(config: NetworkConfig) -> Data:
    """Read pictures and start from `content/`. Raises BuildError."""
    training = read_pictures(config.training, config.pictures)
    held_out = read_pictures(config.held_out, config.pictures)
    refuse_shared(training, held_out, config.held_out)
    return Data(training, held_out, read_start(config.start, config.shape))


def record(config: RunConfig, shape: Shape, data: Data) -> Run:
    """Train one run and keep what its configuration asks for."""
    start = data.start if config.start is None else constant(config.start, shape)
    states = _states(config, shape, start, data.training)
    epochs = evenly_spaced(states[-1].epoch, config.stored)
    kept = [states[epoch] for epoch in epochs]
    return Run(
        config=config,
        shape=shape,
        training=data.training,
        epoch=epochs,
        q=np.stack([state.q for state in kept]),
        loss=snap(np.stack([state.loss for state in kept])),
        hits=np.stack([state.hits for state in kept]),
        samples=_intermediates(kept, data.training) if config.samples else {},
    )


def _states(config: RunConfig, shape: Shape, start: Integers, training: Dataset) -> list[State]:
    states = []
    steps = train(shape, start, training.x, training.y, config.learning_rate, config.update)
    for state in steps:
        states.append(state)
        reached = config.until_loss is not None and state.loss <= config.until_loss
        if reached or state.epoch == config.epochs:
            break
    return states


def _intermediates(states: list[State], training: Dataset) -> dict[str, Integers]:
    y = training.y
    rows: dict[str, list[Integers]] = {name: [] for name in QUANTITIES}
    for state in states:
        passed, blame = state.passed, backward(state.parameters, y, state.passed)
        found = passed._asdict() | blame._asdict()
        found["sample_loss"] = cross_entropy(passed.z2, y)
        for name in QUANTITIES:
            rows[name].append(snap(found[name]))
    return {name: np.stack(arrays) for name, arrays in rows.items()}
