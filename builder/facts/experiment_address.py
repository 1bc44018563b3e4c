"""The address of the lab: an experiment, how long it trains, and the moment that it opens at."""

from __future__ import annotations

from builder.base.errors import BuildError
from builder.facts.address import parse_address
from builder.facts.moments import Moments
from builder.record.experiment import read_address

SET_BY_EXPERIMENT = ("run", "pin")
_OF_EXPERIMENT = {"epoch": "an epoch of this experiment", "sample": "a picture of this experiment"}


def check_lab_address(text: str, moments: Moments) -> None:
    """Nothing, if the lab can open `main@10;lr:12&epochs=50&epoch=60&select=loss`, without 'fork='.

    Raises BuildError (without a place) for what is unknown or impossible.
    """
    parts = text.split("&")
    trained = [part for part in parts[1:] if part.startswith("epochs=")]
    experiment, count = read_address("&".join([parts[0], *trained]), moments.run)
    ends = {
        "epoch": (experiment.epoch, experiment.epoch + count),
        "sample": (0, len(experiment.all_pictures) - 1),
    }
    moment = []
    for part in parts[1:]:
        key, _, value = part.partition("=")
        if key in SET_BY_EXPERIMENT:
            raise BuildError(f"'{key}' is set by the experiment; leave it out")
        if key in ends and value.isdecimal():
            _check_within(int(value), ends[key], _OF_EXPERIMENT[key])
        elif part not in trained:
            moment.append(part)
    if moment:
        parse_address("&".join(moment), moments)


def _check_within(number: int, ends: tuple[int, int], what: str) -> None:
    first, last = ends
    if not first <= number <= last:
        raise BuildError(f"{number} is not {what}; give {first} to {last}")
