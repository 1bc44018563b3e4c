"""Bundles to take apart: the record, one of a tiny network, and one of a larger, grey network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from builder.model.config import RunConfig
from builder.model.dataset import Dataset, PictureFormat
from builder.model.initialisation import draw
from builder.model.network import Shape
from builder.record.bundle import encode_run, encode_samples, to_text
from builder.record.run import Data, Run, record
from tests import project


class Bundles(NamedTuple):
    """A run and the texts of its bundles."""

    run: Run
    parameters: str
    samples: str


def _bundles(run: Run, form: PictureFormat, held_out: Dataset) -> Bundles:
    parameters = to_text(encode_run(run, form, held_out))
    return Bundles(run, parameters, to_text(encode_samples(run)) if run.samples else "")


DOCUMENTATION = (project.ROOT / "docs" / "bundle-format.md").read_text(encoding="utf-8")


@cache
def printed_decoder() -> Callable[..., list[int]]:
    """The `decode` that docs/bundle-format.md prints."""
    snippets = re.findall(r"```python\n(.*?)```", DOCUMENTATION, re.DOTALL)
    namespace: dict[str, Callable[..., list[int]]] = {}
    exec(next(snippet for snippet in snippets if "def decode" in snippet), namespace)
    return namespace["decode"]


def read_back(text: str) -> dict[str, np.ndarray]:
    """Every array that a bundle stores, as a reader of the documentation finds it."""
    stored = {n: e for n, e in json.loads(text)["arrays"].items() if "values" in e}
    return {n: np.array(printed_decoder()(e)).reshape(e["shape"]) for n, e in stored.items()}


@cache
def of(name: str) -> Bundles:
    """The bundles of one of the project's runs."""
    return _bundles(project.run(name), project.network().pictures, project.data().held_out)


def main() -> Bundles:
    """The record."""
    return of("main")


TINY = PictureFormat(rows=1, columns=2, classes=("0", "1"), levels=".#")


@cache
def small() -> Bundles:
    """Those of a tiny network, short enough to damage at every character."""
    pictures = Dataset(np.array([[1.0, 0.0], [0.0, 1.0]]), (0, 1), ("left", "right"), 2)
    config = RunConfig("main", "Tiny", learning_rate=0.5, epochs=4, samples=True)
    shape = Shape(2, 2, 2)
    run = record(config, shape, Data(pictures, pictures, draw(1, shape)))
    return _bundles(run, TINY, pictures)


GREY = PictureFormat(8, 8, classes=tuple("0123456789"), levels="_.:-=+*#%@ABCDEFG")


@cache
def grey() -> Bundles:
    """Those of a 64-16-10 network on random pictures with 17 levels of grey."""
    x = np.random.RandomState(0).randint(0, 17, (30, 64)) / 16
    pictures = Dataset(x, tuple(range(10)) * 3, tuple(f"noise {n}" for n in range(30)), 10, 17)
    config = RunConfig("main", "Grey", learning_rate=0.5, epochs=6, samples=True)
    shape = Shape(64, 16, 10)
    run = record(config, shape, Data(pictures, pictures, draw(3, shape)))
    return _bundles(run, GREY, pictures)
