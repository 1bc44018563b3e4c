"""The bundle format: a run as compact JSON. This module alone writes and reads it.

Every array of integers is written row by row in its stated shape. Smooth sequences have small
differences, so an array is differenced `difference` times along its first axis (the epochs), and the
results are written as Base64 VLQ, the variable-length integers of JavaScript source maps.
Two intermediates are exact integer sums of the others and are named instead of stored.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from builder.dataset import Dataset, PictureFormat
from builder.errors import BuildError
from builder.grid import SCALE, Integers, snap
from builder.network import Shape
from builder.record import QUANTITIES, Run

FORMAT = "explorable-network-record"
VERSION = 1
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
MOST_DIFFERENCES = 4
LARGEST = 2**53 // 2**MOST_DIFFERENCES  # differences of these are still exact in JavaScript

# What the exact integer relations say, in millionths; x counts as 0 or 1.
RELATIONS = {"z1": "w1 x + b1", "dz2": "a2 - y"}

Json = dict[str, Any]


def encode_array(array: Integers) -> Json:
    """An integer array of any shape as JSON. Raises ValueError for values beyond 2^49."""
    if array.size and np.abs(array).max() > LARGEST:
        raise ValueError(f"values beyond {LARGEST} cannot be written exactly")
    texts = [to_vlq(_difference(array, order)) for order in range(MOST_DIFFERENCES + 1)]
    order = min(range(len(texts)), key=lambda index: len(texts[index]))
    return {
        "shape": list(array.shape),
        "difference": order,
        "crc32": zlib.crc32(texts[order].encode()),
        "values": texts[order],
    }


def decode_array(entry: Json, name: str, source: str) -> Integers:
    """The integers of one encoded array. Raises BuildError, naming `source`, when it is damaged."""
    try:
        shape, order, text = entry["shape"], entry["difference"], entry["values"]
        if zlib.crc32(text.encode()) != entry["crc32"]:
            raise ValueError("its checksum does not match")
        if not 0 <= order <= MOST_DIFFERENCES:
            raise ValueError(f"a difference order of {order} is unknown")
        array = np.array(from_vlq(text), dtype=np.int64).reshape(shape)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise damaged(source, f"the array '{name}' cannot be read ({error})") from None
    for _ in range(order):
        array = np.cumsum(array, axis=0)
    return array


def to_vlq(array: Integers) -> str:
    """Integers as Base64 VLQ: five bits a character, lowest first, the lowest bit is the sign."""
    characters = []
    for value in array.ravel().tolist():
        rest = -value << 1 | 1 if value < 0 else value << 1
        while rest > 31:
            characters.append(ALPHABET[rest & 31 | 32])
            rest >>= 5
        characters.append(ALPHABET[rest])
    return "".join(characters)


def from_vlq(text: str) -> list[int]:
    """The integers of a Base64 VLQ text. Raises ValueError for a foreign or cut-off text."""
    numbers, value, place = [], 0, 0
    for character in text:
        digit = ALPHABET.index(character)
        value |= (digit & 31) << place
        place += 5
        if digit < 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value, place = 0, 0
    if place:
        raise ValueError("the text ends inside a number")
    return numbers


def _difference(array: Integers, order: int) -> Integers:
    for _ in range(order):
        array = np.diff(array, axis=0, prepend=np.zeros_like(array[:1]))
    return array


def encode_run(run: Run, form: PictureFormat, held_out: Dataset) -> Json:
    """Parameters, loss and hits of every stored epoch, with the pictures: `data/<run>.json`."""
    return {
        **_heading(run),
        "title": run.config.title,
        "learning_rate": run.config.learning_rate,
        "update": run.config.update,
        "classes": list(form.classes),
        "picture": {"rows": form.rows, "columns": form.columns, "levels": form.levels},
        "pictures": encode_pictures(run.training, form),
        "held_out": encode_pictures(held_out, form),
        "parameters": "w1 row by row, b1, w2 row by row, b2",
        "arrays": {
            name: encode_array(array)
            for name, array in (
                ("epoch", run.epoch),
                ("q", run.q),
                ("loss", run.loss),
                ("hits", run.hits),
            )
        },
    }


def encode_samples(run: Run) -> Json:
    """Every intermediate value of every sample at every epoch: `data/<run>-samples.json`."""
    derived = _derived(run.q, run.shape, run.training, run.samples["a2"])
    arrays: Json = {}
    for name in QUANTITIES:
        exact = name in RELATIONS and np.array_equal(derived[name], run.samples[name])
        arrays[name] = {"relation": RELATIONS[name]} if exact else encode_array(run.samples[name])
    return {**_heading(run), "arrays": arrays}


def _heading(run: Run) -> Json:
    return {
        "format": FORMAT,
        "version": VERSION,
        "run": run.name,
        "scale": SCALE,
        "shape": {
            "inputs": run.shape.inputs,
            "hidden": run.shape.hidden,
            "outputs": run.shape.outputs,
        },
        "samples": len(run.training),
    }


def encode_pictures(dataset: Dataset, form: PictureFormat) -> Json:
    """Pictures as rows of characters, one text a picture, with labels and names."""
    return {
        "labels": list(dataset.labels),
        "names": list(dataset.names),
        "pixels": [form.draw(row).replace("\n", "") for row in dataset.x],
    }


def to_text(bundle: Json) -> str:
    """A bundle as the text of its file."""
    return json.dumps(bundle, ensure_ascii=False, separators=(",", ":")) + "\n"


def damaged(source: str, reason: str) -> BuildError:
    """The refusal of a file that is not a bundle of ours."""
    return BuildError(f"{reason}; build the site again, or fetch the file again", source)


@dataclass(frozen=True)
class Decoded:
    """A bundle read back: its heading and its integer arrays."""

    heading: Mapping[str, Any]
    shape: Shape
    arrays: Mapping[str, Integers]


def decode(text: str, source: str) -> Decoded:
    """Read the text of a bundle. Raises BuildError when it is damaged, truncated or foreign."""
    try:
        bundle = json.loads(text)
    except ValueError:
        raise damaged(source, "this is not JSON: the file is damaged or cut off") from None
    if not isinstance(bundle, dict) or bundle.get("format") != FORMAT:
        raise damaged(source, f"this is not a bundle: it does not say '{FORMAT}'")
    if bundle.get("version") != VERSION:
        version = bundle.get("version")
        raise damaged(source, f"version {version} of the format is not version {VERSION}")
    try:
        shape = Shape(**bundle["shape"])
        entries = dict(bundle["arrays"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(source, f"the heading is damaged ({error})") from None
    arrays = {
        name: decode_array(entry, name, source)
        for name, entry in entries.items()
        if not (isinstance(entry, dict) and "relation" in entry)
    }
    return Decoded(bundle, shape, arrays)


def decode_samples(
    text: str, source: str, q: Integers, training: Dataset
) -> dict[str, Integers]:
    """All intermediates of a samples bundle; those given by a relation are worked out from q (E, P)."""
    decoded = decode(text, source)
    try:
        derived = _derived(q, decoded.shape, training, decoded.arrays["a2"])
    except (KeyError, ValueError) as error:
        raise damaged(source, f"it does not belong to this run ({error})") from None
    return {name: decoded.arrays.get(name, derived.get(name)) for name in QUANTITIES}  # type: ignore[misc]


def _derived(q: Integers, shape: Shape, training: Dataset, a2: Integers) -> dict[str, Integers]:
    """The relations' values: z1 (E, S, H) and dz2 (E, S, C). Exact where pixels are 0 or 1."""
    pixels = training.x.astype(np.int64)
    w1 = q[:, : shape.hidden * shape.inputs].reshape(-1, shape.hidden, shape.inputs)
    b1 = q[:, w1[0].size : w1[0].size + shape.hidden]
    z1 = np.einsum("ehk,sk->esh", w1, pixels) + b1[:, None, :]
    return {"z1": z1, "dz2": a2 - snap(training.y)}
