"""Experiments: a recorded run, changed at an epoch and trained on from there by the same rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from builder.model.config import RunConfig
from builder.model.dataset import Dataset
from builder.model.grid import SCALE, Integers, snap
from builder.model.network import Shape
from builder.model.training import Restraint, train
from builder.record.changes import ExperimentError, Fork, apply, refuse
from builder.record.run import Run

LONGEST = 4000  # characters: an address holds no more everywhere
MOST_EPOCHS = 10_000  # that an experiment trains
FAR = 1_000_000 * SCALE  # beyond it a parameter is no longer sure to its millionth
_EPOCHS = re.compile(r"0|[1-9][0-9]{0,4}")
ORIGIN = r"([a-z0-9][a-z0-9.-]*)@(0|[1-9][0-9]{0,4})"  # a run and an epoch


@dataclass(frozen=True)
class Experiment:
    """A fork of a run, ready to be trained."""

    text: str
    config: RunConfig  # of the run it leaves, with the learning rate and the update it goes on by
    shape: Shape
    pictures: Dataset  # those that it learns from
    epoch: int  # where it leaves the run
    last: int  # the run's last epoch
    start: Integers  # (P,) millionths, with the changes applied
    restraint: Restraint
    all_pictures: Dataset  # those left out too: sample numbers stay
    left_out: tuple[int, ...]  # of them
    held: tuple[int, ...]  # places in flat order that do not move

    def run(self, epochs: int) -> Run:
        """The states at its epoch and so many after it. Raises ExperimentError."""
        x, y = self.pictures.x, self.pictures.y
        rate, update = self.config.learning_rate, self.config.update
        states = train(self.shape, self.start, x, y, rate, update, self.restraint)
        q, loss, hits = [], [], []
        for state in islice(states, epochs + 1):
            if np.abs(state.q).max() > FAR:
                raise ExperimentError(
                    f"a parameter goes beyond a million at epoch {self.epoch + state.epoch}; "
                    "train fewer epochs, or more slowly"
                )
            q.append(state.q)
            loss.append(snap(state.loss))
            hits.append(state.hits)
        return Run(
            config=replace(self.config, title=self.text, epochs=self.epoch + epochs),
            shape=self.shape,
            training=self.pictures,
            epoch=np.arange(self.epoch, self.epoch + epochs + 1),
            q=np.stack(q),
            loss=np.array(loss),
            hits=np.array(hits),
        )


def read_experiment(text: str, recorded: Callable[[str], Run]) -> Experiment:
    """The experiment that a text describes: `RUN@EPOCH`, then changes, each after `;`.

    `recorded` gives a run by its name, or raises KeyError. Raises ExperimentError, whose sentence
    names what is unknown or impossible.
    """
    if len(text) > LONGEST:
        raise refuse(text, f"an experiment has at most {LONGEST} characters")
    origin, *changes = text.split(";")
    run, epoch = _origin(origin, recorded)
    fork = Fork(run.config, run.shape, epoch, _state(run, epoch), run.training)
    for change in changes:
        apply(fork, change)
    kept = [sample for sample in range(len(fork.pictures)) if sample not in fork.left_out]
    free = np.ones(fork.shape.parameters, dtype=np.int64)
    free[list(fork.held)] = 0
    return Experiment(
        text=text,
        config=fork.config,
        shape=fork.shape,
        pictures=fork.pictures.part(kept),
        epoch=epoch,
        last=int(run.epoch[-1]),
        start=fork.q,
        restraint=Restraint(tuple(sorted(fork.silent)), free),
        all_pictures=fork.pictures,
        left_out=tuple(sorted(fork.left_out)),
        held=tuple(sorted(fork.held)),
    )


def read_address(text: str, recorded: Callable[[str], Run]) -> tuple[Experiment, int]:
    """The experiment of an address, `main@10;lr:12&epochs=50`, and how many epochs it trains.

    Without a number it trains to its run's last epoch. Raises ExperimentError.
    """
    text, asked, epochs = text.partition("&epochs=")
    experiment = read_experiment(text, recorded)
    if not asked:
        return experiment, experiment.last - experiment.epoch
    if not _EPOCHS.fullmatch(epochs) or int(epochs) > MOST_EPOCHS:
        raise ExperimentError(f"'{epochs}' is no number of epochs; give 0 to {MOST_EPOCHS}")
    return experiment, int(epochs)


def _origin(origin: str, recorded: Callable[[str], Run]) -> tuple[Run, int]:
    found = re.fullmatch(ORIGIN, origin)
    if not found:
        raise refuse(origin, "an experiment starts with a run and an epoch, as in main@10")
    try:
        run = recorded(found[1])
    except KeyError:
        raise refuse(origin, f"there is no run called {found[1]}") from None
    if int(found[2]) > run.epoch[-1]:
        raise refuse(origin, f"the run {run.name} ends at epoch {run.epoch[-1]}")
    return run, int(found[2])


def _state(run: Run, epoch: int) -> Integers:
    """The parameters of a run at any of its epochs, trained from the stored one before it."""
    index = int(np.searchsorted(run.epoch, epoch, side="right")) - 1
    rule, pictures = run.config, run.training
    states = train(run.shape, run.q[index], pictures.x, pictures.y, rule.learning_rate, rule.update)
    return next(islice(states, epoch - int(run.epoch[index]), None)).q
