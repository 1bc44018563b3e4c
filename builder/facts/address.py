"""The address of a moment: `epoch=50&sample=9&select=h3`, as the inspector's URL hash carries it.

The grammar is checked against one record, so that no link, figure or control can name an epoch that
is not stored, a sample that does not exist or a neuron beyond the layer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.base.errors import BuildError, near_miss, unknown
from builder.facts.moments import MAIN, Moments
from builder.facts.numerals import values_in
from builder.model.config import DIGITS
from builder.model.network import BLOCKS
from builder.model.quantities import SELECTIONS

Address = dict[str, str | int]

MODES = ("training", "inference")
LAST_STAGE = 10  # of one step, from 0
SORTS = ("sample", "contribution")
_INDEX = r"(?:0|[1-9][0-9]*)"
# A number of the record in a trail: its name, its indices, and an epoch and a sample of its own.
NUMBER_ID = (
    r"([A-Za-z][A-Za-z0-9]*(?:\.[a-z][a-z0-9]*)?)((?:\.[0-9]{1,4})*)"
    r"(?:@([0-9]{1,6}))?(?::([0-9]{1,5}))?"
)
LONGEST_TRAIL = 24  # opened numbers


def parse_address(text: str, moments: Moments) -> Address:
    """The keys of an address (without '#'), epoch and sample as numbers.

    Raises BuildError (without a place): an unknown or repeated key, a value out of range.
    """
    address: Address = {}
    for part in text.split("&"):
        key, equals, value = part.partition("=")
        if not equals or not value:
            raise BuildError(
                f"'{part}' is not key=value; write an address such as epoch=50&sample=9"
            )
        if key not in KEYS:
            raise unknown(key, KEYS, "key of an address")
        if key in address:
            raise BuildError(f"the key '{key}' stands twice in '{text}'; keep one")
        address[key] = value
    for key in address:
        address[key] = _READERS[key](str(address[key]), moments)
    _check_epoch(address, moments)
    if "pixels" in address and address.get("mode") != "inference":
        raise BuildError("'pixels' needs mode=inference; add it")
    return address


def numbers_of(text: str) -> frozenset[float]:
    """Every number an address names, so that words over it may: 3, 7 and 3.7 of w1.3.7."""
    return frozenset(float(found) for found in re.findall(r"\d+", text)) | frozenset(
        values_in(text)
    )


def _run(value: str, moments: Moments) -> str:
    return moments.run(value).name


def _whole(value: str) -> int:
    if not re.fullmatch(r"0|[1-9]\d*", value):
        raise BuildError(f"'{value}' is not a whole number")
    return int(value)


def _epoch(value: str, moments: Moments) -> int:
    return _whole(value)


def _check_epoch(address: Address, moments: Moments) -> None:
    if "epoch" in address:
        moments.row(int(address["epoch"]), str(address.get("run", MAIN)))


def _stage(value: str, moments: Moments) -> int:
    if _whole(value) > LAST_STAGE:
        raise BuildError(f"one step has no stage {value}; they are 0 to {LAST_STAGE}")
    return int(value)


def _sample(value: str, moments: Moments) -> int:
    count = len(moments.data.training)
    if _whole(value) >= count:
        raise BuildError(f"there is no sample {value}; the samples are 0 to {count - 1}")
    return int(value)


def _select(value: str, moments: Moments) -> str:
    kind, layers = _selectable(value)
    indices = [int(index) for index in re.findall(r"\d+", value.removeprefix(kind))]
    for index, size in zip(indices, moments.shape.sizes(layers), strict=True):
        if index >= size:
            raise BuildError(f"'{value}' does not exist: {index} is beyond 0 to {size - 1}")
    return value


def _selectable(value: str) -> tuple[str, tuple[str, ...]]:
    """The kind of a selection and the layers that its indices count."""
    for kind, layers in SELECTIONS.items():
        point = r"\." if kind in BLOCKS else ""
        if re.fullmatch(kind + (point + _INDEX) * len(layers), value):
            return kind, layers
    raise BuildError(
        f"nothing is selected by '{value}'; write x12, h0, o2, w1.3.7 (to hidden 3 from pixel 7), "
        "w2.0.2, b1.3, b2.0, loss, accuracy, lr, a question: not0, flip, wrong, next or step, or "
        "the whole run: learned, units, confusion, moves or landscape"
    )


def _trail(value: str, moments: Moments) -> str:
    steps = value.split("~")
    if len(steps) > LONGEST_TRAIL or not all(re.fullmatch(NUMBER_ID, step) for step in steps):
        raise BuildError(f"'{value}' is not a trail; copy one from the inspector's address")
    return value


def _pixels(value: str, moments: Moments) -> str:
    known = DIGITS[: len(moments.config.pictures.levels)]
    if len(value) != moments.shape.inputs or set(value) - set(known):
        digits = "0 or 1" if len(known) == 2 else f"0 to {known[-1]}"
        raise BuildError(f"'{value}' is not {moments.shape.inputs} characters {digits}, row by row")
    return value


def _pin(value: str, moments: Moments) -> str:
    """A moment to compare with: an epoch, or run@epoch."""
    run, _, epoch = value.rpartition("@")
    moments.row(_whole(epoch), moments.run(run or MAIN).name)
    return value


def _one_of(*known: str) -> Callable[[str, Moments], str]:
    def read(value: str, moments: Moments) -> str:
        if value not in known:
            raise BuildError(f"'{value}' is not one of the values here; {near_miss(value, known)}")
        return value

    return read


_READERS: dict[str, Callable[[str, Moments], str | int]] = {
    "mode": _one_of(*MODES), "run": _run, "epoch": _epoch, "sample": _sample, "select": _select,
    "trail": _trail, "pixels": _pixels, "pin": _pin, "zeros": _one_of("1"), "stage": _stage,
    "table": _one_of("1"), "life": _one_of("1"), "digits": _one_of("6"), "sort": _one_of(*SORTS),
}  # fmt: skip

KEYS = tuple(_READERS)
