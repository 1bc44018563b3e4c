"""What an experiment may change: the notation of each change, and what it does to a fork of a run.

An experiment is one text, `RUN@EPOCH;change;change…`, the same in an address and on the command
line. site_assets/js/record/changes.js reads it too, and refuses the same texts in the same
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from builder.base.errors import BuildError
from builder.model.config import DIGITS, UPDATES, RunConfig
from builder.model.dataset import Dataset
from builder.model.grid import Integers, snap
from builder.model.initialisation import draw
from builder.model.network import Shape

# Within these bounds the last bits, in which two machines differ, stay far below a millionth.
FASTEST = 100  # of a learning rate: the fastest recorded run
LARGEST = 100  # of a value that is set, either sign
MOST_SEEDS = 2**32

_INDEX = r"(?:0|[1-9][0-9]{0,4})"
NOTATION = {  # of keys and values, as whole texts
    "index": _INDEX,
    "number": r"-?[0-9]{1,6}(?:\.[0-9]{1,12})?",
    "parameter": rf"([wb][12])((?:\.{_INDEX})+)",
    "pixel": rf"x({_INDEX})\.({_INDEX})",
    "answer": rf"y({_INDEX})",
    "hidden": rf"h({_INDEX})",
    "samples": rf"{_INDEX}(?:,{_INDEX})*",
    "added": rf"({_INDEX})\.([0-9a-z]+)",
    "seed": r"0|[1-9][0-9]{0,9}",
}
KNOWN = "lr, w1.3.7, b1.3, w2.0.2, b2.1, hold, off, x5.12, y8, leave, add, update, seed"
SHOWN = 60  # characters of a refused change


class ExperimentError(BuildError):
    """An experiment that is unknown or impossible; the sentence names the change."""


@dataclass
class Fork:
    """A run at an epoch, while changes are applied to it."""

    config: RunConfig
    shape: Shape
    epoch: int
    q: Integers  # (P,) millionths
    pictures: Dataset  # all of them: sample numbers stay when some are left out
    held: set[int] = field(default_factory=set)  # places in flat order
    silent: set[int] = field(default_factory=set)  # hidden units
    left_out: set[int] = field(default_factory=set)  # samples


def refuse(change: str, reason: str) -> ExperimentError:
    """The refusal of a change, in a sentence."""
    shown = change if len(change) <= SHOWN else f"{change[:SHOWN]}…"
    return ExperimentError(f"'{shown}' cannot be done: {reason}")


def apply(fork: Fork, change: str) -> None:
    """Apply one change, such as `lr:0.5`. Raises ExperimentError."""
    key, colon, value = change.partition(":")
    action = (_WORDS.get(key) or _named(key)) if colon else _unknown
    action(fork, change, key, value)


def _read(name: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(NOTATION[name], text)


def _named(key: str) -> Action:
    """What a key does that names a parameter, a pixel or an answer."""
    for name, action in (("parameter", _set), ("pixel", _paint), ("answer", _relabel)):
        if _read(name, key):
            return action
    return _unknown


def _unknown(fork: Fork, change: str, key: str, value: str) -> None:
    raise refuse(change, f"a change is one of {KNOWN}, a colon, and a value")


def _rate(fork: Fork, change: str, key: str, value: str) -> None:
    rate = float(value) if _read("number", value) else 0.0
    if not 0 < rate <= FASTEST:
        raise refuse(change, f"a learning rate is a number above 0, at most {FASTEST}")
    fork.config = replace(fork.config, learning_rate=rate)


def _set(fork: Fork, change: str, key: str, value: str) -> None:
    place = _place(fork.shape, change, key)
    if not _read("number", value) or abs(float(value)) > LARGEST:
        raise refuse(change, f"a parameter is a number from -{LARGEST} to {LARGEST}")
    fork.q = fork.q.copy()
    fork.q[place] = snap(np.array(float(value)))


def _place(shape: Shape, change: str, name: str) -> int:
    """Where a parameter stands in flat order."""
    block, *indices = name.split(".")
    at, size = tuple(map(int, indices)), shape.blocks[block]
    if len(at) != len(size) or any(i >= n for i, n in zip(at, size, strict=True)):
        last = ".".join(str(n - 1) for n in size)
        raise refuse(change, f"the last parameter of {block} is {block}.{last}")
    start: int = shape.spans[block].start
    return start + int(np.ravel_multi_index(at, size))


def _hold(fork: Fork, change: str, key: str, value: str) -> None:
    if value in fork.shape.spans:
        span = fork.shape.spans[value]
        fork.held.update(range(span.start, span.stop))
    elif _read("parameter", value):
        fork.held.add(_place(fork.shape, change, value))
    else:
        raise refuse(change, "what is held is w1, b1, w2, b2, or a parameter such as w1.3.7")


def _silence(fork: Fork, change: str, key: str, value: str) -> None:
    found = _read("hidden", value)
    if not found or int(found[1]) >= fork.shape.hidden:
        raise refuse(change, f"hidden neurons are h0 to h{fork.shape.hidden - 1}")
    fork.silent.add(int(found[1]))


def _paint(fork: Fork, change: str, key: str, value: str) -> None:
    sample, pixel = map(int, key[1:].split("."))
    _check_sample(fork, change, sample)
    if pixel >= fork.shape.inputs:
        raise refuse(change, f"pixels are 0 to {fork.shape.inputs - 1}")
    if len(value) != 1 or value not in DIGITS[: fork.pictures.levels]:
        raise refuse(change, f"a pixel is {_range(fork.pictures.levels)}")
    x = fork.pictures.x.copy()
    x[sample, pixel] = DIGITS.index(value) / (fork.pictures.levels - 1)
    fork.pictures = replace(fork.pictures, x=x)


def _relabel(fork: Fork, change: str, key: str, value: str) -> None:
    sample = int(key[1:])
    _check_sample(fork, change, sample)
    if not _read("index", value) or int(value) >= fork.shape.outputs:
        raise refuse(change, f"answers are 0 to {fork.shape.outputs - 1}")
    labels = list(fork.pictures.labels)
    labels[sample] = int(value)
    fork.pictures = replace(fork.pictures, labels=tuple(labels))


def _leave(fork: Fork, change: str, key: str, value: str) -> None:
    if not _read("samples", value):
        raise refuse(change, "what is left out are sample numbers with commas between, as in 3,4")
    for sample in map(int, value.split(",")):
        _check_sample(fork, change, sample)
        fork.left_out.add(sample)
    if len(fork.left_out) == len(fork.pictures):
        raise refuse(change, "at least one picture must stay")


def _add(fork: Fork, change: str, key: str, value: str) -> None:
    found = _read("added", value)
    if not found or int(found[1]) >= fork.shape.outputs:
        last = fork.shape.outputs - 1
        raise refuse(change, f"a picture starts with its answer, 0 to {last}, and a point")
    pictures, steps = fork.pictures, [DIGITS.index(digit) for digit in found[2]]
    if len(steps) != fork.shape.inputs or max(steps) >= pictures.levels:
        each = _range(pictures.levels)
        raise refuse(change, f"a picture has {fork.shape.inputs} pixels, each {each}")
    fork.pictures = replace(
        pictures,
        x=np.vstack([pictures.x, np.array(steps) / (pictures.levels - 1)]),
        labels=(*pictures.labels, int(found[1])),
        names=(*pictures.names, "added"),
    )


def _follow(fork: Fork, change: str, key: str, value: str) -> None:
    if value not in UPDATES:
        raise refuse(change, f"an update is {' or '.join(UPDATES)}")
    fork.config = replace(fork.config, update=value)


def _draw(fork: Fork, change: str, key: str, value: str) -> None:
    if not _read("seed", value) or int(value) >= MOST_SEEDS:
        raise refuse(change, f"a seed is a whole number from 0 to {MOST_SEEDS - 1}")
    if fork.epoch:
        raise refuse(change, "another start can be drawn at epoch 0 only")
    fork.q = draw(int(value), fork.shape)


def _check_sample(fork: Fork, change: str, sample: int) -> None:
    if sample >= len(fork.pictures):
        raise refuse(change, f"pictures are 0 to {len(fork.pictures) - 1}")


def _range(levels: int) -> str:
    return f"0 or {DIGITS[levels - 1]}" if levels == 2 else f"0 to {DIGITS[levels - 1]}"


Action = Callable[[Fork, str, str, str], None]
_WORDS: dict[str, Action] = {
    "lr": _rate,
    "hold": _hold,
    "off": _silence,
    "leave": _leave,
    "add": _add,
    "update": _follow,
    "seed": _draw,
}
