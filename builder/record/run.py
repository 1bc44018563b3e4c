"""The record of a run: the parameters, loss and hits of its epochs, and the intermediates."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from builder.base.errors import BuildError
from builder.model.config import NetworkConfig, RunConfig
from builder.model.dataset import Dataset, refuse_empty_class, refuse_shared
from builder.model.grid import Integers, snap, to_float
from builder.model.initialisation import constant, draw, read_start
from builder.model.network import Parameters, Shape, backward, cross_entropy, unflatten
from builder.model.pictures import read_pictures
from builder.model.quantities import RECORDED
from builder.model.training import State, evenly_spaced, observe, train


@dataclass(frozen=True)
class Run:
    """One recorded run: E stored epochs, P parameters, S samples. Integers are millionths."""

    config: RunConfig
    shape: Shape
    training: Dataset
    epoch: Integers  # (E,) the stored epochs, as they are
    q: Integers  # (E, P) the parameters
    loss: Integers  # (E,) mean cross-entropy
    hits: Integers  # (E,) samples answered rightly, as they are
    samples: Mapping[str, Integers] = field(default_factory=dict)  # each (E, S) or (E, S, units)

    def part(self, samples: range) -> Run:
        """The same run with some of its samples only, one after the other."""
        some = slice(samples.start, samples.stop)
        return replace(
            self,
            training=self.training.part(samples),
            samples={name: array[:, some] for name, array in self.samples.items()},
        )

    def parameters(self, index: int) -> Parameters:
        """The weights and biases of a stored epoch, by its place among them."""
        return unflatten(to_float(self.q[index]), self.shape)

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
        return digest(self.q, *self.samples.values())


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
    """Read the pictures and read or draw the start. Raises BuildError."""
    training, held_out = read_all_pictures(config)
    start = (
        read_start(config.start, config.shape) if config.start else draw(config.seed, config.shape)
    )
    return Data(training, held_out, start)


def read_all_pictures(config: NetworkConfig) -> tuple[Dataset, Dataset]:
    """The training pictures and those held out, which may be none. Raises BuildError."""
    training = read_pictures(config.training, config.pictures)
    refuse_empty_class(training, config.pictures, config.training)
    if config.held_out is None:
        return training, training.part(range(0))
    held_out = read_pictures(config.held_out, config.pictures)
    refuse_shared(training, held_out)
    return training, held_out


def record(config: RunConfig, shape: Shape, data: Data) -> Run:
    """Train one run and keep what its configuration asks for.

    Raises BuildError when the run never reaches the loss that it should.
    """
    start = data.start if config.start is None else constant(config.start, shape)
    trained = _train(config, shape, start, data.training)
    epochs = evenly_spaced(len(trained) - 1, config.stored)
    kept = np.stack([trained[epoch] for epoch in epochs])
    state = observe(shape, kept, data.training.x, data.training.y)
    return Run(
        config=config,
        shape=shape,
        training=data.training,
        epoch=epochs,
        q=kept,
        loss=snap(state.loss),
        hits=state.hits,
        samples=_intermediates(state, shape, data.training) if config.samples else {},
    )


def recorder(config: NetworkConfig, data: Data) -> Callable[[str], Run]:
    """Records a run by its name, or raises KeyError."""
    return lambda name: record(config.run(name), config.shape, data)


def _train(config: RunConfig, shape: Shape, start: Integers, training: Dataset) -> list[Integers]:
    """The parameters of every epoch, from the start to the run's end."""
    steps = train(shape, start, training.x, training.y, config.learning_rate, config.update)
    trained: list[Integers] = []
    for state in steps:
        trained.append(state.q)
        if config.until_loss is not None and state.loss <= config.until_loss:
            break
        if state.epoch == config.epochs:
            _refuse_unfinished(config, float(state.loss))
            break
    return trained


def _refuse_unfinished(config: RunConfig, loss: float) -> None:
    if config.until_loss is not None:
        raise BuildError(
            f"the run '{config.name}' has a loss of {loss:.6f} after {config.epochs} epochs, above "
            f"its until_loss of {config.until_loss}; give it more epochs"
        )


def _intermediates(state: State, shape: Shape, training: Dataset) -> dict[str, Integers]:
    """Every quantity of every sample, at all epochs of the state."""
    passed = state.passed
    found = passed._asdict() | backward(state.parameters, training.y, passed)._asdict()
    found["sample_loss"] = cross_entropy(passed.z2, training.y)
    sums = pixel_sums(state.q, shape, training)
    return {name: sums if name == "z1" else snap(found[name]) for name in RECORDED}


def pixel_sums(q: Integers, shape: Shape, pictures: Dataset) -> Integers:
    """Every z1 on the grid, from the parameters q (..., P) in millionths: (..., S, H).

    Whole numbers throughout. With grey pixels a sum often lies halfway between two grid points,
    where the last bit of a float64 would decide; here halves always go up.
    """
    steps = pictures.levels - 1
    w1 = q[..., shape.spans["w1"]].reshape(*q.shape[:-1], *shape.blocks["w1"])
    b1 = q[..., shape.spans["b1"]]
    sums = np.einsum("...hk,sk->...sh", w1, pictures.counts) + steps * b1[..., None, :]
    nearest: Integers = (2 * sums + steps) // (2 * steps)
    return nearest
