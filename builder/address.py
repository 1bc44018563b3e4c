"""The address of a moment: `epoch=50&sample=9&select=h3`, as the inspector's URL hash carries it.

The grammar is checked against one record, so that no link, figure or control can name an epoch that
is not stored, a sample that does not exist or a neuron beyond the layer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.errors import BuildError, near_miss
from builder.facts import MAIN
from builder.moments import Moments

Address = dict[str, str | int]

MODES = ("training", "inference")
_KEYS = ("mode", "run", "epoch", "sample", "select", "trail", "pixels")
_WHOLE = ("loss", "accuracy", "lr")
_TRAIL = re.compile(r"[\w.,:;~/-]+")


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
        if key not in _KEYS:
            raise BuildError(f"no key is called '{key}' in an address; {near_miss(key, _KEYS)}")
        if key in address:
            raise BuildError(f"the key '{key}' stands twice in '{text}'; keep one")
        address[key] = value
    for key, value in address.items():
        address[key] = _READERS[key](str(value), moments)
    _check_epoch(address, moments)
    if "pixels" in address and address.get("mode") != "inference":
        raise BuildError("'pixels' needs mode=inference; add it")
    return address


def numbers_of(text: str) -> frozenset[float]:
    """Every number an address names, so that words over it may name them too."""
    return frozenset(float(found) for found in re.findall(r"\d+\.\d+|\d+", text)) | frozenset(
        float(found) for found in re.findall(r"\d+", text)
    )


def _mode(value: str, moments: Moments) -> str:
    if value not in MODES:
        raise BuildError(f"no mode is called '{value}'; {near_miss(value, MODES)}")
    return value


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


def _sample(value: str, moments: Moments) -> int:
    count = len(moments.data.training)
    if _whole(value) >= count:
        raise BuildError(f"there is no sample {value}; the samples are 0 to {count - 1}")
    return int(value)


def _select(value: str, moments: Moments) -> str:
    if value in _WHOLE:
        return value
    kind, sizes = _selectable(moments, value)
    indices = [int(index) for index in re.findall(r"\d+", value.removeprefix(kind))]
    for index, size in zip(indices, sizes, strict=True):
        if index >= size:
            raise BuildError(f"'{value}' does not exist: {index} is beyond 0 to {size - 1}")
    return value


def _selectable(moments: Moments, value: str) -> tuple[str, tuple[int, ...]]:
    """The kind of a selection and the sizes its indices must stay below."""
    shape = moments.shape
    neurons = {"x": (shape.inputs,), "h": (shape.hidden,), "o": (shape.outputs,)}
    for kind, sizes in neurons.items():
        if re.fullmatch(kind + r"\d+", value):
            return kind, sizes
    for kind, sizes in shape.blocks.items():
        if re.fullmatch(kind + r"\.\d+" * len(sizes), value):
            return kind, sizes
    raise BuildError(
        f"nothing is selected by '{value}'; write x12, h0, o2, w1.3.7 (to hidden 3 from pixel 7), "
        "w2.0.2, b1.3, b2.0, loss, accuracy or lr"
    )


def _trail(value: str, moments: Moments) -> str:
    if not _TRAIL.fullmatch(value):
        raise BuildError(f"'{value}' is not a trail; copy one from the inspector's address")
    return value


def _pixels(value: str, moments: Moments) -> str:
    if len(value) != moments.shape.inputs or set(value) - {"0", "1"}:
        raise BuildError(f"'{value}' is not {moments.shape.inputs} characters 0 or 1, row by row")
    return value


_READERS: dict[str, Callable[[str, Moments], str | int]] = {
    "mode": _mode, "run": _run, "epoch": _epoch, "sample": _sample, "select": _select,
    "trail": _trail, "pixels": _pixels,
}  # fmt: skip
