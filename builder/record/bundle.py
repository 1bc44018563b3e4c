"""The bundle format: a run as compact JSON. This module alone writes it, and reads it back.

Every array of integers is written row by row in its stated shape. Smooth sequences have small
differences, so an array is differenced `difference` times along its first axis (the epochs), and
the results are written as Base64 VLQ. Two intermediates are exact integer sums of other numbers and
are named instead of stored. `docs/bundle-format.md` describes the format for its readers.
"""

from __future__ import annotations

import json
import zlib
from typing import TypedDict, cast

import numpy as np

from builder.base.errors import BuildError
from builder.model.dataset import Dataset, PictureFormat
from builder.model.grid import SCALE, Integers, snap
from builder.model.network import BLOCKS, Shape
from builder.model.quantities import RECORDED
from builder.record.run import Run, pixel_sums
from builder.record.vlq import from_vlq, to_vlq, whole_numbers

FORMAT = "explorable-network-record"
VERSION = 2
SAMPLES = "-samples"  # how the name of a bundle of intermediates goes on after the run's
PICTURES = "pictures"  # the bundle of all pictures
MOST_DIFFERENCES = 4
LARGEST = 2**53 // 2**MOST_DIFFERENCES  # differences of these are still exact in JavaScript

# What the exact relations say, in whole millionths; halves, which only grey pixels make, go up.
RELATIONS = {"z1": "w1 x + b1", "dz2": "a2 - y"}

AXES = {
    "epoch": ("epoch",),
    "q": ("epoch", "parameter"),
    "loss": ("epoch",),
    "hits": ("epoch",),
    **{
        name: ("epoch", "sample", *(layer.removesuffix("s") for layer in layers))
        for name, layers in RECORDED.items()
    },
}
UNSCALED = ("epoch", "hits")


class Entry(TypedDict, total=False):
    """One array: stored, or named as what it follows from."""

    axes: list[str]
    scale: int
    shape: list[int]
    difference: int
    crc32: int
    values: str
    relation: str


class Pictures(TypedDict):
    """Pictures, one text of pixels each."""

    labels: list[int]
    names: list[str]
    pixels: list[str]


class Bundle(TypedDict, total=False):
    """Every key that a bundle of any kind can have."""

    format: str
    version: int
    shape: dict[str, int]
    samples: int
    run: str
    scale: int
    order: str
    first_sample: int
    samples_per_file: int
    title: str
    learning_rate: float
    update: str
    classes: list[str]
    picture: dict[str, int | str]
    pictures: Pictures
    held_out: Pictures
    parameters: str
    arrays: dict[str, Entry]


def encode_array(array: Integers) -> Entry:
    """An integer array of any shape as JSON. Raises BuildError for values beyond 2^49."""
    array = np.asarray(array, dtype=np.int64)
    if array.size and not -LARGEST <= array.min() <= array.max() <= LARGEST:
        raise BuildError(
            f"a run has values beyond {LARGEST // SCALE:,}, which cannot be recorded exactly; "
            "lower its learning rate"
        )
    orders = range(MOST_DIFFERENCES + 1 if array.ndim else 1)
    texts = [to_vlq(_difference(array, order)) for order in orders]
    order = min(orders, key=lambda order: len(texts[order]))
    return {
        "shape": list(array.shape),
        "difference": order,
        "crc32": zlib.crc32(texts[order].encode()),
        "values": texts[order],
    }


def _difference(array: Integers, order: int) -> Integers:
    for _ in range(order):
        array = np.diff(array, axis=0, prepend=np.zeros_like(array[:1]))
    return array


def sample_files(samples: int, per_file: int | None) -> dict[str, range]:
    """Which samples stand together: by the end of the bundle's name, '-samples' if it is only one.

    per_file: how many go into one file; None: all.
    """
    if per_file is None or per_file >= samples:
        return {SAMPLES: range(samples)}
    starts = range(0, samples, per_file)
    return {
        f"{SAMPLES}-{number}": range(first, min(first + per_file, samples))
        for number, first in enumerate(starts)
    }


def encode_run(
    run: Run, form: PictureFormat, held_out: Dataset, per_file: int | None = None
) -> Bundle:
    """Parameters, loss and hits of every stored epoch, with pictures: `data/<run>.json`.

    The pictures are those of the first file of samples, so that what a page loads first does not
    grow with the number of samples.
    """
    arrays = {"epoch": run.epoch, "q": run.q, "loss": run.loss, "hits": run.hits}
    first = next(iter(sample_files(len(run.training), per_file).values()))
    return {
        **_heading(run),
        "samples_per_file": len(first),
        "title": run.config.title,
        "learning_rate": run.config.learning_rate,
        "update": run.config.update,
        "classes": list(form.classes),
        "picture": {"rows": form.rows, "columns": form.columns, "levels": form.levels},
        "pictures": encode_pictures(run.training.part(first), form),
        "held_out": encode_pictures(held_out, form),
        "parameters": f"{', '.join(BLOCKS)}; each row by row",
        "arrays": {name: _entry(name, encode_array(array)) for name, array in arrays.items()},
    }


def encode_all_pictures(training: Dataset, shape: Shape, form: PictureFormat) -> Bundle:
    """Every training picture: `data/pictures.json`, where the runs hold the first of them only."""
    frame = _frame(shape, len(training))
    return {**frame, "pictures": encode_pictures(training, form), "arrays": {}}


def encode_samples(run: Run, samples: range | None = None) -> Bundle:
    """Every intermediate value of those samples at every epoch: `data/<run>-samples.json`."""
    samples = range(len(run.training)) if samples is None else samples
    heading: Bundle = {**_heading(run), "first_sample": samples.start}
    run = run.part(samples)
    arrays: dict[str, Entry] = {}
    for name in RECORDED:
        recorded = run.samples[name]
        if name in RELATIONS and np.array_equal(
            derive(name, run.q, run.shape, run.training, run.samples["a2"]), recorded
        ):
            arrays[name] = _entry(name, {"relation": RELATIONS[name]})
        else:
            arrays[name] = _entry(name, encode_array(recorded))
    return {**heading, "arrays": arrays}


def _entry(name: str, content: Entry) -> Entry:
    scale: Entry = {"scale": 1} if name in UNSCALED else {}
    return {"axes": list(AXES[name]), **scale, **content}


def derive(name: str, q: Integers, shape: Shape, training: Dataset, a2: Integers) -> Integers:
    """What a relation says: z1 (E, S, H) from q (E, P), or dz2 (E, S, C) from a2 (E, S, C)."""
    return a2 - snap(training.y) if name == "dz2" else pixel_sums(q, shape, training)


def _heading(run: Run) -> Bundle:
    return {
        **_frame(run.shape, len(run.training)),
        "run": run.name,
        "scale": SCALE,
        "order": "row by row, the last axis fastest",
    }


def _frame(shape: Shape, samples: int) -> Bundle:
    return {
        "format": FORMAT,
        "version": VERSION,
        "shape": {"inputs": shape.inputs, "hidden": shape.hidden, "outputs": shape.outputs},
        "samples": samples,
    }


def encode_pictures(dataset: Dataset, form: PictureFormat) -> Pictures:
    """Pictures as rows of characters, one text a picture, with labels and names."""
    return {
        "labels": list(dataset.labels),
        "names": list(dataset.names),
        "pixels": [form.draw(row).replace("\n", "") for row in dataset.x],
    }


def to_text(bundle: Bundle) -> str:
    """A bundle as the text of its file."""
    return json.dumps(bundle, ensure_ascii=False, separators=(",", ":")) + "\n"


def parse(text: str, source: str) -> Bundle:
    """A bundle whose arrays are there; its values may be damaged in any way. Raises BuildError."""
    try:
        bundle = json.loads(text)
    except (ValueError, RecursionError):
        raise _foreign(source, "this is not JSON: the file is damaged or cut off") from None
    if not isinstance(bundle, dict) or bundle.get("format") != FORMAT:
        raise _foreign(source, f"this is not a bundle: it does not say '{FORMAT}'")
    if bundle.get("version") != VERSION:
        version = bundle.get("version")
        raise _foreign(source, f"version {version!r} of the format is not version {VERSION}")
    arrays = bundle.get("arrays")
    if not isinstance(arrays, dict) or not all(isinstance(a, dict) for a in arrays.values()):
        raise _foreign(source, "the arrays are missing")
    return cast(Bundle, bundle)


def _foreign(source: str, reason: str) -> BuildError:
    return BuildError(f"{reason}; build the site again, or fetch the file again", source)


def salvage(entry: Entry, shape: tuple[int, ...]) -> Integers:
    """As much as can be read of a damaged array that should have this shape; the rest is 0."""
    numbers = from_vlq(whole_numbers(str(entry.get("values"))))
    filled = np.zeros(shape, dtype=np.int64)
    count = min(numbers.size, filled.size)
    filled.reshape(-1)[:count] = numbers[:count]
    order = entry.get("difference")
    for _ in range(order if type(order) is int and order <= MOST_DIFFERENCES else 0):
        filled = np.cumsum(filled, axis=0)
    return filled
