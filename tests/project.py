"""The project's own content and runs, each read or computed once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from builder.base.errors import BuildError
from builder.model.config import NetworkConfig, read_network
from builder.model.initialisation import constant
from builder.record.run import Data, Run, read_data, record
from tests import naive

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
RUNS = [
    "main", "zeros", "equal", "lr-0.001", "lr-0.1", "lr-3", "lr-12", "lr-100", "per-sample", "long",
]  # fmt: skip


@cache
def network() -> NetworkConfig:
    return read_network(CONTENT / "network.toml")


@cache
def data() -> Data:
    return read_data(network())


@cache
def run(name: str) -> Run:
    return record(network().run(name), network().shape, data())


@cache
def naive_run(name: str) -> list[naive.Epoch]:
    """The stored epochs of a run, as the naive implementation computes them."""
    config, shape, training = network().run(name), network().shape, data().training
    start = data().start if config.start is None else constant(config.start, shape)
    epochs = naive.train(
        start.tolist(),
        (shape.inputs, shape.hidden, shape.outputs),
        training.x.tolist(),
        list(training.labels),
        config.learning_rate,
        config.update == "per-sample",
    )
    stored = set(run(name).epoch.tolist())
    return [
        epoch for number, epoch in enumerate(islice(epochs, max(stored) + 1)) if number in stored
    ]


def outcome(action: Callable[[], T]) -> T | BuildError:
    """What an action returns, or the sentence it refuses with; any other error comes through."""
    try:
        return action()
    except BuildError as error:
        return error
