"""Gradient descent on the grid of millionths. Yields one state an epoch; no files, no printing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from builder.model.grid import Floats, Integers, snap, to_float
from builder.model.network import (
    Forward,
    Parameters,
    Shape,
    backward,
    cross_entropy,
    forward,
    summed_gradients,
    unflatten,
)


class State(NamedTuple):
    """The network between two updates. Leading axes of the start stay in front."""

    epoch: int
    q: Integers  # (..., P) parameters in millionths
    parameters: Parameters  # the same numbers as float64
    passed: Forward  # the forward pass of every sample
    loss: Floats  # (...) mean cross-entropy
    hits: Integers  # (...) how many samples are answered rightly


class Restraint(NamedTuple):
    """What an experiment keeps from learning; a recorded run keeps nothing."""

    silent: tuple[int, ...] = ()  # hidden units that answer 0: so nothing that feeds them moves
    free: Integers | int = 1  # (P,) 1 where a parameter moves, 0 where it is held


UNRESTRAINED = Restraint()


def train(
    shape: Shape,
    start: Integers,
    x: Floats,
    y: Floats,
    learning_rate: float,
    update: str = "full-batch",
    restraint: Restraint = UNRESTRAINED,
) -> Iterator[State]:
    """Yield the state at epoch 0, 1, 2, … for ever.

    start: (..., P) millionths; x: (S, K); y: (S, C). With "full-batch" an epoch is one step along
    the gradient averaged over the samples; with "per-sample" it is a step after each one, in order.
    """
    q, epoch = start, 0
    while True:
        state = observe(shape, q, x, y, epoch, restraint)
        yield state
        if update == "full-batch":
            step = averaged_step(state.parameters, state.passed, x, y, learning_rate)
            q = q + step * restraint.free
        else:
            q = step_by_step(shape, q, x, y, learning_rate, restraint)
        epoch += 1


def observe(
    shape: Shape,
    q: Integers,
    x: Floats,
    y: Floats,
    epoch: int = 0,
    restraint: Restraint = UNRESTRAINED,
) -> State:
    """The state of the network with parameters q (..., P) on the samples x (S, K), y (S, C)."""
    parameters = unflatten(to_float(q), shape)
    passed = forward(parameters, x, restraint.silent)
    loss = cross_entropy(passed.z2, y).mean(axis=-1)
    hits = (passed.a2.argmax(axis=-1) == y.argmax(axis=-1)).sum(axis=-1)
    return State(epoch, q, parameters, passed, loss, hits)


def averaged_step(
    parameters: Parameters, passed: Forward, x: Floats, y: Floats, learning_rate: float
) -> Integers:
    """The update in millionths, (..., P): snap(-lr * sum of gradients / N)."""
    blame = backward(parameters, y, passed)
    average = summed_gradients(x, passed, blame) / len(x)
    return snap(-learning_rate * average)


def step_by_step(
    shape: Shape,
    q: Integers,
    x: Floats,
    y: Floats,
    learning_rate: float,
    restraint: Restraint = UNRESTRAINED,
) -> Integers:
    """The parameters q (..., P) after one step for each sample, in order."""
    for sample in range(len(x)):
        one = slice(sample, sample + 1)
        parameters = unflatten(to_float(q), shape)
        passed = forward(parameters, x[one], restraint.silent)
        step = averaged_step(parameters, passed, x[one], y[one], learning_rate)
        q = q + step * restraint.free
    return q


def evenly_spaced(last: int, stored: int | None) -> Integers:
    """The epochs to keep of 0..last: all, or `stored` of them from first to last."""
    if stored is None or stored > last:
        return np.arange(last + 1)
    return np.floor(np.arange(stored) * last / (stored - 1) + 0.5).astype(np.int64)
